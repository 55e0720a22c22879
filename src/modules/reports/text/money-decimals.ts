import type { ComposedFigure } from '../composed.ts';

const wan = 1_000_000;

/** How many decimals an amount in fen takes in 万元, written exactly; 0 for one that is written in 元. */
const decimalsOf = (fen: number): number => (fen < wan ? 0 : (String(fen / wan).split('.')[1]?.length ?? 0));

/** The amounts of a report that are written in 万元, by indicator. */
export function inWanOf(figures: Iterable<ComposedFigure>): ReadonlyMap<string, readonly ComposedFigure[]> {
  const money = [...figures].filter(({ unit, ratio, value }) => unit === '元' && ratio === null && (value ?? 0) >= wan);
  return Map.groupBy(money, ({ indicator }) => indicator);
}

/** How many decimals the amounts of one indicator are written with: as many as the one that needs most (R22). */
export const mostDecimals = (same: readonly ComposedFigure[]): number =>
  Math.max(0, ...same.map(({ value }) => decimalsOf(value ?? 0)));

/** Whether amounts of one indicator take different numbers of decimals when each is written by itself. */
export const isUneven = (same: readonly ComposedFigure[]): boolean =>
  new Set(same.map(({ value }) => decimalsOf(value ?? 0))).size > 1;
