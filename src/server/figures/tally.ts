import sql from 'sql-template-tag';
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import type { Context } from '../context.ts';
import { type FigureQuery, figureQuery } from './figure.ts';
import { rowsSql } from './rows-sql.ts';
import { tallyKept } from './tally-kept.ts';

/**
 * The values of figures in one period, in the order asked: one statement per ledger, so that parts add up to wholes. What is kept by
 * day is read there, and equals what counting the rows would give.
 */
export function tally(ctx: Context, asks: readonly FigureAsk[], period: Period): Promise<readonly number[]> {
  return eachLedger(ctx, asks, period, async (l, queries) => {
    return (await tallyKept(ctx, l, queries, period)) ?? tallyRows(ctx, l, queries, period);
  });
}

/** The same values, counted from the rows alone. */
export function tallyByRows(ctx: Context, asks: readonly FigureAsk[], period: Period): Promise<readonly number[]> {
  return eachLedger(ctx, asks, period, (l, queries) => tallyRows(ctx, l, queries, period));
}

type Valued = readonly (readonly [FigureQuery, number])[];

async function eachLedger(
  ctx: Context,
  asks: readonly FigureAsk[],
  period: Period,
  count: (l: AnyLedger, queries: readonly FigureQuery[]) => Promise<Valued>,
): Promise<readonly number[]> {
  const queries = asks.map((ask) => figureQuery(ctx, ask, period));
  const groups = Map.groupBy(queries, (query) => query.ledger);
  const counted = await Promise.all([...groups].map(([l, own]) => count(l, own)));
  const values = new Map(counted.flat());
  return queries.map((query) => values.get(query) ?? 0);
}

async function tallyRows(ctx: Context, l: AnyLedger, queries: readonly FigureQuery[], period: Period): Promise<Valued> {
  const [row] = await ctx.tx.rows<Record<string, number | string>>(rowsSql(ctx, l, queries, period, sql`true`));
  return queries.map((query, i) => [query, Number(row?.[`f${i}`] ?? 0)] as const);
}
