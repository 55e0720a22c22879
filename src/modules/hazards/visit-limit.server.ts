import sql from 'sql-template-tag';
import { startOfDay } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { find } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { unlimitedMethods } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { visitLimit, type VisitLimit } from './visit-limit.endpoints.ts';

/** Answers how many visits a site has had in the year of a day, and what else is about to bring somebody there. */
export const visitLimitHandler = handle(visitLimit, async (ctx, { site: siteId, on }): Promise<VisitLimit> => {
  if ((await find(ctx, site, siteId)) === undefined)
    throw new Problem('missing', '没有这个监管单位，或不在您的管辖范围内');
  const year = (on ?? ctx.today).slice(0, 4);
  const [visits, picks, filings] = await Promise.all([
    visitsIn(ctx, siteId, year),
    picksOf(ctx, siteId),
    filingsOf(ctx, siteId),
  ]);
  return { limit: ctx.setting('inspections.visitsPerYear'), visits, picks, filings };
});

async function visitsIn(ctx: Context, siteId: string, year: string): Promise<number> {
  const [from, to] = [startOfDay(`${year}-01-01`), startOfDay(`${Number(year) + 1}-01-01`)];
  const [row] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from visit
    where county = ${ctx.county} and site = ${siteId} and started_at >= ${from} and started_at < ${to}
      and method <> all(${[...unlimitedMethods]})`);
  return row?.count ?? 0;
}

function picksOf(ctx: Context, siteId: string): Promise<VisitLimit['picks']> {
  return ctx.tx.rows(sql`select p.id, d.name as draw, p.visit_by as "visitBy" from draw_pick p
    join draw d on d.county = p.county and d.id = p.draw and d.state <> 'voided'
    where p.county = ${ctx.county} and p.site = ${siteId} and p.state = 'picked' order by p.visit_by`);
}

function filingsOf(ctx: Context, siteId: string): Promise<VisitLimit['filings']> {
  return ctx.tx.rows(sql`select f.id, f.department, f.planned_on as "plannedOn" from visit_filing f
    where f.county = ${ctx.county} and f.site = ${siteId} and f.state = 'filed' order by f.planned_on limit 5`);
}
