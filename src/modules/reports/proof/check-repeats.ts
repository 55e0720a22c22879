import { type Check, type Finding, found } from './finding.ts';
import { type Line, pieces } from './text.ts';

/** Words, items and passages that stand twice. */
export const checkRepeats: Check = (text) => [
  ...text.lines.flatMap((line) => [
    ...doubledWords(line),
    ...doubledSigns(line),
    ...verbTwice(line),
    ...doubledItems(line),
    ...sameClause(line),
  ]),
  ...passages(text.lines),
];

const reduplicated = /^(一步|一个|一项|逐条|逐个|逐项|逐户|讨论|研究|商量|许多|很多|好多|层层|时时|处处|代代|常常)$/;

/** 发放发放: a word of two to eight characters at once repeated. */
function doubledWords(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/([一-龥]{2,8})\1/g)].flatMap(({ 0: quote, 1: word = '', index }) => {
    if (reduplicated.test(word) || /^(.)\1$/.test(word)) return [];
    const joins = /^(安全|生产|经营|管理|工作|建设)$/.test(word);
    return [
      found(
        line,
        { at: index, length: quote.length },
        {
          category: 'DUP-WORD',
          reason: `“${word}”重复`,
          suggestion: word,
          certainty: joins && word === '生产' ? 'M' : 'H',
        },
      ),
    ];
  });
}

/** 的的, 了了 and their like, but for words in which they are right. */
function doubledSigns(line: Line): readonly Finding[] {
  const pattern =
    /(?<!目|标|中)的的(?!确|士)|(?<!完|得|罢|明)了了(?!解|然|结|断|却)|在在(?!建|职|编|岗|校|线|册|押|逃|场|库|途|役|全|各|县|线|乡|市|省|村|内)|是是(?!否|非)|及及(?!时)|与与(?!会|时)|由由|被被|把把(?!关|手|握)|和和(?!谐|平|睦|气|解)|为为(?!民|期|主|首|核|重)|对对(?!口|应|接|照|策|象|外|手|方|比|联|付|全|各)|等等等|进进(?!出|而)/g;
  return [...line.text.matchAll(pattern)].map(({ 0: quote, index }) =>
    found(
      line,
      { at: index, length: quote.length, around: 2 },
      { category: 'DUP-WORD', reason: `“${quote.charAt(0)}”重复`, suggestion: quote.charAt(0), certainty: 'H' },
    ),
  );
}

/** 建成…建成 in one clause: a verb of completion cannot be said twice of one thing. */
function verbTwice(line: Line): readonly Finding[] {
  return pieces(line.text, /[，。；：、“”《》]/g).flatMap(({ text, at }) => {
    const match =
      /(建成|印发|召开|举办|下发|发放|签订|成立|张贴|悬挂)(了)?([^\d*]{1,12}?)\1(?!率|后|的|情况|任务|数|仪式|时|大会)/.exec(
        text,
      );
    if (
      !match ||
      /已|未|拟|应|计划|再|并|又|或|和|及|共/.test(match[3]?.slice(-1) ?? '') ||
      /并|后|再/.test(match[3] ?? '')
    )
      return [];
    return [
      found(
        line,
        { at: at + match.index, length: match[0].length },
        {
          category: 'DUP-WORD',
          reason: `一个分句里“${match[1]}”用了两次`,
          suggestion: '删去其中一个',
          certainty: 'H',
        },
      ),
    ];
  });
}

