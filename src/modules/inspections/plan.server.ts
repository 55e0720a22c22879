import sql from 'sql-template-tag';
import { list, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { enforcementPlan, planTarget } from './enforcement-plan.ledger.ts';
import { type PlanBoard, planBoard } from './plan.endpoints.ts';

/** Answers how far the plan of a year has come; of several plans of one year the one last made. */
export const planBoardHandler = handle(
  planBoard,
  async (ctx, asked): Promise<PlanBoard> => {
    const year = asked.year ?? Number(ctx.today.slice(0, 4));
    const { rows } = await list(ctx, enforcementPlan, { where: { year }, limit: 1 });
    const [plan] = rows;
    if (!plan) return { year, plan: null, targets: [] };
    const targets = await ctx.tx.rows<PlanBoard['targets'][number]>(sql`
      select t.id, t.name, t.section, t.sector, t.kind, t.target, coalesce(v.done, 0)::int as done, coalesce(v.visits, 0)::int as visits
      from plan_target t left join (select target, count(distinct site) as done, count(*) as visits from visit
          where county = ${ctx.county} and target is not null group by target) v on v.target = t.id
      where ${visibleSql(ctx, planTarget, { plan: plan.id, state: 'planned' })} order by t.section, t.sector, t.id`);
    const { id, name, state, approvedVisits } = plan;
    return { year, plan: { id, name, state, approvedVisits }, targets };
  },
  'snapshot',
);
