import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { addDays } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, dueWords, weekdayWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { leaderAbsence } from './absence.ledger.ts';
import { type Desk, desks, rosterMakers } from './duty-roles.ts';
import {
  changeShift,
  draftRoster,
  dutyCalendar,
  publishRoster,
  renewCalendar,
  type Roster,
  roster,
  type ShiftLine,
} from './duty.endpoints.ts';
import { dutyPattern } from './pattern.ledger.ts';
import { dutyShift } from './shift.ledger.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/list.css';
import '../../web/around/work.css';
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
            <span className="print-only">{data.bureau}</span>
            {desks[desk]}值班表
          </h1>
          <p className="quiet">
            {from} 至 {to}
            {data.pattern === null ? '，还没有执行中的值班模式' : `，${data.pattern}`}
          </p>
        </div>
        <div className="row-of screen-only">
          <Anchor href="/handover">交接班</Anchor>
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
        <Make span={{ desk, from, to }} data={data} />
      </div>
      <Faults data={data} />
      <Shifts data={data} />
      <Shares data={data} />
      <Calendar />
    </div>
  );
}

interface Span {
  readonly desk: Desk;
  readonly from: string;
  readonly to: string;
}

function Make({ span, data }: { readonly span: Span; readonly data: Roster }) {
  const roles = useRoles();
  const queries = useQueryClient();
  const done = { onSettled: () => queries.invalidateQueries({ queryKey: [dutyShift.name] }) };
  const drafting = useMutation({ mutationFn: () => api.call(draftRoster, span), ...done });
  const publishing = useMutation({ mutationFn: () => api.call(publishRoster, span), ...done });
  if (!roles.some((role) => rosterMakers.some((maker) => maker === role))) return null;
  const planned = data.shifts.filter(({ state }) => state === 'planned').length;
  const trouble = drafting.error ?? publishing.error;
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
      {trouble !== null && (
        <p className="field-error" role="alert">
          {problemWords(trouble)}
        </p>
      )}
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
      <table className="work-table">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">时间</th>
            <th scope="col">带班领导</th>
            <th scope="col">主班</th>
            <th scope="col">副班</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {data.shifts.map((shift) => (
            <tr key={shift.id} className={shift.isHoliday ? 'roster-holiday' : undefined}>
              <th scope="row">
                {shift.onDay.slice(5)} {weekdayWords(shift.onDay, today)}
              </th>
              <td>
                {clockWords(shift.startsAt)}–{clockWords(shift.endsAt)}
              </td>
              <td>{shift.leader?.name ?? '缺'}</td>
              <td>{shift.main?.name ?? '缺'}</td>
              <td>{shift.deputy?.name ?? ''}</td>
              <td>
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
        </tbody>
      </table>
      {changing && <Change shift={changing} people={data.people} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function Change(about: { readonly shift: ShiftLine; readonly people: Roster['people']; readonly onClose: () => void }) {
  const { shift, people, onClose } = about;
  const queries = useQueryClient();
  const [crew, setCrew] = useState({
    leader: shift.leader?.id ?? '',
    main: shift.main?.id ?? '',
    deputy: shift.deputy?.id ?? '',
  });
  const [reason, setReason] = useState('');
  const changing = useMutation({
    mutationFn: () =>
      api.call(changeShift, { id: shift.id, version: shift.version, ...crew, deputy: crew.deputy || null, reason }),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: [dutyShift.name] });
    },
  });
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  const seats = { leader: '带班领导', main: '主班', deputy: '副班' } as const;
  return (
    <Sheet title={`调班：${shift.name}`} onClose={onClose}>
      <div className="form">
        {(['leader', 'main', 'deputy'] as const).map((seat) => (
          <div key={seat} className="field">
            <label htmlFor={`seat-${seat}`}>{seats[seat]}</label>
            <Select
              id={`seat-${seat}`}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear={seat === 'deputy'}
              options={options}
              value={crew[seat] || null}
              onChange={(next: string | null | undefined) => setCrew({ ...crew, [seat]: next ?? '' })}
            />
          </div>
        ))}
        <div className="field">
          <label htmlFor="change-reason">原因</label>
          <Input id="change-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        {changing.error !== null && (
          <p className="field-error" role="alert">
            {problemWords(changing.error)}
          </p>
        )}
        <div className="form-end">
          <Button type="primary" loading={changing.isPending} onClick={() => changing.mutate()}>
            确定调班
          </Button>
        </div>
      </div>
    </Sheet>
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

function Calendar() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['duty-calendar'], queryFn: () => api.call(dutyCalendar, {}) });
  const renewing = useMutation({
    mutationFn: () => api.call(renewCalendar, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['duty-calendar'] }),
  });
  return (
    <section className="work-section screen-only" aria-label="我的值班日历">
      <h2>我的值班日历</h2>
      <p className="quiet">把地址加到手机日历的“订阅”里，本人的班次会自动出现。地址只属于您，请勿转发。</p>
      {data?.path && <Input readOnly aria-label="订阅地址" value={`${location.origin}${data.path}`} />}
      <Button loading={renewing.isPending} onClick={() => renewing.mutate()}>
        {data?.path ? '换一个地址（原地址停用）' : '生成订阅地址'}
      </Button>
    </section>
  );
}
