import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import { cutoffOf } from '../../kernel/indicator.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { both } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { table } from '../../server/ledger/columns.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { figureQuery, measureSql } from '../../server/figures/figure.ts';
import { whereSql } from '../../server/ledger/where-sql.ts';
import { isValidOn } from './area-line.ts';
import { readAreas } from './read-areas.server.ts';

interface Counted {
  readonly town: string | null;
  readonly value: number | string;
}

/**
 * One figure by town, by the towns there were at the end of the period: a half-year before a merger shows both towns, a year that
 * ends after it shows one with the sum. Each value comes with the filter of exactly the rows it counts.
 */
export async function byTown(ctx: Context, asked: { readonly indicator: string; readonly period: string }) {
  const period = parsePeriod(asked.period);
  const day = dayOf(cutoffOf(period, ctx.now));
  const lines = await readAreas(ctx);
  const figure = figureQuery(ctx, { indicator: asked.indicator }, period);
  const { ledger, measure, rows } = figure;
  const codes = [...new Set(lines.map(({ code }) => code))].map((code) => [code, ctx.areas.areaOn(code, day)] as const);
  const moved = codes.filter(([code, now]) => code.slice(0, 9) !== now.slice(0, 9));
  const counted = await ctx.tx
    .rows<Counted>(sql`select coalesce(m.town, nullif(left(t.area, 9), ${ctx.county})) as "town",
      ${measureSql({ ...figure, rows: {} })} as "value"
    from ${table(ledger)} t left join unnest(${moved.map(([code]) => code)}::text[], ${moved.map(([, now]) => now.slice(0, 9))}::text[])
      as m (code, town) on m.code = t.area
    where ${visibleSql(ctx, ledger, {})} and ${whereSql(ledger, rows)} group by 1`);
  const values = new Map(counted.map(({ town, value }) => [town, Number(value)]));
  const towns = lines.filter((line) => line.code.length === 9 && isValidOn(line, day));
  const known = towns.map(({ code, name }) => ({ code, name }));
  const others = [...values.keys()].filter((town) => !known.some(({ code }) => code === town));
  const all = [...known, ...others.map((code) => ({ code, name: code === null ? '县本级' : code }))];
  return {
    label: measure.label,
    unit: measure.unit,
    ledger: ledger.name,
    towns: all.map(({ code, name }) => ({
      code,
      name,
      value: values.get(code) ?? 0,
      rows: both(rows, lyingIn(ctx, code, day)),
    })),
  };
}

function lyingIn(ctx: Context, town: string | null, day: string): AnyWhere {
  if (town === null) return { area: ctx.county };
  const codes = ctx.areas.codesIn(town, day, ctx.today);
  return codes === undefined ? { area: { within: town } } : { area: codes };
}
