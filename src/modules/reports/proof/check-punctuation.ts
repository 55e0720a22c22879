import { type Check, type Finding, found } from './finding.ts';
import type { Line } from './text.ts';
import { isInside } from './check-width.ts';

/** Signs that cannot stand where they stand: doubled, missing at the end, inside a title, of ranges. */
export const checkPunctuation: Check = ({ lines }) =>
  lines.flatMap((line, order) => [
    ...doubledSigns(line),
    ...titleSigns(line),
    ...titleGrammar(line),
    ...missingEnd(
      line,
      lines.slice(order + 1).every(({ text }) => text.trim() === ''),
    ),
    ...ranges(line),
    ...mixedList(line),
    ...afterOrdinal(line),
    ...placeholders(line),
  ]);

function doubledSigns(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/[，。；：、][，。；：、]+|[，、；：](?=[”’）》])/g)].flatMap(({ 0: signs, index }) => {
    if (signs.length === 1 && signs === '；') return [];
    return [
      found(
        line,
        { at: index, length: signs.length, around: 2 },
        {
          category: 'PUNCT',
          reason: signs.length > 1 ? '标点重复' : `“${signs}”不应在后引号或后括号之前`,
          suggestion: signs.length > 1 ? `只留“${signs.includes('。') ? '。' : signs.charAt(0)}”` : '删去',
          certainty: signs.length > 1 ? 'H' : 'M',
        },
      ),
    ];
  });
}

/** A full stop or a half-width dot inside 《》 where the dot of a name is meant. */
function titleSigns(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/《[^《》]*》/g)].flatMap(({ 0: title, index }) => {
    const at = title.search(/[一-龥][。][一-龥*]|[一-龥][.．][一-龥*]/);
    if (at === -1) return [];
    return [
      found(
        line,
        { at: index, length: title.length },
        {
          category: 'PUNCT',
          reason: '书名号里用句号或半角的点当了间隔号',
          suggestion: title.replaceAll(/[。.．](?=[一-龥*])/g, '·'),
          certainty: 'H',
        },
      ),
    ];
  });
}

const kinds = '通知|意见|方案|报告|通报|决定|办法|公告|批复|请示|规定|细则|函';
const before =
  '(?:实施|工作|行动|暂行|若干|紧急|补充|指导|总体|管理|情况|调查|整治|应急|活动|评估|分析|总结|调研|推进|考核|建设|试行|具体|落实|专项|整改|配套|演练|执行|处置|处理|奖励)*';

/** 《关于…的通知》: what begins with 关于 ends with 的 and the kind of document. */
function titleGrammar(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/《(关于[^《》〈〉<>]{4,60})》/g)].flatMap(({ 0: title, 1: name = '', index }) => {
    if (new RegExp(`的${before}(?:${kinds})(?:（[^）]*）)?$`).test(name)) return [];
    const isKind = new RegExp(`(${before}(?:${kinds}))$`).exec(name)?.[1];
    return [
      found(
        line,
        { at: index, length: title.length },
        {
          category: 'TITLE',
          reason: isKind === undefined ? '“关于…”的标题后面缺少文种' : '“关于…”和文种之间缺少“的”',
          suggestion: isKind === undefined ? '补上“的通知”等文种' : `…的${isKind}`,
          certainty: 'M',
        },
      ),
    ];
  });
}

function missingEnd(line: Line, isLast: boolean): readonly Finding[] {
  const text = line.text.trimEnd();
  const tail = /([，。；：、？！])?([^，。；：、？！]*)$/.exec(text);
  if (/[，、]$/.test(text))
    return [
      found(
        line,
        { at: Math.max(0, text.length - 8), length: Math.min(8, text.length) },
        { category: 'PUNCT', reason: '段落用逗号或顿号结尾', suggestion: '改为句号，或接排下一段', certainty: 'H' },
      ),
    ];
  const isProse = text.includes('。') || (text.length > 45 && text.includes('，'));
  const ends = /[一-龥\d%*）”》]$/.test(text) && !/[。！？；：…]”?$|[。！？]）$|[。！？]”$/.test(text);
  const isSigned = isLast && /(局|办公室|委员会|指挥部|\d日)$/.test(text) && text.length < 40;
  if (!isProse || !ends || isSigned) return [];
  const length = Math.min(16, tail?.[2]?.length ?? 16);
  return [
    found(
      line,
      { at: text.length - length, length },
      {
        category: 'PUNCT-MISSING',
        reason: '段落末尾缺少句号',
        suggestion: '补上“。”',
        certainty: text.includes('。') ? 'H' : 'M',
      },
    ),
  ];
}

/** 1-5月, 10~20人: the sign of a range is ～ or —. */
function ranges(line: Line): readonly Finding[] {
  return [
    ...line.text.matchAll(
      /(?<![\d*A-Za-z.·（(-])(?:\d{1,4}|\*+)(?:[月日年])?[-~－](?:\d{1,4}|\*+)(?=[月日年家人个户万亿%])/g,
    ),
  ].map(({ 0: quote, index }) =>
    found(
      line,
      { at: index, length: quote.length + 1 },
      {
        category: 'PUNCT-RANGE',
        reason: '起止之间用了半角的短横或波浪',
        suggestion: `${quote.replace(/[-~－]/, '—')}${line.text.charAt(index + quote.length)}`,
        certainty: 'M',
      },
    ),
  );
}

/** A comma among the 、 of one list inside quotes. */
function mixedList(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/“([^“”。；]*、[^“”。；]*，[^“”。；]*|[^“”。；]*，[^“”。；]*、[^“”。；]*)”/g)].flatMap(
    ({ 0: quote, 1: inner = '', index }) => {
      const items = inner.split(/[、，]/);
      const isList = items.length >= 3 && new Set(items.map((item) => item.length)).size === 1;
      if (!isList) return [];
      const said = {
        category: 'PUNCT',
        reason: '并列的各项之间顿号、逗号混用',
        suggestion: `“${items.join('、')}”`,
        certainty: 'M',
      } as const;
      return [found(line, { at: index, length: quote.length }, said)];
    },
  );
}

/** （一） is not followed by a mark. */
function afterOrdinal(line: Line): readonly Finding[] {
  const sign = /^\s*[（(][一二三四五六七八九十\d]+[）)][、.．，]/.exec(line.text)?.[0];
  if (sign === undefined) return [];
  return [
    found(
      line,
      { at: 0, length: sign.length },
      { category: 'PUNCT', reason: '带括号的序号后面不加标点', suggestion: sign.slice(0, -1), certainty: 'M' },
    ),
  ];
}

/** What was left to be filled in. */
function placeholders(line: Line): readonly Finding[] {
  const pattern =
    /[（(](?:…+|\.{3,}|待补充?|待定|略|此处[^）)]*|请填写[^）)]*)[）)]|_{3,}|[xX×]{2,}(?=[家次人份个处起万元年月日])|【[^】]*(?:待|补|填)[^】]*】/g;
  return [...line.text.matchAll(pattern)].flatMap(({ 0: quote, index }) =>
    isInside(line.text, index, '《', '》')
      ? []
      : [
          found(
            line,
            { at: index, length: quote.length, around: 3 },
            { category: 'PLACEHOLDER', reason: '留有没有填写的内容', suggestion: '填写或删去', certainty: 'M' },
          ),
        ],
  );
}
