import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import type { Context } from '../context.ts';
import { type FigureQuery, figureQuery } from './figure.ts';
import { rowsSql } from './rows-sql.ts';
import { rolledOf } from './rolled.ts';
import { standingOf, tallyKept } from './tally-kept.ts';

/**
 * The values of figures in one period, in the order asked: one statement per ledger, so that parts add up to wholes. What is kept by
 * day is read there, and equals what counting the rows would give.
 */
export async function tally(ctx: Context, asks: readonly FigureAsk[], period: Period): Promise<readonly number[]> {
  const standing = asks.some(({ indicator }) => isKept(ctx, indicator)) ? await standingOf(ctx) : undefined;
  return eachLedger(ctx, asks, period, async (l, queries) => {
    const kept = standing && (await tallyKept(ctx, l, queries, period, standing));
    return kept ?? tallyRows(ctx, l, queries, period);
  });
}

const isKept = (ctx: Context, indicator: string) => rolledOf(ctx.registry).has(indicator);

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
  const [row] = await ctx.tx.rows<Record<string, number | string>>(rowsSql(ctx, l, queries, period));
  return queries.map((query, i) => [query, Number(row?.[`f${i}`] ?? 0)] as const);
}
