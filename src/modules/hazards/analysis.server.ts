import sql, { type Sql, raw } from 'sql-template-tag';
import { daysBetween, endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { wrongField } from '../../kernel/problem.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { visit } from '../inspections/index.ts';
import { analysis, type AnalysisAsked, type Part } from './analysis.endpoints.ts';
import { hazard } from './hazard.ledger.ts';

const mostDays = 1100;
const topSites = 20;

/** Answers the analysis: what was found is counted as the indicator counts it, withdrawn findings left out. */
export const analysisHandler = handle(
  analysis,
  async (ctx, asked) => {
    if (asked.to < asked.from) throw wrongField('to', '结束日期不能早于开始日期');
    if (daysBetween(asked.from, asked.to) > mostDays) throw wrongField('to', '一次最多分析三年，请缩短期间');
    const by = (key: string, name: string) => partsOf(ctx, asked, raw(key), raw(name));
    const [months, sectors, towns, sites, categories] = await Promise.all([
      by(`to_char(t.moment at time zone 'Asia/Shanghai', 'YYYY-MM')`, 'null::text'),
      by('s.sector', 'null::text'),
      by(`coalesce(t.town, '')`, 'null::text'),
      by('s.id::text', 's.name'),
      categoriesOf(ctx, asked),
    ]);
    return {
      months: months.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      sectors: mostFirst(sectors),
      towns: mostFirst(towns.filter(({ key }) => key !== '')),
      categories: mostFirst(categories),
      sites: mostFirst(sites.filter(({ found }) => found > 0)).slice(0, topSites),
    };
  },
  'snapshot',
);

const mostFirst = (parts: readonly Part[]) => parts.toSorted((a, b) => b.found - a.found || b.visits - a.visits);

function partsOf(ctx: Context, asked: AnalysisAsked, key: Sql, name: Sql): Promise<readonly Part[]> {
  return ctx.tx.rows<Part>(sql`select ${key} as key, ${name} as name,
      count(*) filter (where t.is_visit)::int as visits,
      count(*) filter (where not t.is_visit)::int as found, count(*) filter (where t.is_major)::int as major,
      count(*) filter (where t.is_closed)::int as rectified, count(*) filter (where t.is_repeated)::int as repeated
    from (${rowsOf(ctx, asked)}) t join site s on s.county = ${ctx.county} and s.id = t.site
    ${asked.sector ? sql`where s.sector = ${asked.sector}` : sql`where true`} group by 1, 2`);
}

function rowsOf(ctx: Context, asked: AnalysisAsked): Sql {
  return sql`select t.site, t.town, t.found_at as moment, false as is_visit, t.level = 'major' as is_major,
      t.closed_at is not null as is_closed, t.repeated is true as is_repeated
    from hazard t where ${visibleSql(ctx, hazard, whereOf('foundAt', asked, { state: { not: 'withdrawn' } }))}
    union all select t.site, t.town, t.started_at, true, false, false, false
    from visit t where ${visibleSql(ctx, visit, whereOf('startedAt', asked, {}))}`;
}

function categoriesOf(ctx: Context, asked: AnalysisAsked): Promise<readonly Part[]> {
  const where = whereOf('foundAt', asked, {
    state: { not: 'withdrawn' },
    ...(asked.sector ? { site: { sector: asked.sector } } : {}),
  });
  return ctx.tx.rows<Part>(sql`select t.category as key, null as name, 0 as visits, count(*)::int as found,
      count(*) filter (where t.level = 'major')::int as major, count(*) filter (where t.closed_at is not null)::int as rectified,
      count(*) filter (where t.repeated)::int as repeated
    from hazard t where ${visibleSql(ctx, hazard, where)} group by 1`);
}

function whereOf(at: string, { from, to, town }: AnalysisAsked, more: AnyWhere): AnyWhere {
  return { ...more, [at]: { gte: startOfDay(from), lte: endOfDay(to) }, ...(town ? { area: { within: town } } : {}) };
}
