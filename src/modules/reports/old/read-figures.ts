import { chineseValue, type Figure, figuresIn } from '../proof/figures.ts';
import { type Line, pieces, readText, type Reported } from '../proof/text.ts';
import { indicatorOf } from './match-indicator.ts';

/** A figure read out of an old report. */
export interface ReadFigure {
  readonly number: number;
  readonly unit: string;
  /** The sentence it stands in. */
  readonly context: string;
  readonly line: number;
  /** The code of the period it is about (2023H1), or the words when the year is not said. */
  readonly period: string;
  /** The code of the indicator; null when none fits. */
  readonly indicator: string | null;
  /** How sure number and indicator are, 0–1. */
  readonly confidence: number;
}

/** Every figure of a report with what it most likely means. Masked figures are left out; nothing is invented for them. */
export function readFigures(raw: string): readonly ReadFigure[] {
  const { lines, reported } = readText(raw);
  const headings = ['', '', '', '', ''];
  return lines.flatMap((line) => {
    if (line.heading) {
      headings[line.heading.level] = line.text.slice(0, 30);
      headings.fill('', line.heading.level + 1);
    }
    return figuresOf(line, { reported, headings: headings.join(' ') });
  });
}

interface Setting {
  readonly reported: Reported | undefined;
  readonly headings: string;
}

/** A quantity or a claim with where it stands: 未发生 is 0, 全部 is 100 per cent. */
interface Token {
  readonly at: number;
  readonly length: number;
  readonly number: number;
  readonly unit: string;
  readonly kinds?: RegExp;
  readonly exact: boolean;
}

function figuresOf(line: Line, { reported, headings }: Setting): readonly ReadFigure[] {
  const { text } = line;
  const tokens = tokensIn(text);
  const sentences = pieces(text, /[。？！]/g);
  let before: { readonly code: string; readonly sentence: number } | undefined;
  return tokens.map((token, order) => {
    const sentence = sentences.findLast(({ at }) => at <= token.at) ?? { text, at: 0 };
    const around = surrounding(text, {
      token,
      before: tokens[order - 1],
      after: tokens[order + 1],
      sentence,
      headings,
    });
    const last = before?.sentence === sentence.at ? { before: before.code } : {};
    const indicator = indicatorOf(around, { ...token, ...last });
    before = indicator && { code: indicator.code, sentence: sentence.at };
    return {
      number: token.number,
      unit: token.unit,
      context: sentence.text.trim(),
      line: line.number,
      period: periodOf(around.clause, line, reported),
      indicator: indicator?.code ?? null,
      confidence: Math.round((indicator?.confidence ?? 0.3) * (token.exact ? 1 : 0.9) * 100) / 100,
    };
  });
}

function tokensIn(text: string): readonly Token[] {
  const figures = figuresIn(text).flatMap((figure) => tokenOf(text, figure));
  const ordinals = [...text.matchAll(/(?<=第)(\d{1,3})(个|届)(?=全国|[“一-龥])/g)].map(
    ({ 0: words, 1: number, 2: unit = '', index }): Token => ({
      at: index,
      length: words.length,
      number: Number(number),
      unit,
      kinds: /N/,
      exact: true,
    }),
  );
  return [...figures, ...claims(text), ...ordinals].toSorted((a, b) => a.at - b.at);
}

function tokenOf(text: string, figure: Figure): readonly Token[] {
  const { at, length, digits, value, scale, about } = figure;
  if (value === undefined || isInQuotes(text, at, digits)) return [];
  const exact = about === '';
  if (/^[上近数]?[百千]$/.test(digits) && scale !== '')
    return [
      {
        at,
        length,
        number: chineseValue(digits.slice(-1)) * (scale === '万' ? 10_000 : 100_000_000),
        unit: figure.unit || '次',
        exact: false,
      },
    ];
  const unit = figure.unit === '' && scale === '' ? '' : `${/^\d/.test(digits) ? scale : ''}${figure.unit}`;
  if (unit === '') return [];
  return [{ at, length, number: value, unit: unit === '％' ? '%' : unit, exact }];
}

