import { type Check, type Finding, found } from './finding.ts';
import type { Line } from './text.ts';

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
const han = '[一-龥]';
const left = '[一-龥*％%”’》）〉〕】\\d]';

/** Signs of half width, and spaces, inside Chinese text. */
export const checkWidth: Check = ({ lines }) => {
  const spaced = ratioOfSpaced(lines);
  return lines.flatMap((line) => [
    ...halfSigns(line),
    ...halfBrackets(line),
    ...halfQuotes(line),
    ...dots(line),
    ...bullets(line),
    ...spaces(line, spaced),
  ]);
};

function halfSigns(line: Line): readonly Finding[] {
  const pattern = new RegExp(`(?<=${left}) ?[,;:?!](?=\\s?[一-龥*“《（])|(?<=${han})[,;:?!]`, 'g');
  return [...line.text.matchAll(pattern)].map(({ 0: sign, index }) =>
    found(
      line,
      { at: index, length: sign.length, around: 2 },
      {
        category: 'PUNCT-HALF',
        reason: `中文里用了半角的“${sign.trim()}”`,
        suggestion: `改为全角“${full[sign.trim()]}”`,
        certainty: 'H',
      },
    ),
  );
}

/** Both brackets half: around Chinese words inside Chinese text. A pair of unlike widths is told by checkPairs. */
function halfBrackets(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/\(([^()（）]*[一-龥][^()（）]*)\)/g)].map(({ 0: quote, 1: inner = '', index }) => {
    const isOrdinal = index === line.text.search(/\S/) && /^[一二三四五六七八九十]{1,3}$/.test(inner);
    return found(
      line,
      { at: index, length: quote.length },
      {
        category: isOrdinal ? 'BRACKET' : 'PUNCT-HALF',
        reason: '中文里用了半角括号',
        suggestion: `（${inner}）`,
        certainty: 'H',
      },
    );
  });
}

function halfQuotes(line: Line): readonly Finding[] {
  return [
    ...[...line.text.matchAll(/"([^"]*[一-龥][^"]*)"/g)].map(({ 0: quote, 1: inner = '', index }) =>
      found(line, { at: index, length: quote.length }, quoteSaid('中文里用了半角引号', `“${inner}”`)),
    ),
    ...[...line.text.matchAll(/<[^<>]*[一-龥*][^<>]*>/g)].map(({ 0: quote, index }) =>
      found(
        line,
        { at: index, length: quote.length },
        {
          category: 'PUNCT-HALF',
          reason: '书名号里层用了小于号、大于号',
          suggestion: `〈${quote.slice(1, -1)}〉`,
          certainty: 'M',
        },
      ),
    ),
  ];
}

const quoteSaid = (reason: string, suggestion: string) => ({
  category: 'PUNCT-HALF',
  reason,
  suggestion,
  certainty: 'H' as const,
});

/** A dot between Chinese characters: a full stop at half width, or the dot of a name. */
function dots(line: Line): readonly Finding[] {
  const pattern = /(?<=[一-龥”）》%])[.．](?=[一-龥“《（])|(?<=[一-龥]{2}[”）》%]?)[.](?=\s*$)/g;
  return [...line.text.matchAll(pattern)].flatMap(({ index }) => {
    if (/^\s*[一二三四五六七八九十]{1,3}$/.test(line.text.slice(0, index))) return [];
    if (
      /[一二三四五六七八九十]$/.test(line.text.slice(0, index)) &&
      /^.[一二三四五六七八九十]/.test(line.text.slice(index))
    )
      return [];
    const isTitle = isInside(line.text, index, '《', '》');
    if (isTitle) return [];
    const isName = isInside(line.text, index, '“', '”');
    return [
      found(
        line,
        { at: index, length: 1, around: isName ? 3 : 2 },
        {
          category: isName ? 'NAME/PUNCT' : 'PUNCT-HALF',
          reason: isName ? '名称中间用了半角的点' : '用半角的点当了句号',
          suggestion: isName ? '改为间隔号“·”' : '改为“。”',
          certainty: 'H',
        },
      ),
    ];
  });
}

/** A bullet where the dot of a name is meant. */
function bullets(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/(?<=[一-龥\d])[•●・∙](?=[一-龥\d])/g)].map(({ index }) =>
    found(
      line,
      { at: index, length: 1, around: 3 },
      { category: 'NAME/PUNCT', reason: '名称中间用了项目符号', suggestion: '改为间隔号“·”', certainty: 'H' },
    ),
  );
}

/** Whether a place lies between two signs of its line. */
export function isInside(text: string, at: number, open: string, close: string): boolean {
  const begin = text.lastIndexOf(open, at);
  return begin !== -1 && !text.slice(begin, at).includes(close) && text.indexOf(close, at) !== -1;
}

/** How many of the borders between a figure and its unit have a space: whoever sets them all that way means it. */
function ratioOfSpaced(lines: readonly Line[]): number {
  const text = lines.map((line) => line.text).join('\n');
  const all = text.match(/\d[ \u00A0]?[一-龥]/g) ?? [];
  return all.filter((each) => /\s/.test(each)).length / Math.max(1, all.length);
}

function spaces(line: Line, spaced: number): readonly Finding[] {
  const { text } = line;
  const indent = /^\u00A0+/.test(text)
    ? [
        found(
          line,
          { at: 0, length: Math.min(7, text.length) },
          { category: 'SPACE', reason: '段首是不间断空格', suggestion: '删去，用首行缩进', certainty: 'M' },
        ),
      ]
    : [];
  if (text.trim().length <= 12 && !/[，。]/.test(text)) return indent;
  const body = /^[\s\u3000\u00A0]*/.exec(text)?.[0].length ?? 0;
  const pattern = /(?<=[一-龥*\d，。；：、“”（）《》])[ \u00A0\u2002\u2003\u3000]+(?=[一-龥*\d，。；：、“”（）《》])/g;
  const inner = [...text.matchAll(pattern)].flatMap(({ 0: gap, index }) => {
    if (index < body) return [];
    const [before, after] = [text.charAt(index - 1), text.charAt(index + gap.length)];
    const atFigure = /\d/.test(before) !== /\d/.test(after);
    if (/\d/.test(before) && /\d/.test(after)) return [];
    if (atFigure && spaced > 0.3) return [];
    if (/^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]?)$/.test(text.slice(0, index))) return [];
    return [
      found(
        line,
        { at: index, length: gap.length, around: 3 },
        { category: 'SPACE', reason: '文字中间有多余的空格', suggestion: '删去空格', certainty: 'H' },
      ),
    ];
  });
  return [...indent, ...inner];
}
