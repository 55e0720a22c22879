import type { CountAnswer } from '../../kernel/wire.ts';

const grouped = new Intl.NumberFormat('zh-CN');
const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A whole number with its thousands apart, '12,345'. */
export const numberWords = (value: number): string => grouped.format(value);

/** A count, '128', or '10,000+' when it stopped at its cap. */
export const countWords = ({ count, capped }: CountAnswer): string => `${grouped.format(count)}${capped ? '+' : ''}`;

/** An amount of fen in yuan, '12,500 元' or '12,500.50 元'. */
export const moneyWords = (fen: number): string =>
  `${fen % 100 === 0 ? grouped.format(fen / 100) : twoPlaces.format(fen / 100)} 元`;

/** The size of a file of so many bytes, '320 KB' or '4.1 MB'. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