/** A、B、A: an item that stands twice in one list. */
function doubledItems(line: Line): readonly Finding[] {
  return pieces(line.text, /[，。；：？！（）“”《》]/g).flatMap(({ text, at }) => {
    const items = text.split('、').map((item) => item.trim());
    if (items.length < 3) return [];
    const last = items.at(-1) ?? '';
    const inner = [...items.slice(1, -1), /^(.+?)(?:和|及|与|以及|等)/.exec(last)?.[1] ?? last];
    const again = inner.find((item, order) => item.length >= 2 && !/[\d*]/.test(item) && inner.indexOf(item) !== order);
    const head = items[0] ?? '';
    const first = inner.find(
      (item) =>
        item.length >= 3 &&
        !/[\d*]/.test(item) &&
        head.endsWith(item) &&
        (head === item || /[对了在为展查是到向强抓行]$/.test(head.slice(0, -item.length))),
    );
    const item = again ?? first;
    if (item === undefined) return [];
    const where = text.lastIndexOf(item);
    return [
      found(
        line,
        { at: at + Math.max(0, where - 1), length: item.length + 1 },
        { category: 'DUP-ITEM', reason: `并列的各项里“${item}”列了两次`, suggestion: '删去其中一个', certainty: 'H' },
      ),
    ];
  });
}

/** A clause that stands twice in its paragraph. */
function sameClause(line: Line): readonly Finding[] {
  const seen = new Map<string, number>();
  return pieces(line.text, /[，。；：？！、]/g).flatMap(({ text, at }) => {
    const words = text.replace(/^[一二三四五六七八九十]+是/, '').trim();
    if (words.length < 8 || /[\d*]/.test(words)) return [];
    const before = seen.get(words);
    seen.set(words, at);
    if (before === undefined) return [];
    return [
      found(
        line,
        { at, length: text.length },
        { category: 'DUP-PHRASE', reason: '同一段里这句话已经出现过', suggestion: '删去其中一处', certainty: 'M' },
      ),
    ];
  });
}

const seed = 12;
const counted =
  /[\d*]+(?:\.[\d*]+)?[余多万亿千百]{0,3}(?:个|家|人次|人|名|次|份|处|起|条|支|期|场|部|户|件|栋|座|台|辆|顶|床|项|万元|元|吨|村)/;

/** Passages of twelve characters and more that stand in two places. */
function passages(lines: readonly Line[]): readonly Finding[] {
  const places = new Map<string, { readonly order: number; readonly at: number }>();
  const seen: Finding[] = [];
  lines.forEach((line, order) => {
    const { text } = line;
    for (let at = 0; at + seed <= text.length; at += 1) {
      const key = text.slice(at, at + seed);
      const before = places.get(key);
      if (before === undefined || (before.order === order && at - before.at < seed)) {
        if (before === undefined) places.set(key, { order, at });
        continue;
      }
      const length = sharedLength(lines[before.order]?.text ?? '', before.at, text, at);
      const said = repeated(line, { at, length }, lines[before.order] ?? line);
      if (said) seen.push(said);
      at += length - 1;
    }
  });
  return seen;
}

function sharedLength(one: string, from: number, other: string, at: number): number {
  let length = 0;
  while (from + length < one.length && at + length < other.length && one[from + length] === other[at + length])
    length += 1;
  return length;
}

function repeated(
  line: Line,
  { at, length }: { readonly at: number; readonly length: number },
  first: Line,
): Finding | undefined {
  const raw = line.text.slice(at, at + length);
  const lead = /^[，。；：、\s]+/.exec(raw)?.[0].length ?? 0;
  const quote = raw.slice(lead).replace(/[，、；：\s]+$/, '');
  const said = (category: string, certainty: Finding['certainty'], reason: string) =>
    found(
      line,
      { at: at + lead, length: quote.length },
      { category, certainty, reason, suggestion: '只留一处，或改写其中一处' },
    );
  const where = first.number === line.number ? '本段前面' : `第 ${first.number} 行`;
  const bare = quote.replaceAll(/《[^《》]*》?|“[^“”]*”?/g, '');
  if (bare.length >= seed && counted.test(bare) && !/^\s*今年|^20\d\d年/.test(bare))
    return said(
      'DUP-SENTENCE',
      first.number <= 3 || bare.length < 13 ? 'M' : 'H',
      `带数字的同一句话在${where}已经写过`,
    );
  if (quote.length >= 30) return said('DUP-PHRASE', 'L', `同样的话在${where}已经写过`);
  return undefined;
}
