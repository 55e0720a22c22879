import { alikeness } from './alike.ts';
import { type Check, type Finding, found } from './finding.ts';
import type { Line } from './text.ts';
import { rigid, slogans } from './slogans.ts';
import { misspelt, otherTerms, terms } from './terms.ts';

/** Wrong, missing, superfluous and swapped characters in words and phrases that have one right form. */
export const checkWords: Check = ({ lines }) =>
  lines.flatMap((line) => leaveLongest([...spelling(line), ...phrases(line)]));

function spelling(line: Line): readonly Finding[] {
  return misspelt.flatMap(([pattern, right]) =>
    [...line.text.matchAll(pattern)].map(({ 0: quote, index }) =>
      found(
        line,
        { at: index, length: quote.length, around: quote.length === 1 ? 2 : 0 },
        { category: 'TYPO-HOMOPHONE', reason: `“${quote}”是错别字`, suggestion: right, certainty: 'H' },
      ),
    ),
  );
}

const known: readonly string[] = [...new Set([...slogans, ...rigid, ...terms])].filter((phrase) => phrase.length >= 4);
const right = new Set([...known, ...terms, ...otherTerms]);
const isRigid = new Set(rigid);
const rightByLength = [...new Set([...right].map(({ length }) => length))].toSorted((a, b) => b - a);

/** Where a pair of characters stands in the known phrases: [order of the phrase, place in it]. */
const places = new Map<string, (readonly [order: number, at: number])[]>();
known.forEach((phrase, order) => {
  for (let at = 0; at + 2 <= phrase.length; at += 1) {
    const pair = phrase.slice(at, at + 2);
    const here = places.get(pair) ?? [];
    here.push([order, at]);
    places.set(pair, here);
  }
});

/** Whether a pair is a word: it stands in several of the phrases. */
const isWord = (pair: string) => (places.get(pair)?.length ?? 0) >= 6;

function phrases(line: Line): readonly Finding[] {
  const { text } = line;
  const sound = rightPlaces(text);
  const tried = new Set<number>();
  const seen: Finding[] = [];
  for (let at = 0; at + 2 <= text.length; at += 1) {
    for (const [order, offset] of places.get(text.slice(at, at + 2)) ?? []) {
      const phrase = known[order] ?? '';
      const start = at - offset;
      for (let by = -2; by <= 1; by += 1) {
        const begin = offset > phrase.length / 2 ? start - by : start;
        const key = (order * 40_000 + begin + 2) * 4 + by + 2;
        if (begin < 0 || tried.has(key)) continue;
        tried.add(key);
        const length = phrase.length + by;
        if (begin + length > text.length || !isNear(text, begin, phrase, length)) continue;
        const window = text.slice(begin, begin + length);
        const said = difference(phrase, window);
        if (!said || isCovered(sound, begin + said.from, begin + said.to)) continue;
        seen.push(found(line, { at: begin, length }, { ...said.said, suggestion: phrase }));
      }
    }
  }
  return seen;
}

/** Whether a window begins and ends like a phrase but for one or two characters: a quick look before the close one. */
function isNear(text: string, begin: number, phrase: string, length: number): boolean {
  const shorter = Math.min(length, phrase.length);
  let head = 0;
  while (head < shorter && text.charCodeAt(begin + head) === phrase.charCodeAt(head)) head += 1;
  if (head === phrase.length && length >= phrase.length) return false;
  let tail = 0;
  while (
    tail < shorter - head &&
    text.charCodeAt(begin + length - 1 - tail) === phrase.charCodeAt(phrase.length - 1 - tail)
  )
    tail += 1;
  return head + tail >= shorter - 2;
}

/** Which characters of a line belong to a phrase that is right. */
function rightPlaces(text: string): readonly (readonly [number, number])[] {
  const spansOf: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const length = rightByLength.find((each) => each >= 3 && right.has(text.slice(at, at + each)));
    if (length !== undefined) spansOf.push([at, at + length]);
  }
  return spansOf;
}

const isCovered = (sound: readonly (readonly [number, number])[], from: number, to: number) =>
  sound.some(([begin, end]) => begin <= from && end >= to);

interface Difference {
  /** Where the wrong characters begin and end in the window. */
  readonly from: number;
  readonly to: number;
  readonly said: Pick<Finding, 'category' | 'reason' | 'certainty'>;
}

function difference(phrase: string, window: string): Difference | undefined {
  if (/[\d*A-Za-z\s]/.test(window)) return undefined;
  if (window.length === phrase.length) return swapped(phrase, window) ?? replaced(phrase, window);
  return window.length < phrase.length ? shortened(phrase, window) : lengthened(phrase, window);
}

const particles =
  /[的地得了和与及、，。；：！？“”《》（）在对为是有我县市区乡镇村各全其等以并也就都又再从向到把被让使上下中后前第]/;

