import { type Check, type Finding, found } from './finding.ts';
import { type Line, ordinal, ordinalWords } from './text.ts';

/** Headings and items: each number follows the one before it, once. */
export const checkNumbering: Check = ({ lines }) => [
  ...headingNumbers(lines),
  ...itemNumbers(lines),
  ...headingStyles(lines),
];

/** What was counted last on each level, and under which heading. */
interface Last {
  readonly number: number;
  readonly line: number;
}

function headingNumbers(lines: readonly Line[]): readonly Finding[] {
  const last = new Map<number, Last>();
  const ever = new Map<number, number>();
  const seen: Finding[] = [];
  for (const line of lines) {
    const { heading } = line;
    if (!heading || Number.isNaN(heading.number)) continue;
    const { level, number } = heading;
    const before = last.get(level);
    const expected = (before?.number ?? 0) + 1;
    const goesOn = number === expected || number === 1 || (level >= 3 && number === (ever.get(level) ?? 0) + 1);
    if (!goesOn) seen.push(wrongNumber(line, before, expected));
    else if (number === 1 && before !== undefined && level < 3) seen.push(wrongNumber(line, before, expected));
    last.set(level, { number, line: line.number });
    ever.set(level, number);
    for (const deeper of [2, 3, 4]) if (deeper > level) last.delete(deeper);
  }
  return seen;
}

function wrongNumber(line: Line, before: Last | undefined, expected: number): Finding {
  const { heading } = line;
  const sign = heading?.sign ?? '';
  const again = before !== undefined && (heading?.number ?? 0) <= before.number;
  const right = sign.replace(/\d+|[一二三四五六七八九十]+/, (words) =>
    /\d/.test(words) ? String(expected) : ordinalWords(expected),
  );
  const at = line.text.indexOf(sign);
  return found(
    line,
    { at, length: Math.min(sign.length + 12, line.text.length - at) },
    {
      category: again ? 'NUMBERING-DUP' : 'NUMBERING-MISSING',
      reason: again
        ? `序号重复：第 ${before.line} 行的同级序号已经是${wordsOf(before.number, sign)}`
        : before === undefined
          ? '这一级的序号没有从头编起'
          : `序号跳号：上一个同级序号是${wordsOf(before.number, sign)}（第 ${before.line} 行）`,
      suggestion: `改为“${right}”，后面的序号顺次调整`,
      certainty: 'H',
    },
  );
}

const wordsOf = (number: number, sign: string) => (/\d/.test(sign) ? String(number) : `“${ordinalWords(number)}”`);

/** 一是…二是…: as paragraphs of their own, and inside a paragraph. */
function itemNumbers(lines: readonly Line[]): readonly Finding[] {
  const seen: Finding[] = [];
  let standing = new Map<string, Last>();
  for (const line of lines) {
    if (line.heading) standing = new Map();
    const inline = new Map<string, Last>();
    for (const match of line.text.matchAll(
      /(?<=^\s*|[。；：，:;]\s*|[）)]\s*)([一二三四五六七八九十]{1,3})(是|要)(?!否)/g,
    )) {
      const [words = '', digits = '', kind = ''] = match;
      const number = ordinal(digits);
      if (Number.isNaN(number)) continue;
      const first = line.text.slice(0, match.index).trim() === '';
      const counted = first ? standing : inline;
      const before = inline.get(kind) ?? counted.get(kind) ?? (first ? undefined : standing.get(kind));
      const expected = (before?.number ?? 0) + 1;
      if (number !== expected && number !== 1) {
        const again = before !== undefined && number <= before.number;
        seen.push(
          found(
            line,
            { at: match.index, length: Math.min(words.length + 8, line.text.length - match.index) },
            {
              category: again ? 'NUMBERING-DUP' : 'NUMBERING-MISSING',
              reason: again
                ? `“${words}”重复，前面已经到“${ordinalWords(before.number)}${kind}”`
                : `“${words}”之前缺少“${ordinalWords(number - 1)}${kind}”`,
              suggestion: `改为“${ordinalWords(expected)}${kind}”，后面的序号顺次调整`,
              certainty: before === undefined ? 'M' : 'H',
            },
          ),
        );
      }
      counted.set(kind, { number, line: line.number });
      if (first) inline.delete(kind);
    }
  }
  return seen;
}

/** Headings of one parent are either all lines of their own or all run into their paragraph. */
function headingStyles(lines: readonly Line[]): readonly Finding[] {
  const groups = new Map<string, Line[]>();
  const path = ['', '', '', '', ''];
  for (const line of lines) {
    if (!line.heading) continue;
    const { level } = line.heading;
    path[level] = String(line.number);
    const parent = `${level}:${path.slice(1, level).join('/')}`;
    groups.set(parent, [...(groups.get(parent) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0]?.heading?.alone;
    const other = group.find(({ heading }) => heading?.alone !== first);
    if (!other || group.length < 2 || group[0]?.heading?.level === 3) return [];
    if (first === true && (group[0]?.text.trim().length ?? 0) > 40) return [];
    return [
      found(
        other,
        { at: 0, length: Math.min(20, other.text.length) },
        {
          category: 'HEADING-STYLE',
          reason: `同级标题写法不一：第 ${group[0]?.number} 行${first ? '独占一行' : '接排正文'}，这里${first ? '接排正文' : '独占一行'}`,
          suggestion: '同级标题统一为独占一行或接排',
          certainty: 'M',
        },
      ),
    ];
  });
}
