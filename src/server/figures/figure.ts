import sql, { type Sql } from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import { type AnyIndicator, cutoffOf, type FigureAsk, figureWhere } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AnyWhere, checkWhere, kindOf, resolve } from '../../kernel/where.ts';
import { asWritten } from '../areas/as-written.ts';
import type { Context } from '../context.ts';
import { column } from '../ledger/columns.ts';
import { whereSql } from '../ledger/where-sql.ts';
import { blindName } from '../sealed/rows.ts';

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

/** The value of a figure over rows of the table as t. */
export function measureSql({ ledger, measure, rows }: FigureQuery): Sql {
  const filter = sql`filter (where ${whereSql(ledger, rows)})`;
  if (measure.sum) return sql`coalesce(sum(${column('t', measure.sum)}) ${filter}, 0)`;
  if (measure.distinct) return sql`count(distinct ${column('t', distinctBy(ledger, measure.distinct))}) ${filter}`;
  return sql`count(*) ${filter}`;
}

/** Equal sealed values are told by what stands beside them. */
const distinctBy = (l: AnyLedger, name: string) => (kindOf(l, name) === 'sealed' ? blindName(name) : name);
