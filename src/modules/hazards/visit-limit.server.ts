import sql from 'sql-template-tag';
import { startOfDay } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { find } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { unlimitedMethods } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { visitLimit, type VisitLimit } from './visit-limit.endpoints.ts';

const unlimited: string[] = [...unlimitedMethods];
const limitOf = (ctx: Context): number => ctx.setting('inspections.visitsPerYear');

/** Answers how many visits a site has had in the year of a day, and what else is about to bring somebody there. */
export const visitLimitHandler = handle(visitLimit, async (ctx, { site: siteId, on }): Promise<VisitLimit> => {
  if ((await find(ctx, site, siteId)) === undefined)
    throw new Problem('missing', '没有这个监管单位，或不在您的管辖范围内');
  const year = (on ?? ctx.today).slice(0, 4);
  const [visits, picks] = await Promise.all([visitsIn(ctx, siteId, year), picksOf(ctx, siteId)]);
  return { limit: limitOf(ctx), visits, picks };
});

/** Refuses one more visit than the limit, unless it is a joint one or somebody says why (国办发〔2024〕54号). */
export async function refuseBeyondLimit(
  ctx: Context,
  asked: {
    readonly site: string;
    readonly method: string;
    readonly startedAt: string;
    readonly limitReason?: string | null;
    readonly jointWith?: string | null;
  },
  id: string,
): Promise<void> {
  if (unlimited.includes(asked.method) || (asked.limitReason ?? null) !== null) return;
  if (asked.method === 'joint' && (asked.jointWith ?? null) !== null) return;
  const limit = limitOf(ctx);
  const before = await visitsIn(ctx, asked.site, asked.startedAt.slice(0, 4), id);
  if (before < limit) return;
  const words = `该单位本年度已入企检查 ${before} 次，达到上限 ${limit} 次。请写明超出的理由，或改为联合检查并填写联合部门`;
  throw new Problem('invalid', words, { fields: { limitReason: '请写明理由，或改为联合检查并填写联合部门' } });
}

async function visitsIn(ctx: Context, siteId: string, year: string, except: string | null = null): Promise<number> {
  const [from, to] = [startOfDay(`${year}-01-01`), startOfDay(`${Number(year) + 1}-01-01`)];
  const [row] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from visit
    where county = ${ctx.county} and site = ${siteId} and started_at >= ${from} and started_at < ${to}
      and method <> all(${unlimited}) and id is distinct from ${except}::uuid`);
  return row?.count ?? 0;
}

function picksOf(ctx: Context, siteId: string): Promise<VisitLimit['picks']> {
  return ctx.tx.rows(sql`select p.id, d.name as draw, p.visit_by as "visitBy" from draw_pick p
    join draw d on d.county = p.county and d.id = p.draw and d.state <> 'voided'
    where p.county = ${ctx.county} and p.site = ${siteId} and p.state = 'picked' order by p.visit_by`);
}
