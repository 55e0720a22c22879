import sql, { join } from 'sql-template-tag';
import { addDays, startOfDay } from '../../kernel/calendar.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { site } from '../sites/index.ts';
import type { Candidate, PoolAsked } from './draw.endpoints.ts';
import type { Lists } from './draw-lots.server.ts';
import { enforcers } from './inspection-roles.ts';
import { unlimitedMethods } from './visit.ledger.ts';

interface SiteLine {
  readonly id: string;
  readonly name: string;
  readonly grade: keyof PoolAsked['weights'];
  readonly thisYear: number;
  readonly lastAt: string | null;
}

/** Who takes part in a draw: every listed site of the pool and every certified officer, those left out with the reason. */
export async function poolOf(ctx: Context, asked: PoolAsked): Promise<Lists> {
  const [lines, officers] = await Promise.all([sitesOf(ctx, asked), officersOf(ctx)]);
  const reasons = new Map(asked.leaveOut.map(({ id, reason }) => [id, reason]));
  const limit = ctx.setting('inspections.visitsPerYear');
  const sites = lines.map((line): Candidate => {
    const excluded = reasons.get(line.id) ?? reasonOf(ctx, asked, line, limit);
    return { id: line.id, name: line.name, weight: asked.weights[line.grade], excluded };
  });
  const inspectors = officers.map(({ id, name }): Candidate => ({
    id,
    name,
    weight: 1,
    excluded: reasons.get(id) ?? null,
  }));
  return { sites, inspectors };
}

function reasonOf(ctx: Context, asked: PoolAsked, line: SiteLine, limit: number): string | null {
  if (asked.skipFull && line.thisYear >= limit) return `本年度已检查 ${line.thisYear} 次，达到上限`;
  if (asked.restDays === null || line.lastAt === null) return null;
  const since = startOfDay(addDays(ctx.today, -asked.restDays));
  return line.lastAt >= since ? `${asked.restDays} 天内检查过` : null;
}

function sitesOf(ctx: Context, { sectors, scales, town }: PoolAsked): Promise<readonly SiteLine[]> {
  const where: AnyWhere = {
    state: ['listed', 'reported'],
    sector: sectors,
    ...(scales.length > 0 ? { scale: scales } : {}),
    ...(town === null ? {} : { area: { within: town } }),
  };
  const yearBegins = startOfDay(`${ctx.today.slice(0, 4)}-01-01`);
  return ctx.tx.rows<SiteLine>(sql`select t.id, t.name, coalesce(t.risk_grade, 'none') as grade,
      coalesce(v.this_year, 0)::int as "thisYear", v.last_at as "lastAt"
    from site t left join (select site, max(started_at) as last_at,
        count(*) filter (where started_at >= ${yearBegins} and method <> all(${[...unlimitedMethods]})) as this_year
      from visit where county = ${ctx.county} and started_at >= ${startOfDay(addDays(ctx.today, -730))} group by site) v on v.site = t.id
    where ${visibleSql(ctx, site, where)} order by t.id`);
}

/** Officers with a certificate and a post of enforcement today (行政处罚法第四十二条). */
function officersOf(ctx: Context): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return ctx.tx.rows(sql`select a.id, a.name from account a
    where a.certificate is not null and a.disabled_at is null and exists (select 1 from post p
      where p.account_id = a.id and p.county = ${ctx.county} and p.role in (${join(enforcers)}) and p.state = 'effective'
        and p.valid_from <= ${ctx.today} and (p.valid_until is null or p.valid_until >= ${ctx.today}))
    order by a.id`);
}
