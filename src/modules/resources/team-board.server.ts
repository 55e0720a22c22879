import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import { list, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { teamBoard, type TeamBoard } from './team.endpoints.ts';
import { rescueTeam, teamMember, teamMuster } from './team.ledger.ts';

/** Answers the board of teams: those within the caller's reach. */
export const teamBoardHandler = handle(
  teamBoard,
  async (ctx): Promise<TeamBoard> => {
    const [onCall, levels, musters] = await Promise.all([
      list(ctx, teamMember, { where: { state: 'onCall' }, limit: 200 }),
      ctx.tx.rows<
        TeamBoard['levels'][number]
      >(sql`select t.level, count(*)::int as teams, sum(t.headcount)::int as people
        from rescue_team t where ${visibleSql(ctx, rescueTeam, { state: { not: 'disbanded' } })}
        group by t.level order by people desc`),
      ctx.tx.rows<
        TeamBoard['musters'][number]
      >(sql`select t.id, r.name as "teamName", t.called_at as "calledAt", t.present,
          t.expected, round(extract(epoch from t.assembled_at - t.called_at) / 60)::int as minutes
        from team_muster t join rescue_team r on r.county = ${ctx.county} and r.id = t.team
        where ${visibleSql(ctx, teamMuster, {})} order by t.called_at desc limit 10`),
    ]);
    return { onCall: onCall.rows.map((row) => personOf(row, new Map(onCall.titles))), levels, musters };
  },
  'snapshot',
);

/** The telephone number is masked, as everywhere. */
function personOf(row: Row<typeof teamMember>, titles: ReadonlyMap<string, string>): TeamBoard['onCall'][number] {
  const { id, name, duty, phone, skills, team, area } = row;
  return { id, name, duty, phone, skills, team, teamName: titles.get(team) ?? '', area };
}
