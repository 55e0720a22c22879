import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { z } from 'zod';
import { addHours } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { serverNow, useNow } from '../../web/clock.ts';
import { useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath, rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { type KeyLine, KeySheet } from '../../web/keys/key-sheet.tsx';
import { useMe } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dueWords } from '../../web/words/moment.ts';
import { useRemembered } from '../../web/use-remembered.ts';
import { Trouble, useAct } from './act.web.tsx';
import { type Desk, desks } from './duty-roles.ts';
import {
  beginShift,
  type Handover,
  handover,
  offerShift,
  type ShiftLine,
  takeBack,
  takeOver,
} from './duty.endpoints.ts';
import { dutyMatter } from './matter.ledger.ts';
import { dutyShift, handoverItem } from './shift.ledger.ts';
import '../../web/fields/fields.css';
import '../../web/around/work.css';
import './handover.css';

const keys: readonly KeyLine[] = [
  ['Tab', '下一项'],
  ['← →', '在办结、移交、挂起之间选'],
  ['空格', '勾选确认'],
  ['Ctrl + Enter', '提交交班，或确认接班'],
];

/** Ctrl Enter anywhere in a part of the page does what its button does, when that may be done. */
const onCtrlEnter = (may: boolean, act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !may) return;
  event.preventDefault();
  act();
};

const decided = z.object({ decision: handoverItem.fields.decision.schema, hours: z.number(), remark: z.string() });
type Said = z.infer<typeof decided>;
type Decision = Said['decision'];

/** What is written of a handover before it is offered: it outlasts a reload of the page. */
const written = z.object({ said: z.record(z.string(), decided), equipment: z.string(), reminder: z.string() });
const unwritten: z.infer<typeof written> = {
  said: {},
  equipment: '电话、传真、视频会议、卫星电话均正常',
  reminder: '',
};

