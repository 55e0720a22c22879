import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Day } from '../../../kernel/calendar.ts';
import { halfYearBefore, parsePeriod } from '../../../kernel/period.ts';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { useDesk } from '../../../web/desk.ts';
import { Anchor } from '../../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../../web/fields/paths.ts';
import { StateMark } from '../../../web/ledger/cell.tsx';
import { useMe, usePeopleNames, useRoles } from '../../../web/names.ts';
import { PageSkeleton } from '../../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { numberWords } from '../../../web/words/amount.ts';
import { dayWords } from '../../../web/words/moment.ts';
import { periodOption, periodOptions } from '../period-choices.ts';
import { CarriedMark } from './carried-mark.web.tsx';
import { commitment, isOpen } from './commitment.ledger.ts';
import { boardQuery } from './commitment-queries.web.ts';
import { nextPeriod } from './next-period.ts';
import { type BoardTask, taskBoard } from './promises.endpoints.ts';
import { WorkTable } from '../../../web/around/work-table.tsx';
import '../../../web/board/board.css';
import '../../../web/ledger/form.css';
import '../../../web/ledger/list.css';
import './commitments.css';

// A form comes when it is first asked for.
const StepForm = lazy(async () => ({ default: (await import('../../../web/ledger/step-form.tsx')).StepForm }));

const heads = ['任务', '责任', '时限', '进展', '办理'];

/** The tasks of a period, those overdue first: whose, by when, how far, and what can be done with each. */
export function TasksPage() {
  usePageTitle(taskBoard.label);
  const { today } = useNow();
  const { id: me } = useMe();
  const router = useRouter();
  const period = new URLSearchParams(useLocation().searchStr).get('period') ?? nextPeriod(halfYearBefore(today)).code;
  const [unit, setUnit] = useState<string>();
  const [isMine, setMine] = useState(false);
  const [taken, setTaken] = useState<Taken>();
  const { data } = useQuery({ ...boardQuery(period), throwOnError: true });
  const mayPlan = useRoles().some((role) => commitment.may.create.includes(role));
  if (!data) return <PageSkeleton />;
  const { label, tasks } = data;
  const units = [...new Set(tasks.flatMap((task) => task.unit ?? []))];
  const shown = tasks.filter((task) => (unit === undefined || task.unit === unit) && (!isMine || task.owner === me));
  return (
    <div className="page tasks-page">
      <header className="page-head">
        <div>
          <h1>计划任务</h1>
          <p className="quiet">{tally(label, tasks)}</p>
        </div>
        {mayPlan && (
          <Button type="primary" href={newPath(commitment, { period })}>
            登记任务
          </Button>
        )}
      </header>
      <div className="tasks-filter">
        <Select
          aria-label="计划期"
          value={period}
          options={choices(today, period)}
          onChange={(code: string) => router.history.push(`/reports/tasks?period=${code}`)}
          popupMatchSelectWidth={false}
        />
        {units.length > 1 && (
          <Select
            aria-label="责任科室（单位）"
            placeholder="全部科室"
            allowClear
            value={unit}
            options={units.map((value) => ({ value, label: value }))}
            onChange={setUnit}
            popupMatchSelectWidth={false}
          />
        )}
        <Checkbox checked={isMine} onChange={({ target }) => setMine(target.checked)}>
          我负责的
        </Checkbox>
        <Anchor href={listPath(commitment, { period })}>全部记录</Anchor>
      </div>
      {shown.length === 0 && (
        <p className="quiet">
          {tasks.length === 0 ? '还没有这一期的任务。报告签发时，计划章节里的条目自动列到这里。' : '没有符合条件的任务'}
        </p>
      )}
      {shown.length > 0 && (
        <section className="work-section" aria-label={label}>
          <WorkTable heads={heads}>
            {shown.map((task) => (
              <Task key={task.id} task={task} ownPeriod={label} onTake={setTaken} />
            ))}
          </WorkTable>
        </section>
      )}
      {taken && <Take {...taken} onClose={() => setTaken(undefined)} />}
    </div>
  );
}

interface Taken {
  readonly id: string;
  readonly step: 'finish' | 'carry';
}

interface TaskProps {
  readonly task: BoardTask;
  /** The name of the period on the page. */
  readonly ownPeriod: string;
  readonly onTake: (taken: Taken) => void;
}