/** The same length: characters that sound or look alike. */
function replaced(phrase: string, window: string): Difference | undefined {
  const at = Array.from(phrase).flatMap((character, order) => (character === window[order] ? [] : [order]));
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  const most = phrase.length >= 6 ? 2 : phrase.length >= 4 ? 2 : 1;
  if (at.length > most || (at.length === 2 && (last !== first + 1 || phrase.length < 6))) return undefined;
  if (at.some((order) => !/[一-龥]/.test(window.charAt(order)) || !/[一-龥]/.test(phrase.charAt(order))))
    return undefined;
  const kinds = at.map((order) => alikeness(phrase.charAt(order), window.charAt(order)));
  if (kinds.includes(undefined)) return undefined;
  const near = kinds.filter((kind) => kind === 'near').length;
  const isSafe = near === 0 || (phrase.length >= 5 && near <= 1);
  if (!isSafe && phrase.length < 5 && particles.test(window.charAt(first))) return undefined;
  if (phrase.length === 4 && near > 0 && (first === 0 || first === 3)) return undefined;
  const [wrong, wanted] = [window.slice(first, last + 1), phrase.slice(first, last + 1)];
  return {
    from: first,
    to: last + 1,
    said: {
      category: kinds.every((kind) => kind === 'shape') ? 'TYPO' : 'TYPO-HOMOPHONE',
      reason: `“${wrong}”应为“${wanted}”`,
      certainty: isSafe ? 'H' : 'M',
    },
  };
}

/** Two neighbours in the wrong order. */
function swapped(phrase: string, window: string): Difference | undefined {
  const first = Array.from(phrase).findIndex((character, order) => character !== window[order]);
  const pair = phrase.slice(first, first + 2);
  if (window.slice(first, first + 2) !== Array.from(pair).toReversed().join('') || pair.length < 2) return undefined;
  if (phrase.slice(first + 2) !== window.slice(first + 2) || phrase.length < 5) return undefined;
  return { from: first, to: first + 2, said: { category: 'WORD-ORDER', reason: '字序颠倒', certainty: 'M' } };
}

function commonHead(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** One or two characters left out of the middle. */
function shortened(phrase: string, window: string): Difference | undefined {
  const gap = phrase.length - window.length;
  const head = commonHead(phrase, window);
  if (head < 2 || window.length - head < 2 || phrase.slice(head + gap) !== window.slice(head)) return undefined;
  const missing = phrase.slice(head, head + gap);
  if (/[、，“”]/.test(missing) || (/[的和与及、]/.test(missing) && gap === 1)) return undefined;
  const rest = phrase.slice(0, head) + phrase.slice(head + gap);
  if (
    (gap === 2 && (!isRigid.has(phrase) || phrase.length < 9)) ||
    right.has(rest) ||
    /灭火|草原|（|市|区|县/.test(phrase.slice(head - 1, head + gap + 1))
  )
    return undefined;
  const isTorn =
    phrase.length >= 6 &&
    (isWord(phrase.slice(head - 1, head + 1)) || isWord(phrase.slice(head, head + 2))) &&
    !isWord(window.slice(head - 1, head + 1));
  if (!isTorn && !isRigid.has(phrase) && phrase.length < 6) return undefined;
  return {
    from: head - 1,
    to: head + 1,
    said: {
      category: 'TYPO-MISSING',
      reason: `缺少“${missing}”`,
      certainty: isRigid.has(phrase) || isTorn ? 'H' : 'M',
    },
  };
}

/** One character too many in the middle. */
function lengthened(phrase: string, window: string): Difference | undefined {
  const head = commonHead(phrase, window);
  if (head < 2 || phrase.length - head < 2 || phrase.slice(head) !== window.slice(head + 1)) return undefined;
  const extra = window.charAt(head);
  if (!/[一-龥]/.test(extra) || phrase.length < 4) return undefined;
  const again = extra === window.charAt(head - 1) || extra === window.charAt(head + 1);
  if (
    !again &&
    (phrase.length < 6 || particles.test(extra) || /[大小新老总分组员性化处科股级型类网镇人部门法令]/.test(extra))
  )
    return undefined;
  return {
    from: head - 1,
    to: head + 2,
    said: { category: 'TYPO-EXTRA', reason: `多“${extra}”字`, certainty: again ? 'H' : 'M' },
  };
}

const rank = { H: 0, M: 1, L: 2 } as const;

/** Of findings that overlap, the surest and then the longest. */
function leaveLongest(all: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  const order = all.toSorted((a, b) => rank[a.certainty] - rank[b.certainty] || b.quote.length - a.quote.length);
  for (const each of order)
    if (!kept.some((other) => other.at < each.at + each.quote.length && each.at < other.at + other.quote.length))
      kept.push(each);
  return kept;
}