/** The handover of a desk: the one who leaves says of each open matter what becomes of it, the one who comes confirms each. */
export function HandoverPage() {
  usePageTitle('交接班');
  const [desk, setDesk] = useState<Desk>('bureau');
  const { data } = useQuery({
    queryKey: ['rows', dutyShift.name, 'handover', desk],
    queryFn: () => api.call(handover, { desk }),
    throwOnError: (_, query) => query.state.data === undefined,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page handover">
      <header className="page-head">
        <h1>交接班</h1>
        <div className="row-of">
          <KeySheet keys={keys} />
          <Anchor href="/roster">值班表</Anchor>
          <Anchor href="/swap">换班</Anchor>
          <Anchor href={newPath(dutyMatter)}>记一件值班事项</Anchor>
        </div>
      </header>
      <Pills name="desk" label="值班机构" options={desks} value={desk} onChange={(next) => setDesk(next ?? 'bureau')} />
      <Crews data={data} />
      {data.current === null && data.next !== null && <Begin shift={data.next} />}
      {data.current?.state === 'onDuty' && <Offer key={data.current.id} shift={data.current} open={data.open} />}
      {data.current?.state === 'handing' && <Take key={data.current.id} shift={data.current} data={data} />}
    </div>
  );
}

function Crews({ data }: { readonly data: Handover }) {
  const { today } = useNow();
  const words = (shift: ShiftLine | null, none: string) =>
    shift === null
      ? none
      : `带班 ${shift.leader?.name ?? '缺'}，主班 ${shift.main?.name ?? '缺'}${shift.deputy ? `，副班 ${shift.deputy.name}` : ''}（${dueWords(shift.startsAt, today)} 至 ${dueWords(shift.endsAt, today)}）`;
  return (
    <dl className="work-section handover-crews">
      <div>
        <dt>在岗</dt>
        <dd>{words(data.current, '没有人在岗')}</dd>
      </div>
      <div>
        <dt>下一班</dt>
        <dd>{words(data.next, '还没有发布的班次，请先在“值班表”排班、发布')}</dd>
      </div>
      {data.last !== null && (
        <div>
          <dt>上一班</dt>
          <dd>
            {words(data.last, '')}
            <Anchor href={rowPath(dutyShift, data.last.id)}>打印交接记录</Anchor>
          </dd>
        </div>
      )}
    </dl>
  );
}

const isOf = (shift: ShiftLine, id: string) => [shift.leader, shift.main, shift.deputy].some((each) => each?.id === id);

function Begin({ shift }: { readonly shift: ShiftLine }) {
  const me = useMe();
  const act = useAct(() => api.call(beginShift, { id: shift.id, version: shift.version }));
  return (
    <section className="work-section">
      <p>没有上一班需要交接，由本班人员直接到岗。</p>
      <Button type="primary" disabled={!isOf(shift, me.id)} loading={act.isPending} onClick={() => act.mutate()}>
        到岗
      </Button>
      <Trouble of={act.error} />
    </section>
  );
}

function Offer({ shift, open }: { readonly shift: ShiftLine; readonly open: Handover['open'] }) {
  const me = useMe();
  const [{ said, equipment, reminder }, setWritten] = useRemembered(`handover ${shift.id}`, written, unwritten);
  const of = (id: string, isOwn: boolean): Said | undefined =>
    said[id] ?? (isOwn ? undefined : { decision: 'passed', hours: 12, remark: '' });
  const change = (id: string, next: Said) => setWritten((all) => ({ ...all, said: { ...all.said, [id]: next } }));
  const left = open.filter(({ aboutId, own }) => of(aboutId, own) === undefined).length;
  const act = useAct(() =>
    api.call(offerShift, {
      id: shift.id,
      version: shift.version,
      equipment,
      reminder: reminder.trim() || null,
      items: open.map(({ about, aboutId, own }) => {
        const { decision, hours, remark } = of(aboutId, own) ?? { decision: 'passed', hours: 12, remark: '' };
        const until = decision === 'parked' ? addHours(serverNow(), hours) : null;
        return { about, aboutId, decision, until, remark: remark.trim() || null };
      }),
    }),
  );
  const mayOffer = left === 0 && isOf(shift, me.id) && !act.isPending;
  return (
    <section className="work-section" aria-label="交班" onKeyDown={onCtrlEnter(mayOffer, () => act.mutate())}>
      <h2>
        未办结事项 {open.length} 项{left > 0 && `，还有 ${left} 项没有处理意见`}
      </h2>
      {open.length === 0 && <p className="quiet">没有未办结的事项。</p>}
      <ul className="handover-items">
        {open
          .filter(({ own }) => own)
          .map((matter) => (
            <Decide
              key={matter.aboutId}
              matter={matter}
              said={said[matter.aboutId]}
              onSay={(next) => change(matter.aboutId, next)}
            />
          ))}
      </ul>
      <Passing matters={open.filter(({ own }) => !own)} />
      <label htmlFor="handover-equipment">设备状态</label>
      <Input
        id="handover-equipment"
        value={equipment}
        onChange={({ target }) => setWritten((all) => ({ ...all, equipment: target.value }))}
      />
      <label htmlFor="handover-reminder">重要提示</label>
      <Input.TextArea
        id="handover-reminder"
        autoSize={{ minRows: 2 }}
        value={reminder}
        onChange={({ target }) => setWritten((all) => ({ ...all, reminder: target.value }))}
      />
      <Button
        type="primary"
        disabled={!mayOffer && !act.isPending}
        loading={act.isPending}
        onClick={() => act.mutate()}
      >
        提交交班
      </Button>
      {!isOf(shift, me.id) && <p className="quiet">由本班人员登录后提交交班。</p>}
      <Trouble of={act.error} />
    </section>
  );
}

const decisions = { done: '已办结', passed: '移交下一班', parked: '挂起到时再办' } as const;
const waits: Readonly<Record<string, string>> = { 6: '6 小时', 12: '12 小时', 24: '1 天', 72: '3 天' };

type Open = Handover['open'][number];

/** What goes on by its own clocks, whoever is on duty. */
function Passing({ matters }: { readonly matters: readonly Open[] }) {
  if (matters.length === 0) return null;
  return (
    <>
      <h3>随班移交 {matters.length} 项</h3>
      <p className="quiet">时限照常计算，自动移交下一班；要办结请打开该事项办理。</p>
      <ul className="handover-items">
        {matters.map((matter) => (
          <li key={matter.aboutId}>
            <Matter of={matter} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Matter({ of: { about, aboutId, what, title, dueAt } }: { readonly of: Open }) {
  const { registry } = useDesk();
  const { today } = useNow();
  const ledger = registry.ledgers.get(about);
  return (
    <p>
      <b>{what}</b> {ledger ? <Anchor href={rowPath(ledger, aboutId)}>{title}</Anchor> : title}
      <span className="quiet"> {dueWords(dueAt, today)}到期</span>
    </p>
  );
}

function Decide(about: {
  readonly matter: Open;
  readonly said: Said | undefined;
  readonly onSay: (said: Said) => void;
}) {
  const { matter, said, onSay } = about;
  const now = said ?? { decision: 'passed', hours: 12, remark: '' };
  return (
    <li>
      <Matter of={matter} />
      <Pills<Decision>
        name={`decide-${matter.aboutId}`}
        label={`${matter.title}的处理意见`}
        options={decisions}
        value={said?.decision ?? null}
        onChange={(next) => onSay({ ...now, decision: next ?? 'passed' })}
      />
      {said?.decision === 'parked' && (
        <Pills
          name={`until-${matter.aboutId}`}
          label="挂起多久"
          options={waits}
          value={String(now.hours)}
          onChange={(next) => onSay({ ...now, hours: Number(next ?? 12) })}
        />
      )}
      {said && said.decision !== 'passed' && (
        <Input
          aria-label={said.decision === 'done' ? '办理结果' : '挂起原因'}
          placeholder={said.decision === 'done' ? '办理结果' : '挂起原因'}
          value={now.remark}
          onChange={(event) => onSay({ ...now, remark: event.target.value })}
        />
      )}
    </li>
  );
}

function Take({ shift, data }: { readonly shift: ShiftLine; readonly data: Handover }) {
  const me = useMe();
  const { today } = useNow();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const left = data.items.filter(({ id }) => !confirmed.includes(id)).length;
  const taking = useAct(() => api.call(takeOver, { id: shift.id, version: shift.version, confirmed: [...confirmed] }));
  const back = useAct(() => api.call(takeBack, { id: shift.id, version: shift.version }));
  const isNext = data.next !== null && isOf(data.next, me.id);
  const mayTake = left === 0 && isNext && !taking.isPending;
  return (
    <section className="work-section" aria-label="接班" onKeyDown={onCtrlEnter(mayTake, () => taking.mutate())}>
      <h2>
        {data.offeredBy}已交班，待接班人逐项确认{left > 0 && `（还有 ${left} 项）`}
      </h2>
      <p>设备状态：{data.equipment}</p>
      {data.reminder && <p className="notice">重要提示：{data.reminder}</p>}
      <ul className="handover-items">
        {data.items.map((item) => (
          <li key={item.id}>
            <Checkbox
              checked={confirmed.includes(item.id)}
              disabled={!isNext}
              onChange={(event) =>
                setConfirmed((all) =>
                  event.target.checked ? [...all, item.id] : all.filter((each) => each !== item.id),
                )
              }
            >
              {item.title}：{handoverItem.fields.decision.options[item.decision]}
              {item.until !== null && `，${dueWords(item.until, today)}再办`}
              {item.remark !== null && `（${item.remark}）`}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div className="row-of">
        <Button
          type="primary"
          disabled={!mayTake && !taking.isPending}
          loading={taking.isPending}
          onClick={() => taking.mutate()}
        >
          确认接班
        </Button>
        {isOf(shift, me.id) && <Button onClick={() => back.mutate()}>收回交班</Button>}
      </div>
      {!isNext && <p className="quiet">由下一班人员登录后确认；确认之前，本班仍在岗。</p>}
      <Trouble of={taking.error ?? back.error} />
    </section>
  );
}