function Task({ task, ownPeriod, onTake }: TaskProps) {
  const { today } = useNow();
  const { id: me } = useMe();
  const nameOf = usePeopleNames();
  const mayPlan = useRoles().some((role) => commitment.may.create.includes(role));
  const { id, text, unit, owner, dueOn, isOverdue, period, parent } = task;
  const owners = [unit, owner && nameOf(owner)].filter(Boolean).join(' ');
  return (
    <tr className={isOverdue ? 'differs' : undefined}>
      <th scope="row">
        <Anchor href={rowPath(commitment, id)}>{text}</Anchor>
        <span className="task-marks">
          {!isOpen(task) && <StateMark ledger={commitment} state={task.state} />}
          <CarriedMark times={task.carriedTimes} />
          {parent !== null && <span className="quiet">分解任务</span>}
          {period !== ownPeriod && <span className="quiet">{period}</span>}
        </span>
      </th>
      <td data-label="责任">{owners === '' ? <span className="quiet">未明确</span> : owners}</td>
      <td data-label="时限">
        <span className="task-marks">
          <time dateTime={dueOn}>{dayWords(dueOn, today)}</time>
          {isOverdue && <span className="due late">已逾期</span>}
        </span>
      </td>
      <td data-label="进展">
        {(task.result !== null || task.progress !== null) && (
          <div>
            <Progress task={task} />
          </div>
        )}
      </td>
      <td data-label="办理">
        {isOpen(task) && (mayPlan || owner === me) && (
          <span className="task-steps">
            <Button size="small" onClick={() => onTake({ id, step: 'finish' })}>
              完成
            </Button>
            {mayPlan && (
              <Button size="small" onClick={() => onTake({ id, step: 'carry' })}>
                结转
              </Button>
            )}
            {mayPlan && parent === null && (
              <Button size="small" type="text" href={newPath(commitment, { ...partOf(task), parent: id })}>
                分解
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What a part has of its whole. */
const partOf = ({ code, dueOn }: BoardTask) => ({ period: code, dueOn });

/** What came of it, with the rows that bear it out, and what its indicator tells so far against what is aimed at. */
function Progress({ task: { result, evidence, progress } }: { readonly task: BoardTask }) {
  const desk = useDesk();
  return (
    <>
      {result !== null && <div>{result}</div>}
      {evidence.map(({ ledger, id }) => (
        <div key={id}>
          <Anchor href={`/l/${ledger}/${id}`}>{desk.registry.ledgers.get(ledger)?.label ?? '佐证记录'}</Anchor>
        </div>
      ))}
      {progress && <Measured {...progress} />}
    </>
  );
}

function Measured({ label, value, unit, goal, target, reached, rows, ledger: name }: Measure) {
  const ledger = useDesk().registry.ledgers.get(name);
  const told = `${label} ${numberWords(value)}${unit}`;
  return (
    <>
      <div>{ledger ? <Anchor href={listPath(ledger, rows)}>{told}</Anchor> : told}</div>
      {target !== null && (
        <div className="quiet">
          目标{commitment.fields.goal.options?.[goal]} {numberWords(target)}
          {unit}
          {reached === true && <span className="task-reached">达标</span>}
        </div>
      )}
      {target !== null && goal === 'atLeast' && target > 0 && (
        <span className="board-bar" aria-hidden>
          <i style={{ width: `${Math.min(100, (value / target) * 100)}%` }} />
        </span>
      )}
    </>
  );
}

type Measure = NonNullable<BoardTask['progress']>;

/** The form of a step, with the row as it is now. */
function Take({ id, step, onClose }: Taken & { readonly onClose: () => void }) {
  const { data } = useQuery({
    queryKey: [commitment.name, 'row', id],
    queryFn: () => api.row(commitment, id),
    throwOnError: true,
  });
  if (!data) return null;
  return (
    <Suspense fallback={null}>
      <StepForm ledger={commitment} answer={data} name={step} onClose={onClose} />
    </Suspense>
  );
}

/** The periods there may be plans for: those to come, then those that have begun. */
function choices(today: Day, asked: string) {
  const year = today.slice(0, 4);
  const half = parsePeriod(`${year}${today.slice(5) < '07-01' ? 'H1' : 'H2'}`);
  const month = parsePeriod(today.slice(0, 7));
  const quarter = parsePeriod(`${year}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`);
  const coming = [half, parsePeriod(year), quarter, month].map(nextPeriod);
  const ahead = [...new Map(coming.map((each) => [each.code, each])).values()];
  const all = [{ label: '往后', options: ahead.map(periodOption) }, ...periodOptions(today)];
  const isThere = all.some(({ options }) => options.some(({ value }) => value === asked));
  return isThere ? all : [{ label: '所选', options: [periodOption(parsePeriod(asked))] }, ...all];
}

function tally(label: string, tasks: readonly BoardTask[]): string {
  const own = tasks.filter(({ period, parent }) => period === label && parent === null);
  const inState = (state: string) => own.filter((task) => task.state === state).length;
  const overdue = tasks.filter(({ isOverdue }) => isOverdue).length;
  const parts = [`完成 ${inState('done')}`, `结转 ${inState('carried')}`, `逾期 ${overdue}`];
  return `${label}共 ${own.length} 项，${parts.join('，')}`;
}
