import { type Check, type Finding, found } from './finding.ts';
import { type Figure, figuresIn } from './figures.ts';
import type { Line } from './text.ts';

/** The same quantity with two values, and the same thing under two names. */
export const checkTwice: Check = ({ lines }) => [...values(lines), ...names(lines)];

interface Place {
  readonly line: Line;
  readonly figure: Figure;
  readonly lead: string;
}

/** Figures whose words before them are the same for ten characters, with the same unit, but another number. */
function values(lines: readonly Line[]): readonly Finding[] {
  const places = lines
    .filter(({ plan }) => !plan)
    .flatMap((line) =>
      figuresIn(line.text).map((figure): Place => ({
        line,
        figure,
        lead: line.text.slice(Math.max(0, figure.at - 40), figure.at),
      })),
    );
  return places.flatMap((place, order) => {
    const { line, figure, lead } = place;
    const first = places.slice(0, order).find((other) => sameThing(other, place));
    if (!first) return [];
    const shared = sharedTail(first.lead, lead);
    const length = Math.min(shared, 12);
    return [
      found(
        line,
        { at: figure.at - length, length: length + figure.length },
        {
          category: 'XCHK',
          reason: `同一个数，第 ${first.line.number} 行是“${printed(first)}”，这里是“${printed(place)}”`,
          suggestion: '核对后统一',
          certainty: shared >= 11 ? 'H' : 'M',
        },
      ),
    ];
  });
}

const otherTime = /去年|上年|同期|往年|20\d\d年|下半年|计划|目标|力争|其中|同比|[一二三四五六七八九十]季度|\d月/;

function sameThing(one: Place, other: Place): boolean {
  const [a, b] = [one.figure, other.figure];
  if (
    a.unit !== b.unit ||
    a.unit === '%' ||
    a.unit === '' ||
    a.digits + a.scale + a.about === b.digits + b.scale + b.about
  )
    return false;
  if (a.digits.includes('*') && a.scale + a.about === b.scale + b.about) return false;
  const shared = sharedTail(one.lead, other.lead);
  if (shared < 9 || /\d$/.test(one.lead.slice(0, -shared))) return false;
  const words = other.lead.slice(-shared);
  if ((words.match(/[一-龥]/g)?.length ?? 0) < 8) return false;
  return (
    otherTime.test(one.lead.slice(-24)) === otherTime.test(other.lead.slice(-24)) &&
    !/\d+年/.test(one.lead.slice(-20) + other.lead.slice(-20))
  );
}

function sharedTail(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

interface Name {
  readonly line: Line;
  readonly at: number;
  readonly words: string;
}

const printed = ({ line: { text }, figure: { at, length } }: Place) => text.slice(at, at + length);

/** Names in quotes or book marks, and long ones of campaigns, that differ in one or two characters only. */
function names(lines: readonly Line[]): readonly Finding[] {
  const all = lines.flatMap((line) => [
    ...[...line.text.matchAll(/《([^《》]{4,30})》|“([^“”，。；]{4,20})”/g)].map(
      ({ 1: title, 2: words, index }): Name => ({ line, at: index + 1, words: title ?? words ?? '' }),
    ),
    ...[...line.text.matchAll(/[一-龥\d（）]{4,18}(?:行动|领导小组|指挥部|委员会|示范社区)/g)].map(
      ({ 0: words, index }): Name => {
        const lead =
          /^(?:.*(?:开展|推进|加强|深化|组织|参加|申报|创建|成立|实施|抓好|做好|推动|落实|启动|进行|部署|强化|完成|结合))/.exec(
            words,
          )?.[0].length ?? 0;
        return { line, at: index + lead, words: words.slice(lead) };
      },
    ),
  ]);
  const seen = new Set<string>();
  return all.flatMap((name, order) => {
    const like = all.slice(0, order).find((other) => areLike(other.words, name.words));
    const key = [like?.words ?? '', name.words].toSorted((a, b) => a.localeCompare(b)).join('|');
    if (!like || seen.has(key)) return [];
    seen.add(key);
    return [
      found(
        name.line,
        { at: name.at, length: name.words.length },
        {
          category: 'NAME',
          reason: `第 ${like.line.number} 行写作“${like.words}”，同一名称前后应一致`,
          suggestion: `核对后统一为“${like.words}”或“${name.words}”`,
          certainty: 'M',
        },
      ),
    ];
  });
}

const sorted = (words: string) =>
  Array.from(words)
    .toSorted((a, b) => a.localeCompare(b))
    .join('');

/** Whether two names are one with a character put in, left out or moved about. */
function areLike(one: string, other: string): boolean {
  if (one === other || one.length < 5 || Math.abs(one.length - other.length) > 2) return false;
  if (one.replaceAll(/[\d一二三四五六七八九十]+/g, '') === other.replaceAll(/[\d一二三四五六七八九十]+/g, ''))
    return false;
  if (sorted(one) === sorted(other)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const gap = long.length - short.length;
  if (gap === 0 || short.length < 8) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  return head > 1 && head < short.length && long.slice(head + gap) === short.slice(head);
}
