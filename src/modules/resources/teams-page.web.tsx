import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { type Column, columnOf } from '../../web/fields/column.ts';
import { OpenSealed } from '../../web/sealed/open-sealed.tsx';
import { FieldView } from '../../web/fields/index.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { numberWords } from '../../web/words/amount.ts';
import { momentWords } from '../../web/words/moment.ts';
import { teamBoard } from './team.endpoints.ts';
import { rescueTeam, teamLevels, teamMember, teamMuster } from './team.ledger.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/fields/fields.css';
import './resources.css';

const board = { queryKey: [rescueTeam.name, teamMember.name, 'board'], queryFn: () => api.call(teamBoard, {}) };
const phoneColumn = columnOf(teamMember, 'phone');
const levels: Readonly<Record<string, string>> = teamLevels;

/** Who is on call now and how to reach them, which teams there are, and how fast the last ones came. */
export function TeamsPage() {
  usePageTitle('队伍值守');
  const { today } = useNow();
  const areaName = useAreaNames();
  const { data } = useQuery({ ...board, throwOnError: true });
  if (!data) return <PageSkeleton />;
  const most = Math.max(1, ...data.levels.map(({ people }) => people));
  const teams = data.levels.reduce((sum, level) => sum + level.teams, 0);
  const people = data.levels.reduce((sum, level) => sum + level.people, 0);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>队伍值守</h1>
          <p className="quiet">
            {numberWords(teams)} 支队伍，{numberWords(people)} 人
          </p>
        </div>
        <div className="row-of">
          <Anchor href={listPath(rescueTeam)}>全部队伍</Anchor>
          <Anchor href={listPath(teamMember)}>通讯台账</Anchor>
        </div>
      </header>
      <section className="work-section">
        <h2>值守待命 {data.onCall.length} 人</h2>
        {data.onCall.length === 0 && <p className="quiet">现在没有人值守待命。在人员页点“值守待命”后会列在这里。</p>}
        <ul className="on-call">
          {data.onCall.map((one) => (
            <li key={one.id}>
              <b>
                <Anchor href={rowPath(teamMember, one.id)}>{one.name}</Anchor>
              </b>{' '}
              {one.duty}
              <p>{phoneColumn && <Phone column={phoneColumn} id={one.id} value={one.phone} />}</p>
              <p className="quiet">
                <Anchor href={rowPath(rescueTeam, one.team)}>{one.teamName}</Anchor> {areaName(one.area)}
              </p>
              {one.skills && <p className="quiet">{one.skills}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section className="work-section">
        <h2>队伍构成</h2>
        <ul className="team-levels">
          {data.levels.map(({ level, teams: count, people: heads }) => (
            <li key={level}>
              <Anchor href={listPath(rescueTeam, { level, state: { not: 'disbanded' } })}>
                {levels[level] ?? level}
              </Anchor>
              <span className="number">{numberWords(count)} 支</span>
              <span className="number">{numberWords(heads)} 人</span>
              <span aria-hidden>
                <i className="bar" style={{ display: 'block', width: `${(heads / most) * 100}%` }} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      {data.musters.length > 0 && (
        <section className="work-section">
          <h2>最近集结拉动</h2>
          <WorkTable heads={['队伍', '时间', '到位', '用时']} numbers={['到位', '用时']}>
            {data.musters.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Anchor href={rowPath(teamMuster, one.id)}>{textOf(one.teamName)}</Anchor>
                </th>
                <td data-label="时间">{momentWords(one.calledAt, today)}</td>
                <td data-label="到位" className="number">
                  {one.present}／{one.expected} 人
                </td>
                <td data-label="用时" className="number">
                  {one.minutes} 分钟
                </td>
              </tr>
            ))}
          </WorkTable>
        </section>
      )}
    </div>
  );
}

/** A telephone number, masked; whoever calls opens it with a reason. */
function Phone({ column, id, value }: { readonly column: Column; readonly id: string; readonly value: string }) {
  const of = { ledger: teamMember, id, titles: {} };
  return (
    <>
      <FieldView column={column} value={value} of={of} /> <OpenSealed column={column} of={of} />
    </>
  );
}
