const kept: Readonly<Record<string, number>> = { 元: 100, 公里: 1000 };

/** A figure in its unit: money is kept in fen and lengths in metres, so that sums are exact; all else as it is told. */
export const inUnit = (value: number, unit: string): number => value / (kept[unit] ?? 1);
