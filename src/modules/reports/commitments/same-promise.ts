import type { TextBlock, TextRun } from '../text/report-text.ts';
import { sentencesOf } from '../text/begin-text.ts';

const numbering = /^(?:[一二三四五六七八九十]{1,3}(?:是|、)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．])/;
/** Stands for a figure whose print is not known, in the words and in what is left of them. */
const gap = '\uE000';
const figure = String.raw`[\d${gap}]`;
const days = String.raw`(?:\d{4}|\d*${gap}${figure}*)年(?:${figure}{1,2}月)?(?:${figure}{1,2}日)?|${figure}{1,2}月(?:${figure}{1,2}日)?|年(?=[底末内])|今年|明年|本季度|下季度|本月|下月|本周|下周`;
const spans = '上半年|下半年|全年|第[一二三四]季度';
/** 2026年12月31日前, 到12月底, 年底前, 下半年. */
const dates = new RegExp(
  `[到于在]?(?:(?:${days})(?:${spans})?|${spans})(?:[底末内]|[上中下]旬)?(?:之前|以前|前)?`,
  'g',
);
const unit =
  '%|万元|亿元|人次|家次|公里|小时|个月|个百分点|[处家起件个栋户座支台套箱吨份次名人元场期批项条组天日月年万]';
/** 1,203处, 80余家次: of what follows a figure one unit alone, so that 12户家庭 is 家庭. */
const counted = new RegExp(`${figure}[\\d${gap},，.]*(?:余|多)?(?:${unit})?`, 'g');

/** What makes a promise the same promise: its words without numbering, dates, numbers and signs. */
export const markOf = (text: string): string => stripped(text.replaceAll(gap, '')).slice(0, 300);

function stripped(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）').trim();
  const left = (found: string) => (found.includes(gap) ? gap : '');
  return plain
    .replace(numbering, '')
    .replaceAll(dates, left)
    .replaceAll(counted, left)
    .replaceAll(new RegExp(`[^\\p{L}\\p{N}${gap}]`, 'gu'), '');
}

/** What may promise something in a block: an item as a whole, of a plain paragraph each sentence. */
export function sayingsOf(block: TextBlock): readonly (readonly TextRun[])[] {
  if (block.kind === 'heading') return [];
  return block.kind === 'paragraph' ? sentencesOf(block.runs) : [block.runs];
}

/** Asks of marks whether they are of a saying, whatever the figures in it are. */
export function sameAs(runs: readonly TextRun[]): (mark: string) => boolean {
  const words = runs.map((run) => (typeof run === 'string' ? run.replaceAll(gap, '') : gap)).join('');
  const [first = '', ...rest] = stripped(words).split(gap);
  if ([first, ...rest].join('').length < shortest) return () => false; // words that are all figures are like anything
  const last = rest.pop();
  if (last === undefined) return (mark) => mark === first.slice(0, 300);
  return (mark) => {
    if (!mark.startsWith(first)) return false;
    let end = first.length;
    for (const part of rest) {
      const found = mark.indexOf(part, end);
      if (found < 0) return false;
      end = found + part.length;
    }
    return mark.endsWith(last) && mark.length - last.length >= end;
  };
}
/** The shortest mark that tells a promise. */
export const shortest = 4;
