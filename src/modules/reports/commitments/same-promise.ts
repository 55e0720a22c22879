import type { TextBlock, TextRun } from '../text/report-text.ts';
import { sentencesOf } from '../text/begin-text.ts';

const numbering = /^(?:[一二三四五六七八九十]{1,3}(?:是|、)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．])/;
const days = String.raw`\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|年(?=[底末内])|今年|明年|本季度|下季度|本月|下月|本周|下周`;
const spans = '上半年|下半年|全年|第[一二三四]季度';
/** 2026年12月31日前, 到12月底, 年底前, 下半年. */
const dates = new RegExp(
  `[到于在]?(?:(?:${days})(?:${spans})?|${spans})(?:[底末内]|[上中下]旬)?(?:之前|以前|前)?`,
  'g',
);
const counted =
  /\d[\d,，.]*(?:余|多)?(?:%|％|万元|亿元|人次|家次|公里|小时|[处家起件个栋户座支台套箱吨份次名人元场期批项条组天日月年万])*/g;

/** What makes a promise the same promise: its words without numbering, dates, numbers and signs. */
export function markOf(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）').trim();
  return plain
    .replace(numbering, '')
    .replaceAll(dates, '')
    .replaceAll(counted, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 300);
}

/** What may promise something in a block: an item as a whole, of a plain paragraph each sentence. */
export function sayingsOf(block: TextBlock): readonly (readonly TextRun[])[] {
  if (block.kind === 'heading') return [];
  return block.kind === 'paragraph' ? sentencesOf(block.runs) : [block.runs];
}

/** Asks of marks whether they are of a saying, whatever the figures in it are. */
export function sameAs(runs: readonly TextRun[]): (mark: string) => boolean {
  const parts = runs.map((run) => (typeof run === 'string' ? markOf(run) : null));
  if (parts.join('').length < shortest) return () => false; // words that are all figures are like anything
  const pattern = new RegExp(`^${parts.map((part) => part ?? '.*').join('')}$`, 'u'); // a mark holds letters and digits alone
  return (mark) => pattern.test(mark);
}
/** The shortest mark that tells a promise. */
export const shortest = 4;