/** A number in words inside a quoted slogan counts nothing. */
function isInQuotes(text: string, at: number, digits: string): boolean {
  if (/\d/.test(digits)) return false;
  const open = text.lastIndexOf('“', at);
  return open !== -1 && !text.slice(open, at).includes('”');
}

const zero = /未发生(?!的)|没有发生|零发生|零事故|零死亡|零伤亡/g;
const all = /(?:已)?(?:全部|均已?|全)(?=(?:按期)?(?:整改|完成整改|销号|办结|建档|整治))/g;

function claims(text: string): readonly Token[] {
  return [
    ...[...text.matchAll(zero)].map(({ 0: words, index }): Token => ({
      at: index,
      length: words.length,
      number: 0,
      unit: '起',
      kinds: /Z/,
      exact: true,
    })),
    ...[...text.matchAll(all)].map(({ 0: words, index }): Token => ({
      at: index,
      length: words.length,
      number: 100,
      unit: '%',
      kinds: /A|R/,
      exact: true,
    })),
  ];
}

function surrounding(
  text: string,
  {
    token,
    before,
    after,
    sentence,
    headings,
  }: {
    readonly token: Token;
    readonly before: Token | undefined;
    readonly after: Token | undefined;
    readonly sentence: { readonly text: string; readonly at: number };
    readonly headings: string;
  },
) {
  const end = token.at + token.length;
  const mark = (from: number) => {
    const found = text.slice(from).search(/[，。；：]/);
    return found === -1 ? text.length : from + found;
  };
  const clauseFrom = Math.max(text.slice(0, token.at).search(/[^，。；：]*$/), 0);
  const last = before === undefined ? 0 : before.at + before.length;
  const behind = text.slice(end, Math.min(mark(end), after?.at ?? text.length, end + 14));
  const ownClause = text.slice(Math.max(clauseFrom, last > clauseFrom ? last : clauseFrom), token.at);
  const isBare = (ownClause.match(/[一-龥]/g)?.length ?? 0) < 3;
  const noun = behind.replace(/^[^一-龥]+/, '').length;
  const near = `${isBare && noun < 3 ? text.slice(Math.max(clauseFrom, last - 14), token.at) : ownClause}${behind}`;
  const item = Math.max(
    text.slice(0, token.at).search(/(?:^|[。；])[一二三四五六七八九十]+是(?!.*[。；][一二三四五六七八九十]+是)/),
    0,
  );
  return {
    near,
    clause: text.slice(clauseFrom, mark(end)),
    sentence: text.slice(sentence.at, mark(end)),
    above: `${text.slice(Math.max(item, sentence.at - 160), sentence.at)}${text.slice(item, item + 24)} ${headings}`,
  };
}

function periodOf(clause: string, { plan }: Line, reported: Reported | undefined): string {
  const year = Number(/(20\d{2})年(?!第|版|修)/.exec(clause)?.[1] ?? Number.NaN) || reported?.year;
  if (plan || /全年计划|年度计划|年规划|计划完成/.test(clause)) return year === undefined ? '全年' : String(year);
  const [, from, to] = /(\d{1,2})(?:月份?)?[-—－~～至到](\d{1,2})月/.exec(clause) ?? [];
  const isRange = Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= 12;
  if (isRange && from !== undefined && to !== undefined && year !== undefined) {
    const last = new Date(Date.UTC(year, Number(to), 0)).getUTCDate();
    return `${year}-${from.padStart(2, '0')}-01..${year}-${to.padStart(2, '0')}-${last}`;
  }
  if (reported === undefined) return year === undefined ? '' : String(year);
  const half = reported.lastMonth === 6 ? 'H1' : reported.lastMonth === 3 ? 'Q1' : '';
  return year === undefined || half === '' ? reported.words : `${year}${half}`;
}
