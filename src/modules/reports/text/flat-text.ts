import type { SectionText, TextRun } from './report-text.ts';

/** A stretch of a flat text: from its first character to behind its last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What stands in a flat text for a generated piece, however many words it is printed in. */
export const pieceSign = '\uFFFC';

/** A chapter's blocks as one text to count places in: a block is a line, a generated piece one character. */
export const flatText = (blocks: SectionText['blocks']): string =>
  blocks.map((block) => (block.kind === 'heading' ? block.text : flatRuns(block.runs))).join('\n');

/** The same of the pieces of a paragraph. */
export const flatRuns = (runs: readonly TextRun[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : pieceSign)).join('');

/** The pieces that stand in a stretch of a chapter's flat text; between two blocks stands a line's end. */
export function runsWithin(blocks: SectionText['blocks'], { from, to }: Stretch): readonly TextRun[] {
  let at = 0;
  const lines = blocks.map((block) => (block.kind === 'heading' ? [block.text] : block.runs));
  const pieces = lines.flatMap((runs, line) => (line === 0 ? runs : ['\n', ...runs]));
  return pieces.flatMap((piece): readonly TextRun[] => {
    const start = at;
    at += typeof piece === 'string' ? piece.length : 1;
    if (at <= from || start >= to) return [];
    return [typeof piece === 'string' ? piece.slice(Math.max(0, from - start), to - start) : piece];
  });
}

/** A piece of two texts laid side by side: in both of them, only in the one before, or only in the one after. */
export interface Piece {
  readonly value: string;
  readonly removed: boolean;
  readonly added: boolean;
}

/** Lays two texts side by side; undefined when they are too different for it. */
export type Compare = (before: string, after: string) => readonly Piece[] | undefined;

/** The same comparison, made once for many stretches of the same two texts. */
export function comparedOnce(compare: Compare): Compare {
  let last: { readonly before: string; readonly after: string; readonly pieces: ReturnType<Compare> } | undefined;
  return (before, after) => {
    if (last?.before !== before || last.after !== after) last = { before, after, pieces: compare(before, after) };
    return last.pieces;
  };
}

/**
 * Where a stretch of a text stands after the text was written anew: what was put into it belongs to it, what was taken out does not. Words
 * that were moved are found where they stand now, if they stand there once; undefined when too little of them is left.
 */
export function moveStretch(before: string, after: string, stretch: Stretch, compare: Compare): Stretch | undefined {
  if (before === after) return stretch;
  const { from, to } = stretch;
  const kept = keptPlaces(compare(before, after) ?? [], stretch);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first !== undefined && last !== undefined && kept.length * leastShare >= to - from)
    return { from: first, to: last + 1 };
  return findOnce(after, before.slice(from, to));
}

/** Where words stand in a text, when they stand in it exactly once; a single character says too little. */
export function findOnce(text: string, words: string): Stretch | undefined {
  const from = text.indexOf(words);
  if (words.length < 2 || from < 0 || text.indexOf(words, from + 1) >= 0) return undefined;
  return { from, to: from + words.length };
}

/** A stretch of which less than a third is left is not followed: what is alike then is so by chance. */
const leastShare = 3;

/** The places after of the characters of a stretch that are still there, in their order. */
function keptPlaces(pieces: readonly Piece[], { from, to }: Stretch): readonly number[] {
  const places: number[] = [];
  let [old, now] = [0, 0];
  for (const { value, removed, added } of pieces) {
    if (!removed && !added) {
      const end = Math.min(to, old + value.length);
      for (let place = Math.max(from, old); place < end; place += 1) places.push(now + place - old);
    }
    if (!added) old += value.length;
    if (!removed) now += value.length;
  }
  return places;
}
