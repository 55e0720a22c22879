import sql, { type Sql, join, raw } from 'sql-template-tag';
import { dayOf, endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { type AnyIndicator, cutoffOf, type FigureAsk, figureWhere } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AnyWhere, checkWhere, kindOf, resolve } from '../../kernel/where.ts';
import { asWritten } from '../areas/as-written.ts';
import type { Context } from '../context.ts';
import { blindName } from '../sealed/rows.ts';
import { column, table } from './columns.ts';
import { visibleSql } from './read.ts';
import { whereSql } from './where-sql.ts';

/** A figure asked for, with the ledger and the filter of exactly the rows it counts. */
export interface FigureQuery extends FigureAsk {
  readonly ledger: AnyLedger;
  readonly measure: AnyIndicator;
  readonly rows: AnyWhere;
}

/** What a figure means in a period: its rows' filter with all times resolved. Problem 'missing' for an unknown code. */
export function figureQuery(ctx: Context, ask: FigureAsk, period: Period): FigureQuery {
  const found = ctx.registry.indicators.get(ask.indicator);
  if (!found) throw new Problem('missing', `没有名为“${ask.indicator}”的指标`);
  const { ledger, indicator } = found;
  if (ask.where) checkWhere(ledger, ask.where);
  const where = figureWhere(indicator, period, ask.where);
  const moments = { ...ctx, cutoff: cutoffOf(period, ctx.now) };
  const rows = asWritten(ctx, ledger, resolve(ledger, where, moments), dayOf(moments.cutoff));
  return { ...ask, ledger, measure: indicator, rows };
}

/** The values of figures in one period, in the order asked: one statement per ledger, so that parts add up to wholes. */
export async function tally(ctx: Context, asks: readonly FigureAsk[], period: Period): Promise<readonly number[]> {
  const queries = asks.map((ask) => figureQuery(ctx, ask, period));
  const ledgers = [...new Set(queries.map((q) => q.ledger))];
  const counted = await Promise.all(
    ledgers.map((l) =>
      tallyOne(
        ctx,
        l,
        queries.filter((q) => q.ledger === l),
        period,
      ),
    ),
  );
  const values = new Map(counted.flat());
  return queries.map((q) => values.get(q) ?? 0);
}

async function tallyOne(ctx: Context, l: AnyLedger, queries: readonly FigureQuery[], period: Period) {
  const at = sharedMoment(queries);
  const range = at === undefined ? sql`true` : rangeSql(l, at, period);
  const columns = queries.map((q, i) => sql`${measureSql(at === undefined ? q : without(at, q))} as ${raw(`f${i}`)}`);
  const [row] = await ctx.tx.rows<Record<string, number | string>>(
    sql`select ${join(columns)} from ${table(l)} t where ${visibleSql(ctx, l, {})} and ${range}`,
  );
  return queries.map((q, i) => [q, Number(row?.[`f${i}`] ?? 0)] as const);
}

/** The moment that all these figures are flows over, if it is one and the same: no other rows than the period's need be read. */
function sharedMoment(queries: readonly FigureQuery[]): string | undefined {
  const moments = new Set(queries.map(({ measure }) => measure.at));
  return moments.size === 1 ? [...moments][0] : undefined;
}

/** The days are written out and are no parameters: a plan made for any period would take a half-year for a few rows. */
function rangeSql(l: AnyLedger, at: string, period: Period): Sql {
  const isDay = kindOf(l, at) === 'day';
  const [from, to] = isDay ? [period.from, period.to] : [startOfDay(period.from), endOfDay(period.to)];
  const key = column('t', at);
  return sql`${key} >= ${literal(from)} and ${key} <= ${literal(to)}`;
}

/** The figure without the test of its moment, which the statement asks once for all of them. */
function without(at: string, query: FigureQuery): FigureQuery {
  const { [at]: _asked, ...rows } = query.rows;
  return { ...query, rows };
}

/** A day or an instant as SQL text. */
function literal(moment: string): Sql {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?$/.test(moment)) throw new Error(`${moment} is no moment`);
  return raw(`'${moment}'`);
}

/** Equal sealed values are told by what stands beside them. */
const distinctBy = (l: AnyLedger, name: string) => (kindOf(l, name) === 'sealed' ? blindName(name) : name);

/** The value of a figure over rows of the table as t. */
export function measureSql({ ledger, measure, rows }: FigureQuery): Sql {
  const filter = sql`filter (where ${whereSql(ledger, rows)})`;
  if (measure.sum) return sql`coalesce(sum(${column('t', measure.sum)}) ${filter}, 0)`;
  if (measure.distinct) return sql`count(distinct ${column('t', distinctBy(ledger, measure.distinct))}) ${filter}`;
  return sql`count(*) ${filter}`;
}
