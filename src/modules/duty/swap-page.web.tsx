import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dueWords, weekdayWords } from '../../web/words/moment.ts';
import { Trouble, useAct } from './act.web.tsx';
import { type Desk, desks, type Seat, seats } from './duty-roles.ts';
import { answerSwap, decideSwap, proposeSwap, type Swaps, swaps, withdrawSwap } from './swap.endpoints.ts';
import { shiftSwap } from './swap.ledger.ts';
import '../../web/ledger/form.css';
import '../../web/fields/fields.css';
import '../../web/around/work.css';
import './swap.css';

type Shift = Swaps['shifts'][number];
type Asked = Swaps['asked'][number];

const isOpen = ({ state }: Asked) => state === 'asked' || state === 'agreed';

/** The exchange of turns: asked for one's own turn, agreed to by the colleague, confirmed by a leader. */
export function SwapPage() {
  usePageTitle('换班');
  const me = useMe();
  const roles = useRoles();
  const { data } = useQuery({ queryKey: ['rows', shiftSwap.name, 'swaps'], queryFn: () => api.call(swaps, {}) });
  if (!data) return <PageSkeleton />;
  const forMe = data.asked.filter(({ state, colleague }) => state === 'asked' && colleague === me.id);
  const toConfirm = roles.includes('leader') ? data.asked.filter(({ state }) => state === 'agreed') : [];
  const mine = data.asked.filter((each) => isOpen(each) && each.asker === me.id);
  const past = data.asked.filter((each) => !isOpen(each));
  return (
    <div className="page swap-page">
      <header className="page-head">
        <div>
          <h1>换班</h1>
          <p className="quiet">申请后由对方同意、带班领导确认，值班表随即更新。</p>
        </div>
        <div className="row-of">
          <Anchor href="/roster">值班表</Anchor>
          <Anchor href="/handover">交接班</Anchor>
        </div>
      </header>
      <List title="等我答复" rows={forMe}>
        {(one) => <Say one={one} call={answerSwap} words={['同意换班', '不同意']} />}
      </List>
      <List title="等领导确认" rows={toConfirm}>
        {(one) => <Say one={one} call={decideSwap} words={['确认换班', '不批准']} />}
      </List>
      <List title="我的申请" rows={mine}>
        {(one) => <Withdraw one={one} />}
      </List>
      <Mine data={data} />
      <List title="近期换班" rows={past} />
    </div>
  );
}

