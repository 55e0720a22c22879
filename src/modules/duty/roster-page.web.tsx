import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, dueWords, weekdayWords } from '../../web/words/moment.ts';
import { leaderAbsence } from './absence.ledger.ts';
import { type Desk, desks, rosterMakers } from './duty-roles.ts';
import { Trouble, useAct } from './act.web.tsx';
import { ChangeShift } from './change-shift.web.tsx';
import { draftRoster, publishRoster, type Roster, roster, type ShiftLine } from './duty.endpoints.ts';
import { OwnCalendar } from './own-calendar.web.tsx';
import { dutyPattern } from './pattern.ledger.ts';
import { dutyShift } from './shift.ledger.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/fields/fields.css';
import '../../web/ledger/list.css';
import './roster.css';

const usualDays = 14;

/** The roster of a desk: drafted, checked, published, changed with a reason, printed; and who is away. */
export function RosterPage() {
  usePageTitle('值班表');
  const { today } = useNow();
  const [desk, setDesk] = useState<Desk>('bureau');
  const [[from, to], setSpan] = useState<readonly [string, string]>([today, addDays(today, usualDays - 1)]);
  const { data } = useQuery({
    queryKey: [dutyShift.name, leaderAbsence.name, 'roster', desk, from, to],
    queryFn: () => api.call(roster, { desk, from, to }),
    throwOnError: (_, query) => query.state.data === undefined,
    placeholderData: (before) => before,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page roster">
      <header className="page-head">
        <div>
          <h1>
            <span className="screen-only">{desks[desk]}</span>
            <span className="print-only">
              {data.bureau}
              {desk !== 'bureau' && desks[desk]}
              {isWholeMonth(from, to) && monthWords(from)}
            </span>
            值班表
          </h1>
          <p className="quiet">
            <span className={isWholeMonth(from, to) ? 'screen-only' : undefined}>
              {from} 至 {to}
            </span>
            <span className="screen-only">
              {data.pattern === null ? '，还没有执行中的值班模式' : `，${data.pattern}`}
            </span>
          </p>
        </div>
        <div className="row-of screen-only">
          <Anchor href="/handover">交接班</Anchor>
          <Anchor href="/swap">换班</Anchor>
          <Anchor href={listPath(dutyPattern)}>值班模式</Anchor>
          <Anchor href={newPath(leaderAbsence)}>登记外出</Anchor>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </header>
      <div className="roster-ask screen-only">
        <Pills
          name="desk"
          label="值班机构"
          options={desks}
          value={desk}
          onChange={(next) => setDesk(next ?? 'bureau')}
        />
        <DatePicker.RangePicker
          aria-label="日期"
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(days) => {
            const [a, b] = [days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD')];
            if (a && b) setSpan([a, b]);
          }}
        />
        <Button onClick={() => setSpan(monthOf(today))}>本月</Button>
        <Button onClick={() => setSpan(monthOf(addDays(monthOf(today)[1], 1)))}>下月</Button>
        <Make span={{ desk, from, to }} data={data} />
      </div>
      <Faults data={data} />
      <Shifts data={data} />
      <Shares data={data} />
      <OwnCalendar />
    </div>
  );
}

/** The first and the last day of a day's month. */
function monthOf(day: string): readonly [string, string] {
  const first = `${day.slice(0, 7)}-01`;
  return [first, addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1)];
}

const isWholeMonth = (from: string, to: string) => from === monthOf(from)[0] && to === monthOf(from)[1];
const monthWords = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;

interface Span {
  readonly desk: Desk;
  readonly from: string;
  readonly to: string;
}

function Make({ span, data }: { readonly span: Span; readonly data: Roster }) {
  const roles = useRoles();
  const drafting = useAct(() => api.call(draftRoster, span));
  const publishing = useAct(() => api.call(publishRoster, span));
  if (!roles.some((role) => rosterMakers.some((maker) => maker === role))) return null;
  const planned = data.shifts.filter(({ state }) => state === 'planned').length;
  return (
    <>
      <Button loading={drafting.isPending} onClick={() => drafting.mutate()}>
        {planned > 0 ? '重新排班' : '排班'}
      </Button>
      {planned > 0 && (
        <Button
          type="primary"
          disabled={data.faults.length > 0}
          loading={publishing.isPending}
          onClick={() => publishing.mutate()}
        >
          发布 {planned} 班
        </Button>
      )}
      <Trouble of={drafting.error ?? publishing.error} />
    </>
  );
}

function Faults({ data }: { readonly data: Roster }) {
  if (data.faults.length === 0) return null;
  return (
    <ul className="work-section roster-faults screen-only" aria-label="发布前须调整">
      {data.faults.map(({ shift, words }) => (
        <li key={`${shift} ${words}`}>{words}</li>
      ))}
    </ul>
  );
}

function Shifts({ data }: { readonly data: Roster }) {
  const { today } = useNow();
  const roles = useRoles();
  const [changing, setChanging] = useState<ShiftLine>();
  const mayChange = roles.some((role) => rosterMakers.some((maker) => maker === role));
  if (data.shifts.length === 0) return <p className="quiet">这段时间还没有排班。设好值班模式后按“排班”。</p>;
  return (
    <>
      <WorkTable heads={['日期', '时间', '带班领导', '主班', '副班', '状态']}>
        {data.shifts.map((shift) => (
          <tr key={shift.id} className={shift.isHoliday ? 'roster-holiday' : undefined}>
            <th scope="row">{weekdayWords(shift.onDay, today)}</th>
            <td data-label="时间">
              {clockWords(shift.startsAt)}–{dayOf(shift.endsAt) > dayOf(shift.startsAt) && '次日 '}
              {clockWords(shift.endsAt)}
            </td>
            <td data-label="带班领导">{shift.leader?.name ?? '缺'}</td>
            <td data-label="主班">{shift.main?.name ?? '缺'}</td>
            <td data-label="副班">{shift.deputy?.name ?? ''}</td>
            <td data-label="状态">
              <span className="screen-only">
                {dutyShift.states[shift.state as 'planned']}{' '}
                {mayChange && ['planned', 'published', 'onDuty'].includes(shift.state) && (
                  <Button type="link" size="small" onClick={() => setChanging(shift)}>
                    调班
                  </Button>
                )}
              </span>
            </td>
          </tr>
        ))}
      </WorkTable>
      <p className="print-only roster-foot">
        <span>注：底色为节假日班。值班期间保持通信畅通，调班须事前报批。</span>
        <span>制表：　　　　　　审核：　　　　　　</span>
      </p>
      {changing && <ChangeShift shift={changing} people={data.people} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function Shares({ data }: { readonly data: Roster }) {
  const { today } = useNow();
  return (
    <div className="roster-below screen-only">
      <section className="work-section" aria-label="各人班次">
        <h2>各人班次</h2>
        <p>
          {data.shares.map(({ id, name, turns, holidays }) => (
            <span key={id} className="roster-share">
              {name} {turns} 班{holidays > 0 && `（节假日 ${holidays}）`}
            </span>
          ))}
        </p>
        <p className="quiet">合计 {data.shares.reduce((sum, { turns }) => sum + turns, 0)} 人次</p>
      </section>
      {data.away.length > 0 && (
        <section className="work-section" aria-label="外出请假">
          <h2>外出请假</h2>
          {data.away.map((away) => (
            <p key={`${away.id} ${away.startsAt}`}>
              {away.name}：{away.destination}，{dueWords(away.startsAt, today)} 至 {dueWords(away.endsAt, today)}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
