import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { DayInput } from '../../../web/dates/date-input.tsx';
import { Anchor } from '../../../web/fields/anchor.tsx';
import { findable } from '../../../web/fields/findable.ts';
import { rowPath } from '../../../web/fields/paths.ts';
import { peopleQuery, usePeopleNames, useRoles } from '../../../web/names.ts';
import { dayWords } from '../../../web/words/moment.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { report } from '../report.ledger.ts';
import { CarriedMark } from './carried-mark.web.tsx';
import { commitment } from './commitment.ledger.ts';
import { promisesQuery } from './commitment-queries.web.ts';
import { choosePromise, type Promises, type ReportPromise, tellFinished } from './promises.endpoints.ts';
import './commitments.css';

interface Props {
  /** The saved report. */
  readonly id: string;
  /** Whether it has been approved, so that nothing of it is changed until it is signed or returned. */
  readonly isLocked: boolean;
}

/** What signing the report will keep: its plan as tasks, its problems, and what it says nothing of though it is owed or done. */
export function ReportPromises({ id, isLocked }: Props) {
  const { data } = useQuery(promisesQuery(id));
  if (!data) return null;
  const { coming, promises, missing, finished } = data;
  const planned = promises.filter(({ kind }) => kind === 'commitment');
  const problems = promises.filter(({ kind }) => kind === 'problem');
  if (promises.length + missing.length + finished.length === 0) return null;
  return (
    <section aria-label="签发后列为任务" className="report-promises">
      {planned.length > 0 && (
        <>
          <h2>签发后列为任务</h2>
          <p className="quiet">
            计划章节里的 {planned.length} 条列为{coming}任务，不想跟踪的去掉勾选；责任和时限可以现在定，也可以以后定。
          </p>
          <ul>
            {planned.map((promise) => (
              <Planned key={promise.mark} id={id} isLocked={isLocked} promise={promise} />
            ))}
          </ul>
        </>
      )}
      {problems.length > 0 && (
        <details>
          <summary>记为存在问题（{problems.length} 条）</summary>
          <ul>
            {problems.map((promise) => (
              <Planned key={promise.mark} id={id} isLocked={isLocked} promise={promise} />
            ))}
          </ul>
        </details>
      )}
      <Missing missing={missing} />
      <Finished id={id} isLocked={isLocked} finished={finished} />
    </section>
  );
}

function Planned({ id, isLocked, promise }: Props & { readonly promise: ReportPromise }) {
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const mayChoose = useRoles().some((role) => choosePromise.by.includes(role)) && !isLocked;
  const [isOpen, setOpen] = useState(false);
  const { choose, chosen, error } = useChoose(id, promise);
  const { text, struck, owner, unit, dueOn, carried, known, kind } = chosen;
  const given = [unit, owner && nameOf(owner)].filter(Boolean).join(' ');
  return (
    <li className={struck ? 'struck' : undefined}>
      <Checkbox checked={!struck} disabled={!mayChoose} onChange={({ target }) => choose({ struck: !target.checked })}>
        {text}
      </Checkbox>
      <p className="quiet task-given">
        <CarriedMark times={carried?.times ?? 0} />
        {carried && <Anchor href={rowPath(commitment, carried.id)}>结转自{carried.period}</Anchor>}
        {known !== null && <span>已有记录，不重复列</span>}
        {kind === 'commitment' && known === null && !struck && (
          <>
            <span>{given === '' ? '责任未定' : given}</span>
            {dueOn !== null && <span>{dayWords(dueOn, today)}前</span>}
            {mayChoose && (
              <Button size="small" type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {isOpen ? '收起' : '安排'}
              </Button>
            )}
          </>
        )}
      </p>
      {isOpen && <Assign promise={chosen} choose={choose} />}
      {error && <p role="alert">{problemWords(error)}</p>}
    </li>
  );
}

type Choice = Partial<Pick<ReportPromise, 'struck' | 'owner' | 'unit' | 'dueOn'>>;

/** Keeps at once what is chosen of a promise, and shows it as it will be kept. */
function useChoose(id: string, promise: ReportPromise) {
  const { kind, mark, struck } = promise;
  // What is recorded already is arranged with its own row.
  const { owner, unit, dueOn } = promise.known === null ? promise : { owner: null, unit: null, dueOn: null };
  const queries = useQueryClient();
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: (choice: Choice) =>
      api.call(choosePromise, { report: id, kind, mark, struck, owner, unit, dueOn, ...choice }),
    onSuccess: () => queries.invalidateQueries({ queryKey: promisesQuery(id).queryKey }),
  });
  return { choose: mutate, chosen: isPending ? { ...promise, ...variables } : promise, error };
}

interface AssignProps {
  readonly promise: ReportPromise;
  readonly choose: (choice: Choice) => void;
}

function Assign({ promise: { owner, unit, dueOn, text }, choose }: AssignProps) {
  const { data: people = [] } = useQuery(peopleQuery);
  const [typed, setTyped] = useState(unit ?? '');
  return (
    <div className="task-assign">
      <Input
        aria-label={`${text}的责任科室`}
        placeholder="责任科室（单位）"
        maxLength={60}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed.trim() !== (unit ?? '') && choose({ unit: typed.trim() || null })}
      />
      <Select
        aria-label={`${text}的责任人`}
        placeholder="责任人"
        allowClear
        showSearch={{ filterOption: (asked, option) => findable(option?.find ?? '', asked) }}
        value={owner}
        options={people.map(({ id, name, note }) => ({ value: id, label: name, find: `${name}${note ?? ''}` }))}
        onChange={(chosen: string | undefined) => choose({ owner: chosen ?? null })}
      />
      <DayInput aria-label={`${text}的完成时限`} value={dueOn} onChange={(day) => choose({ dueOn: day })} />
    </div>
  );
}

/** Tasks not finished that the plan does not speak of: the writer puts them in, or they stay owed where they are. */
function Missing({ missing }: Pick<Promises, 'missing'>) {
  if (missing.length === 0) return null;
  return (
    <>
      <h3>没有写进计划的未完成任务</h3>
      <ul>
        {missing.map(({ id, text, period, isLeft }) => (
          <li key={id}>
            <Anchor href={rowPath(commitment, id)}>{text}</Anchor>{' '}
            <span className="quiet">{isLeft ? `${period}，所出报告已撤回` : period}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Tasks finished in the period, each with the sentence that would tell of it. */
function Finished({ id, isLocked, finished }: Props & Pick<Promises, 'finished'>) {
  const mayWrite = useRoles().some((role) => tellFinished.by.includes(role)) && !isLocked;
  const queries = useQueryClient();
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: (of: string) => api.call(tellFinished, { report: id, commitment: of }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [report.name] }),
  });
  return (
    <>
      {finished.length > 0 && <h3>本期完成、还没有写进总结的任务</h3>}
      <ul>
        {finished.map(({ id: of, words }) => (
          <li key={of}>
            {words}{' '}
            {mayWrite && (
              <Button size="small" loading={isPending && variables === of} onClick={() => mutate(of)}>
                写入总结
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data && <p role="status">已写在“{data.heading}”末尾</p>}
      {error && <p role="alert">{problemWords(error)}</p>}
    </>
  );
}