function List(about: {
  readonly title: string;
  readonly rows: readonly Asked[];
  readonly children?: (one: Asked) => ReactNode;
}) {
  const { title, rows, children } = about;
  const { today } = useNow();
  if (rows.length === 0) return null;
  return (
    <section className="work-section" aria-label={title}>
      <h2>{title}</h2>
      <ul className="swap-list">
        {rows.map((one) => (
          <li key={one.id}>
            <p>
              <Anchor href={rowPath(shiftSwap, one.id)}>{one.name}</Anchor>
            </p>
            <p className="quiet">
              {one.reason}；{shiftSwap.states[one.state as 'asked']}
              {one.refuseReason !== null && `：${one.refuseReason}`}
              {children && `，${dueWords(one.settleBy, today)}前办理`}
            </p>
            {children?.(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Say(about: {
  readonly one: Asked;
  readonly call: typeof answerSwap;
  readonly words: readonly [yes: string, no: string];
}) {
  const { one, call, words } = about;
  const [reason, setReason] = useState('');
  const [isRefusing, setRefusing] = useState(false);
  const act = useAct((agrees: boolean) =>
    api.call(call, { id: one.id, version: one.version, agrees, reason: reason.trim() || null }),
  );
  return (
    <>
      <div className="row-of swap-say">
        {isRefusing ? (
          <>
            <Input
              autoFocus
              aria-label="不同意的原因"
              placeholder="不同意的原因"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button loading={act.isPending} onClick={() => act.mutate(false)}>
              {words[1]}
            </Button>
          </>
        ) : (
          <>
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate(true)}>
              {words[0]}
            </Button>
            <Button onClick={() => setRefusing(true)}>{words[1]}</Button>
          </>
        )}
      </div>
      <Trouble of={act.error} />
    </>
  );
}

function Withdraw({ one }: { readonly one: Asked }) {
  const act = useAct(() => api.call(withdrawSwap, { id: one.id, version: one.version }));
  return (
    <>
      <Button className="swap-say" loading={act.isPending} onClick={() => act.mutate()}>
        撤回
      </Button>
      <Trouble of={act.error} />
    </>
  );
}

const seatNames = Object.keys(seats) as Seat[]; // Object.keys forgets the names
const deskName = (shift: Shift) => desks[shift.desk as Desk];
const seatOf = (shift: Shift, person: string) => seatNames.find((seat) => shift[seat]?.id === person);

function Mine({ data }: { readonly data: Swaps }) {
  const me = useMe();
  const { today } = useNow();
  const [chosen, setChosen] = useState<string>();
  const own = data.shifts.flatMap((shift) => {
    const seat = seatOf(shift, me.id);
    return seat ? [{ shift, seat }] : [];
  });
  return (
    <section className="work-section" aria-label="我的班次">
      <h2>我的班次</h2>
      {own.length === 0 && <p className="quiet">今后五周没有排到您的班。</p>}
      <ul className="swap-list">
        {own.map(({ shift, seat }) => (
          <li key={shift.id}>
            <div className="swap-turn">
              <span>
                {weekdayWords(shift.onDay, today)}　{deskName(shift)}
                {seats[seat]}
              </span>
              <Button
                aria-expanded={chosen === shift.id}
                onClick={() => setChosen(chosen === shift.id ? undefined : shift.id)}
              >
                申请换班
              </Button>
            </div>
            {chosen === shift.id && <Ask data={data} shift={shift} seat={seat} onDone={() => setChosen(undefined)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AskProps {
  readonly data: Swaps;
  readonly shift: Shift;
  readonly seat: Seat;
  readonly onDone: () => void;
}

function Ask({ data, shift, seat, onDone }: AskProps) {
  const [id] = useState(uuidv7);
  const [choice, setChoice] = useState<string>();
  const [reason, setReason] = useState('');
  const options = useOptions({ data, shift, seat });
  const act = useAct(async () => {
    const [colleague = '', of, otherSeat] = (choice ?? '').split(' ');
    const inReturn = of && otherSeat ? { id: of, seat: otherSeat as Seat } : null; // one of the keys written below
    await api.call(proposeSwap, { id, shift: { id: shift.id, seat }, colleague, inReturn, reason });
    onDone();
  });
  return (
    <form
      className="form"
      aria-label="申请换班"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate();
      }}
    >
      <div className="field">
        <label htmlFor="swap-with">和谁换</label>
        <Select
          id="swap-with"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选对方的一个班次对调，或请人替班"
          options={options}
          value={choice ?? null}
          onChange={(next: string | null) => setChoice(next ?? undefined)}
        />
      </div>
      <div className="field">
        <label htmlFor="swap-reason">原因</label>
        <Input id="swap-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
      <Trouble of={act.error} />
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={!choice || reason.trim() === ''} loading={act.isPending}>
          提交申请
        </Button>
      </div>
    </form>
  );
}

/** Turns of others of the same kind of seat at the desk, to exchange with; and whoever of the desk's lists may stand in. */
function useOptions({ data, shift, seat }: Omit<AskProps, 'onDone'>) {
  const me = useMe();
  const { today } = useNow();
  const kinds: readonly Seat[] = seat === 'leader' ? ['leader'] : ['main', 'deputy'];
  const turns = data.shifts.flatMap((other) =>
    other.desk !== shift.desk || other.id === shift.id
      ? []
      : kinds.flatMap((kind) => {
          const person = other[kind];
          if (!person || person.id === me.id) return [];
          const label = `${person.name}　${weekdayWords(other.onDay, today)}${seats[kind]}`;
          return [{ value: `${person.id} ${other.id} ${kind}`, label }];
        }),
  );
  const lists = data.lists.find(({ desk }) => desk === shift.desk);
  const those = (seat === 'leader' ? lists?.leaders : lists?.officers) ?? [];
  const standIns = data.people
    .filter(({ id }) => id !== me.id && those.includes(id))
    .map(({ id, name }) => ({ value: id, label: `${name}　替班` }));
  return [
    { label: '对调', options: turns },
    { label: '替班（不还班）', options: standIns },
  ];
}
