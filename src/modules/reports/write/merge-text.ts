import { canonical } from '../text/ask-key.ts';
import type { SectionText } from '../text/report-text.ts';

/** Two people's writing put together; `both` when they wrote the same place and both wordings stand in it. */
export interface Merged {
  readonly text: SectionText;
  readonly both: boolean;
}

/**
 * My chapter and theirs, both written on the same base, without losing a word of either: changes in different places stand side by side,
 * of the same place theirs comes first and mine behind it.
 */
export function mergeText(base: SectionText, mine: SectionText, theirs: SectionText): Merged {
  const [own, other] = [changeOf(base, mine), changeOf(base, theirs)];
  const { heading, both } = mergeHeading(base.heading, mine.heading, theirs.heading);
  if (own.from === own.to && own.blocks.length === 0) return { text: { heading, blocks: theirs.blocks }, both };
  if (other.to <= own.from) return { text: { heading, blocks: spliced(base, [other, own]) }, both };
  if (own.to <= other.from) return { text: { heading, blocks: spliced(base, [own, other]) }, both };
  const [from, to] = [Math.min(own.from, other.from), Math.max(own.to, other.to)];
  const [ownPart, otherPart] = [widened(base, own, from, to), widened(base, other, from, to)];
  if (canonical(ownPart) === canonical(otherPart)) return { text: { heading, blocks: theirs.blocks }, both };
  const blocks = [...base.blocks.slice(0, from), ...otherPart, ...ownPart, ...base.blocks.slice(to)];
  return { text: { heading, blocks }, both: true };
}

/** Two names for a chapter stand side by side until one is chosen. */
function mergeHeading(
  base: string,
  mine: string,
  theirs: string,
): { readonly heading: string; readonly both: boolean } {
  if (mine === base || mine === theirs) return { heading: theirs, both: false };
  const side = `${theirs}／${mine}`;
  if (theirs === base || side.length > longest) return { heading: mine, both: theirs !== base };
  return { heading: side, both: true };
}

const longest = 60;

/** The stretch of the base that was written anew, and what stands there now. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly blocks: SectionText['blocks'];
}

function changeOf({ blocks: base }: SectionText, { blocks: now }: SectionText): Change {
  const [was, is] = [base.map(canonical), now.map(canonical)];
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return { from: head, to: was.length - tail, blocks: now.slice(head, now.length - tail) };
}

function spliced({ blocks }: SectionText, [first, second]: readonly [Change, Change]): SectionText['blocks'] {
  return [
    ...blocks.slice(0, first.from),
    ...first.blocks,
    ...blocks.slice(first.to, second.from),
    ...second.blocks,
    ...blocks.slice(second.to),
  ];
}

const widened = ({ blocks }: SectionText, change: Change, from: number, to: number) => [
  ...blocks.slice(from, change.from),
  ...change.blocks,
  ...blocks.slice(change.to, to),
];
