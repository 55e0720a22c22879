import sql from 'sql-template-tag';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { teamBoard, type TeamBoard } from './team.endpoints.ts';
import { rescueTeam, teamMember, teamMuster } from './team.ledger.ts';

/** Answers the board of teams: those within the caller's reach. */
export const teamBoardHandler = handle(
  teamBoard,
  async (ctx): Promise<TeamBoard> => {
    const [onCall, levels, musters] = await Promise.all([
      ctx.tx.rows<TeamBoard['onCall'][number]>(sql`select t.id, t.name, t.duty, t.phone, t.skills, t.team,
          r.name as "teamName", r.area
        from team_member t join rescue_team r on r.county = ${ctx.county} and r.id = t.team
        where ${visibleSql(ctx, teamMember, { state: 'onCall' })} order by r.level, r.name, t.id limit 200`),
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
    return { onCall, levels, musters };
  },
  'snapshot',
);
