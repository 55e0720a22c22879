import { type Check, type Finding, found } from './finding.ts';
import type { Line } from './text.ts';

const closing: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '[': ']',
  '〔': '〕',
  '《': '》',
  '〈': '〉',
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
};
const opening = new Map(Object.entries(closing).map(([open, close]) => [close, open]));
const twin: Readonly<Record<string, string>> = { '(': '（', ')': '）', '（': '(', '）': ')', '[': '〔', ']': '〕' };

interface Open {
  readonly sign: string;
  readonly at: number;
}

/** Brackets, quotes and book marks come in pairs of one width, the outer kind outside. */
export const checkPairs: Check = ({ lines }) => lines.flatMap((line, order) => pairsOf(line, lines[order + 1]));

function pairsOf(line: Line, next: Line | undefined): readonly Finding[] {
  const open: Open[] = [];
  const seen: Finding[] = [];
  const { text } = line;
  const label = /^\s*(?:[\dA-Za-z]{1,2}|[一二三四五六七八九十]{1,3})[)）]/.exec(text)?.[0].length ?? 0;
  for (let at = label; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (Object.hasOwn(closing, sign)) {
      if (sign === '“' && open.at(-1)?.sign === '“') seen.push(...doubled(line, open.pop(), at));
      if (sign === '《' && open.some((each) => each.sign === '《')) seen.push(nested(line, at));
      open.push({ sign, at });
      continue;
    }
    if (!opening.has(sign)) continue;
    const last = open.at(-1);
    if (last !== undefined && closing[last.sign] === sign) open.pop();
    else if (last !== undefined && closing[last.sign] === twin[sign]) {
      open.pop();
      seen.push(widths(line, last, at));
    } else {
      const partner = open.findLastIndex((each) => closing[each.sign] === sign);
      if (partner === -1) seen.push(unpaired(line, at, sign, 'opening'));
      else for (const left of open.splice(partner).slice(1)) seen.push(unpaired(line, left.at, left.sign, 'closing'));
    }
  }
  const goesOn = (sign: string) => /[“（(]/.test(sign) && next !== undefined && /^\s*[“]/.test(next.text);
  return [
    ...seen,
    ...open.filter(({ sign }) => !goesOn(sign)).map(({ at, sign }) => unpaired(line, at, sign, 'closing')),
  ];
}

function widths(line: Line, { sign, at }: Open, end: number): Finding {
  const inner = line.text.slice(at + 1, end);
  return found(
    line,
    { at, length: end - at + 1 },
    {
      category: 'BRACKET',
      reason: '一对括号一个全角、一个半角',
      suggestion: /^[\x20-\x7e]*$/.test(inner) && sign === '(' ? `(${inner})` : `（${inner}）`,
      certainty: 'H',
    },
  );
}

/** A second opening quote before the first was closed: turned the wrong way round, or the closing one is missing. */
function doubled(line: Line, first: Open | undefined, at: number): readonly Finding[] {
  if (first === undefined) return [];
  const inner = line.text.slice(first.at + 1, at);
  const isTurned =
    !/[，。；]/.test(inner) &&
    inner.length <= 20 &&
    !line.text
      .slice(at + 1)
      .split('“', 1)[0]
      ?.includes('”');
  return [
    found(
      line,
      { at: first.at, length: at - first.at + 1 },
      {
        category: 'QUOTE-UNBALANCED',
        reason: isTurned ? '后引号用成了前引号' : '前引号后面又是前引号，中间缺少后引号',
        suggestion: isTurned ? `“${inner}”` : '补上后引号；引号里再用引号的，里层用单引号',
        certainty: 'H',
      },
    ),
  ];
}

function nested(line: Line, at: number): Finding {
  return found(
    line,
    { at, length: 1, around: 4 },
    {
      category: 'PUNCT',
      reason: '书名号里面再用书名号，里层应为单书名号',
      suggestion: '里层改为〈 〉',
      certainty: 'M',
    },
  );
}

function unpaired(line: Line, at: number, sign: string, missing: 'opening' | 'closing'): Finding {
  const isQuote = /[“”‘’「」『』]/.test(sign);
  const from = missing === 'closing' ? at : Math.max(0, at - 8);
  const length = missing === 'closing' ? Math.min(9, line.text.length - at) : at - from + 1;
  return found(
    line,
    { at: from, length },
    {
      category: isQuote ? 'QUOTE-UNBALANCED' : 'BRACKET',
      reason: missing === 'opening' ? `“${sign}”前面没有与它成对的符号` : `“${sign}”后面没有与它成对的符号`,
      suggestion:
        missing === 'opening' ? `补上“${opening.get(sign)}”或删去“${sign}”` : `补上“${closing[sign]}”或删去“${sign}”`,
      certainty: 'H',
    },
  );
}
