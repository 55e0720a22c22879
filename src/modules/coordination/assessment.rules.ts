/** What a found row costs, in tenths of a point, so that sums are exact. */
export const rowPrices = {
  t1: '0.1 分',
  t2: '0.2 分',
  t5: '0.5 分',
  t10: '1 分',
  t20: '2 分',
  t30: '3 分',
  t50: '5 分',
} as const;

/** The tenths of a point behind a price. */
export const tenthsOf = (price: keyof typeof rowPrices): number => Number(price.slice(1));

/** What of a deduction decides its size: rows found and rows struck out on appeal, the price of each in tenths, the most it may cost in points. */
export interface Cost {
  readonly found: number;
  readonly struck: number;
  readonly tenths: number;
  readonly points: number;
}

/** What a deduction costs in tenths of a point: each row that stands, but no more than the item is worth. */
export const costOf = ({ found, struck, tenths, points }: Cost): number =>
  Math.min(points * 10, Math.max(0, found - struck) * tenths);

/** Tenths of a point as a number of points, e.g. 965 → '96.5'. */
export const pointsOf = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);

/** The scores in order, the best first, with ranks: equal scores share a rank and the next is as many places below. */
export function ranked<T extends { readonly score: number }>(scored: readonly T[]): readonly (T & { rank: number })[] {
  const ordered = scored.toSorted((a, b) => b.score - a.score);
  return ordered.map((each) => ({ ...each, rank: ordered.findIndex(({ score }) => score === each.score) + 1 }));
}
