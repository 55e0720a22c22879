/** A line of a text with its number as an editor counts it. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** Whether it belongs to what is planned, not to what was done. */
  readonly plan: boolean;
  readonly heading: Heading | undefined;
}

/** An ordinal at the beginning of a line: 一、 is level 1, （一） 2, 1. 3, （1） 4. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4;
  readonly number: number;
  readonly sign: string;
  /** Whether nothing but the heading stands in the line. */
  readonly alone: boolean;
}

/** The part of a year a text reports on. */
export interface Reported {
  readonly year: number | undefined;
  readonly lastMonth: number;
  readonly words: string;
}

/** A text as the checks read it. */
export interface Text {
  readonly lines: readonly Line[];
  readonly reported: Reported | undefined;
  /** Whether figures are masked by stars. */
  readonly masked: boolean;
}

const digits = '零一二三四五六七八九';

/** The value of a Chinese ordinal below a hundred, NaN of anything else. */
export function ordinal(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [, tens, ones] = /^([一二三四五六七八九]?十)?([一二三四五六七八九]?)$/.exec(words) ?? [];
  if (!tens && !ones) return Number.NaN;
  const ten = tens === undefined ? 0 : tens === '十' ? 10 : digits.indexOf(tens.charAt(0)) * 10;
  return ten + (ones ? digits.indexOf(ones) : 0);
}

/** A Chinese ordinal below a hundred. */
export function ordinalWords(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : digits.charAt(ones)}`;
}

const headings: readonly (readonly [Heading['level'], RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})[、.．]/],
  [2, /^[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?/],
  [3, /^(\d{1,2})(?:[、．]|\.(?!\d))/],
  [4, /^[（(](\d{1,2})[）)]/],
];

/** The heading at the beginning of a line, if there is one. */
export function headingOf(text: string): Heading | undefined {
  const trimmed = text.trim();
  for (const [level, pattern] of headings) {
    const [sign = '', number = ''] = pattern.exec(trimmed) ?? [];
    if (sign === '') continue;
    const rest = trimmed.slice(sign.length);
    return { level, number: ordinal(number), sign, alone: rest.length <= 45 && !/[。；]./.test(rest) };
  }
  return undefined;
}

const planned =
  /(下半年|下[一]?步|明年|下阶段|今后|下个?月|下季度|后期|\d{4}年)[^，。]{0,12}(计划|安排|打算|重点|思路|任务|举措)/;

/** Reads a text: its lines, what it reports on, and which chapters are plans. */
export function readText(raw: string): Text {
  const texts = raw.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const reported = reportedIn(texts);
  let plan = false;
  const lines = texts.map((text, index): Line => {
    const heading = headingOf(text);
    if (heading?.level === 1) plan = isPlan(text) || (plan && !/(总结|开展情况|完成情况|成效|成绩|问题)/.test(text));
    return { number: index + 1, text, plan, heading };
  });
  const counts = raw.match(/[*＊×]{1,6}(?=[余多万千百]{0,2}[家次人份个处起条名支台元场期项件户])/g)?.length ?? 0;
  const figures = raw.match(/\d(?=[余多万千百]{0,2}[家次人份个处起条名支台元场期项件户])/g)?.length ?? 0;
  return { lines, reported, masked: counts > figures };
}

const isPlan = (heading: string) => planned.test(heading) && !/总结|情况|完成/.test(heading);

function reportedIn(texts: readonly string[]): Reported | undefined {
  const head = texts
    .filter((text) => text.trim() !== '')
    .slice(0, 4)
    .join('\n');
  const title = head.slice(0, 400);
  const year = Number(/(20\d{2})\s*年/.exec(title)?.[1] ?? Number.NaN);
  const whole = texts.join('\n');
  const of = (lastMonth: number, words: string): Reported => ({
    year: Number.isNaN(year) ? undefined : year,
    lastMonth,
    words,
  });
  if (/前三季度|1[-—－~～至到]9月/.test(title)) return of(9, '前三季度');
  if (/(第一|一)季度/.test(title)) return of(3, '第一季度');
  const planHeads = texts.filter((text) => headingOf(text)?.level === 1 || text.length < 40).join('\n');
  if (/上半年/.test(title) || /下半年[^，。]{0,10}(计划|安排|打算|重点|思路)/.test(planHeads)) return of(6, '上半年');
  if (
    /上半年/.test(whole) &&
    !/全年工作总结|年度工作总结|年工作总结/.test(title) &&
    /截[至止][^，。]{0,4}(上半年|6月)/.test(whole)
  )
    return of(6, '上半年');
  return undefined;
}

/** A clause of a line: what stands between two marks, with where it begins. */
export interface Clause {
  readonly text: string;
  readonly at: number;
}

/** The pieces of a line between marks of the given kind. */
export function pieces(text: string, marks = /[，。；：？！,;:?!]/g): readonly Clause[] {
  const cuts = [...text.matchAll(marks)].map(({ index }) => index);
  const starts = [0, ...cuts.map((cut) => cut + 1)];
  return starts
    .map((at, order) => ({ text: text.slice(at, cuts[order] ?? text.length), at }))
    .filter(({ text: piece }) => piece.trim() !== '');
}

/** The sentences of a line. */
export const sentences = (text: string) => pieces(text, /[。？！?!]/g);
