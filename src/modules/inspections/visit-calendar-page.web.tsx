import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { addDays } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords, weekdayWords } from '../../web/words/moment.ts';
import { FilingsToJoin } from './filings-to-join.web.tsx';
import { calendarMost, calendarWeeks, type FiledVisit, visitCalendar } from './visit-calendar.endpoints.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';
import { visit } from './visit.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import './visit-calendar.css';

/** Who goes to which enterprise when, of all departments: what falls on one enterprise is joined into one visit (A051). */
export function VisitCalendarPage() {
  usePageTitle(visitCalendar.label);
  const { today } = useNow();
  const from = new URLSearchParams(useLocation().searchStr).get('from') ?? today;
  const mayFile = useRoles().some((role) => visitFiling.may.create.includes(role));
  const { data } = useQuery({
    queryKey: [visitFiling.name, 'calendar', from],
    queryFn: () => api.call(visitCalendar, { from }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const byDay = Map.groupBy(data.filings, ({ plannedOn }) => plannedOn);
  const days = Array.from({ length: calendarWeeks * 7 }, (_, n) => addDays(data.from, n));
  const span = calendarWeeks * 7;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{visitCalendar.label}</h1>
          <p className="quiet">
            {dayWords(data.from, today)}至{dayWords(data.to, today)}，备案入企检查 {data.filings.length} 次
          </p>
        </div>
        {mayFile && <Anchor href={newPath(visitFiling)}>登记备案</Anchor>}
      </header>
      <nav className="calendar-ways screen-only" aria-label="时段">
        <Anchor href={`/visit-calendar?from=${addDays(data.from, -span)}`}>前四周</Anchor>
        <Anchor href="/visit-calendar">本周起</Anchor>
        <Anchor href={`/visit-calendar?from=${addDays(data.from, span)}`}>后四周</Anchor>
      </nav>
      {data.filings.length >= calendarMost && (
        <p className="board-warning">备案很多，这里只列出前 {calendarMost} 次，其余请在备案列表中查看</p>
      )}
      <FilingsToJoin filings={data.filings} today={today} />
      <ol className="calendar" aria-label="备案的入企检查">
        {days.map((day) => (
          <li key={day} data-today={day === today} data-empty={!byDay.has(day)}>
            <h2>{weekdayWords(day, today)}</h2>
            <ul>
              {(byDay.get(day) ?? []).map((one) => (
                <Filed key={one.id} one={one} today={today} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Filed({ one, today }: { readonly one: FiledVisit; readonly today: string }) {
  const mayRecord = useRoles().some((role) => visit.may.create.includes(role));
  const { id, site, siteName, department, matter, state, joint, plannedOn } = one;
  const way = joint ? { method: 'joint', jointWith: joint.departments } : {};
  const record = newPath(visit, { site, filing: id, ...way }).replace(/^[^?]*/, '');
  return (
    <li className="filed" data-state={state}>
      <Anchor href={rowPath(visitFiling, id)}>{siteName}</Anchor>
      <span>{department}</span>
      <span className="quiet">{matter}</span>
      {joint && <Anchor href={rowPath(jointInspection, joint.id)}>联合检查</Anchor>}
      {state === 'visited' && <StateMark ledger={visitFiling} state={state} />}
      {state === 'filed' && mayRecord && plannedOn <= today && (
        <Anchor className="screen-only" href={`/record-visit${record}`}>
          录入检查
        </Anchor>
      )}
    </li>
  );
}
