import sql from 'sql-template-tag';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { type RiskBoard, riskBoard } from './prevention.endpoints.ts';
import { riskPoint } from './risk.ledger.ts';

const most = 200;
const counted = sql`count(*) filter (where t.colour = 'red')::int as red,
  count(*) filter (where t.colour = 'orange')::int as orange,
  count(*) filter (where t.colour = 'yellow')::int as yellow,
  count(*) filter (where t.colour = 'blue')::int as blue,
  count(*) filter (where t.state = 'assessed')::int as ungraded,
  count(*) filter (where t.state = 'graded')::int as uncontrolled`;

/** Answers the board: all towns, and the sites of one or of all with the gravest first. */
export const riskBoardHandler = handle(
  riskBoard,
  async (ctx, { town }): Promise<RiskBoard> => {
    const standing = { state: { not: 'removed' } } as const;
    const [towns, sites] = await Promise.all([
      ctx.tx.rows<RiskBoard['towns'][number]>(sql`select t.town, count(distinct t.site)::int as sites, ${counted}
        from risk_point t where ${visibleSql(ctx, riskPoint, standing)}
        group by t.town order by red desc, orange desc, t.town`),
      ctx.tx.rows<RiskBoard['sites'][number]>(sql`
        with gravest as (select t.site, t.town, ${counted} from risk_point t
          where ${visibleSql(ctx, riskPoint, standing)} and (${town ?? null}::text is null or t.town = ${town ?? null})
          group by t.site, t.town order by red desc, orange desc, yellow desc, t.site limit ${most})
        select g.site as id, s.name, g.town, g.red, g.orange, g.yellow, g.blue, g.ungraded, g.uncontrolled,
          (select count(*) from risk_task k where k.county = ${ctx.county} and k.site = g.site and k.state = 'active'
            and k.due_at < ${ctx.now})::int as late
        from gravest g join site s on s.county = ${ctx.county} and s.id = g.site
        order by g.red desc, g.orange desc, g.yellow desc, s.name`),
    ]);
    return { towns, sites };
  },
  'snapshot',
);
