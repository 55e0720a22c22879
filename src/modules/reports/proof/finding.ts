import type { Text } from './text.ts';

/** How sure a finding is: H certain, M very probable, L a matter of style. */
export type Certainty = 'H' | 'M' | 'L';

/** Something to look at in a text: where it stands, why, and what would be right. */
export interface Finding {
  /** The line of the text as an editor counts them, from 1. */
  readonly line: number;
  /** Where the quote begins in its line, from 0. */
  readonly at: number;
  readonly quote: string;
  /** The kind of error, e.g. 'PUNCT-HALF'. */
  readonly category: string;
  readonly reason: string;
  readonly suggestion: string;
  readonly certainty: Certainty;
}

/** Looks for one kind of error. */
export type Check = (text: Text) => readonly Finding[];

/** What a check says of a place; the quote is cut from the line. */
export type Said = Pick<Finding, 'category' | 'reason' | 'suggestion' | 'certainty'>;

/** A finding about `length` characters of a line, quoted with `around` characters of its clause on both sides. */
export function found(
  line: { readonly number: number; readonly text: string },
  { at, length, around = 0 }: { readonly at: number; readonly length: number; readonly around?: number },
  said: Said,
): Finding {
  const from = Math.max(0, at - around);
  return { line: line.number, at: from, quote: line.text.slice(from, at + length + around), ...said };
}
