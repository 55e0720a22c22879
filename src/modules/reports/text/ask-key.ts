import { isRecord } from '../../../kernel/where.ts';
import type { Chip, TextAsk } from './report-text.ts';

/** The key of a figure in a report: the same for the same indicator, filter and period of its own, whatever it is called; letters and digits, as Word's bookmarks need. */
export const keyOf = ({ indicator, where = {}, period = '' }: TextAsk): string =>
  `f${hash([indicator, canonical(where), period].join(' ').trimEnd())}`;

/** The key of a share: of its part and its whole. */
export const shareKey = ({ part, whole }: Extract<Chip, { chip: 'share' }>): string =>
  `r${hash(`${keyOf(part)}/${keyOf(whole)}`)}`;

/** The same text for the same filter, in whichever order its names stand. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** 53 bits of a text in base 36 (cyrb53): browser and server agree at once, without waiting for a digest. */
function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
