import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { Way } from '../../web/around/way.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { Labelled } from '../../web/board/labelled.tsx';
import { useAreaNames, useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { deeds, type Said } from './answer.ts';
import { calledPerson, noteByHand } from './board.endpoints.ts';
import { callOut } from './callout.ledger.ts';
import { standingOf, stationsOf } from './chain-words.ts';
import { contact } from './contact.ledger.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import './callouts.css';

const states: Readonly<Record<string, string>> = {
  queued: '排队中',
  claimed: '正在呼出',
  sent: '已发出',
  delivered: '已送达',
  rang: '振铃',
  answered: '已接听',
  heard: '听完',
  confirmed: '已确认',
  failed: '未成功',
  dropped: '不需要再叫',
};

/** One person of a call-out: the chain, every attempt with vendor, cost and outcome, and a way to write down what was said by another way. */
export function CalledPage() {
  const { id = '' } = useParams({ strict: false });
  const areaName = useAreaNames();
  const { today } = useNow();
  const mayNote = useRoles().some((role) => noteByHand.by.includes(role));
  const { data } = useQuery({
    queryKey: [callOut.name, 'person', id],
    queryFn: () => api.call(calledPerson, { id }),
    throwOnError: true,
  });
  usePageTitle(data?.person.name ?? '叫应过程');
  if (!data) return <PageSkeleton />;
  const { person, attempts, subject, ended } = data;
  return (
    <div className="page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={`/call-outs/${data.callOut}`}>{subject}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{person.name}</h1>
          <p className="quiet">
            {person.unit}，{person.post}，{areaName(person.area)}
            {person.inCharge > 0 && `，负责 ${person.inCharge} 人`}
          </p>
        </div>
        <Anchor href={rowPath(contact, person.contact)}>通讯录</Anchor>
      </header>
      <Way stations={stationsOf(person)} />
      <p className="call-said">{standingOf(person)}</p>
      {person.report !== null && <p className="board-good">回报：{person.report}</p>}
      {mayNote && !ended && <Note id={person.id} />}
      <section className="work-section" aria-label="呼叫记录">
        <h2>呼叫记录</h2>
        {attempts.length === 0 && <p className="quiet">还没有呼叫。</p>}
        {attempts.length > 0 && (
          <table className="work-table">
            <thead>
              <tr>
                {['时间', '叫谁', '方式', '第几次', '结果', '通道', '听了', '费用'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <tr key={attempt.id}>
                  <th scope="row">{momentWords(attempt.sentAt ?? attempt.queuedAt, today)}</th>
                  <td data-label="叫谁">
                    {attempt.who} {attempt.target}
                  </td>
                  <td data-label="方式">{attempt.channel}</td>
                  <td data-label="第几次">{attempt.tries}</td>
                  <td data-label="结果">{[states[attempt.state], attempt.result].filter(Boolean).join('，')}</td>
                  <td data-label="通道">{attempt.vendor ?? '—'}</td>
                  <td data-label="听了">{attempt.seconds === null ? '—' : `${attempt.seconds} 秒`}</td>
                  <td data-label="费用">{attempt.cost === null ? '—' : `${(attempt.cost / 100_000).toFixed(3)} 元`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

/** What the person said to an officer who called by hand, or met them. */
function Note({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const doing = useDoing();
  const [did, setDid] = useState<Said['did']>('confirm');
  const [code, setCode] = useState('');
  const [moved, setMoved] = useState<number | null>(null);
  const [report, setReport] = useState('');
  const said = (): Said => {
    if (did === 'moved') return { did, moved: moved ?? 0 };
    return did === 'report' ? { did, report } : { did };
  };
  return (
    <form
      className="board-section"
      aria-label={noteByHand.label}
      onSubmit={(event) => {
        event.preventDefault();
        void doing.run(async () => {
          await api.call(noteByHand, { id, said: said(), code: code.trim() === '' ? null : code });
          await queries.invalidateQueries({ queryKey: [callOut.name] });
        });
      }}
    >
      <h2>{noteByHand.label}</h2>
      <p className="quiet">人工打通电话或当面见到时登记。对方能报出短信里的确认码的，请一并填写。</p>
      {doing.trouble !== undefined && <p role="alert">{doing.trouble}</p>}
      <Pills
        name="did"
        label="应答内容"
        options={deeds}
        value={did}
        onChange={(chosen) => setDid(chosen ?? 'confirm')}
      />
      <div className="board-fields">
        {did === 'moved' && (
          <Labelled name="moved" label="已转移人数">
            {(field) => <InputNumber id={field} min={0} max={100_000} value={moved} onChange={setMoved} />}
          </Labelled>
        )}
        {did === 'report' && (
          <Labelled name="report" label="情况">
            {(field) => (
              <Input id={field} maxLength={300} value={report} onChange={(event) => setReport(event.target.value)} />
            )}
          </Labelled>
        )}
        <Labelled name="code" label="确认码" fault={doing.fields['code']}>
          {(field) => (
            <Input
              id={field}
              inputMode="numeric"
              maxLength={4}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Labelled>
      </div>
      <Button type="primary" htmlType="submit" loading={doing.busy}>
        登记
      </Button>
    </form>
  );
}
