import { type Check, type Finding, found } from './finding.ts';
import { chineseValue } from './figures.ts';
import { type Line, ordinal, pieces } from './text.ts';

/** A number said of a list against the items that stand there. */
export const checkLists: Check = ({ lines }) => [
  ...lines.flatMap((line) => [...afterItems(line), ...levels(line)]),
  ...announced(lines),
];

const count = (words: string) => (/^\d+$/.test(words) ? Number(words) : chineseValue(words));

/** A、B、C等3个…; A、B、C 3个…. */
function afterItems(line: Line): readonly Finding[] {
  return pieces(line.text, /[，。；：？！]/g).flatMap(({ text, at }) => {
    const match =
      /((?:[^、（）()]{1,24}、)+(?:[^、（）()\d]{1,20}?))(等)?(\d{1,2}|[两三四五六七八九十])(个|项|级|类|种|大(?!队|型)|次|座|支|部|场|条|方面)([一-龥])/.exec(
        text,
      );
    if (!match) return [];
    const [, list = '', and, words = '', unit = '', noun = ''] = match;
    if (/[\d*]/.test(list) && !list.includes('“')) return [];
    const items = itemsIn(list);
    const stated = count(words);
    if (Number.isNaN(stated) || stated < 2) return [];
    const wrong = and === undefined ? items !== stated && Math.abs(items - stated) === 1 && items >= 3 : items > stated;
    if (!wrong || /余|多|名$/.test(noun)) return [];
    if (and === undefined && !isPlainList(list)) return [];
    return [
      found(
        line,
        {
          at: at + match.index + Math.max(0, list.length - 24),
          length: Math.min(list.length, 24) + (and?.length ?? 0) + words.length + unit.length,
        },
        {
          category: 'ARITH-LIST',
          reason: `列出 ${items} 项，却说 ${words}${unit}`,
          suggestion: `核对所列各项，或改为 ${items}${unit}`,
          certainty: and === undefined && !isNames(list) ? 'M' : 'H',
        },
      ),
    ];
  });
}

/** How many items a list has: the marks between them, and the last 和. */
function itemsIn(list: string): number {
  const items = list.split('、');
  const last = items.at(-1) ?? '';
  return items.length + (/^[^和及与]{2,}(?:和|及|以及|与)[^和及与]{2,}$/.test(last) ? 1 : 0);
}

const isPlainList = (list: string) =>
  list
    .split('、')
    .slice(1)
    .every((item) => item.length <= 14 && !/[了的对]/.test(item));
const isNames = (list: string) => {
  const items = list.split('、').slice(1);
  return items.length >= 2 && items.every((item) => item.length <= 8 && item.length >= 2);
};

/** 省、市、县、乡四级. */
function levels(line: Line): readonly Finding[] {
  const level =
    '(?:国家|中央|省|市|区|县|乡镇|镇办|镇街|乡|镇|街道|村社|村居|村|社区|组|户|班组|车间|公司|企业|县（区）|乡（镇）|乡镇（街道）|村（社区）|县市区|厂|岗位)';
  return [...line.text.matchAll(new RegExp(`(${level}(?:[、]${level}){1,5})([二两三四五六]|\\d)级`, 'g'))].flatMap(
    ({ 0: quote, 1: list = '', 2: words = '', index }) => {
      if (line.text.charAt(index - 1) === '、') return [];
      const items = list.split('、').length;
      const stated = words === '二' ? 2 : count(words);
      if (items === stated) return [];
      return [
        found(
          line,
          { at: index, length: quote.length },
          {
            category: 'ARITH-LIST',
            reason: `列出 ${items} 级，却说${words}级`,
            suggestion: '核对层级',
            certainty: 'H',
          },
        ),
      ];
    },
  );
}

/** 以下四项：一是…二是…: the items that follow, in the paragraph or as paragraphs. */
function announced(lines: readonly Line[]): readonly Finding[] {
  return lines.flatMap((line, order) =>
    [
      ...line.text.matchAll(
        /(?:以下|如下|下列|抓好|做好|突出|采取|落实|做到|从|主要有|存在|实现)(?:了)?(?:以下|如下)?([两二三四五六七八九十]|\d{1,2})(个方面|方面|项措施|项工作|个问题|点|项任务|条措施|项重点|个重点)[^。；：]{0,8}(：|。?$|。(?=一是)|，(?=一是))/g,
      ),
    ].flatMap(({ 0: quote, 1: words = '', index }) => {
      const here = [
        ...line.text.slice(index + quote.length).matchAll(/(?<=^|[。；：，])([一二三四五六七八九十]+)(?:是|要)/g),
      ].map(([, digits = '']) => ordinal(digits));
      const following = lines.slice(order + 1).map(({ text }) => /^\s*([一二三四五六七八九十]+)是/.exec(text)?.[1]);
      const stop = following.findIndex((digits) => digits === undefined);
      const below = following.slice(0, stop === -1 ? undefined : stop).map((digits) => ordinal(digits ?? ''));
      const items = run(here.length > 0 ? here : below);
      const stated = words === '二' ? 2 : count(words);
      if (items < 2 || items === stated) return [];
      return [
        found(
          line,
          { at: index, length: quote.length },
          {
            category: 'ARITH-LIST',
            reason: `说有${words}项，下面列了 ${items} 项`,
            suggestion: '核对项数',
            certainty: 'H',
          },
        ),
      ];
    }),
  );
}

/** How far numbers count up from one. */
function run(numbers: readonly number[]): number {
  const stop = numbers.findIndex((number, order) => number !== order + 1);
  return stop === -1 ? numbers.length : stop;
}
