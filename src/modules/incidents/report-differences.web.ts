import { diffArrays } from 'diff';
import { type Casualties, casualtyNames } from './incident.rules.ts';

/** A piece of a text beside an earlier one: in both, only in the earlier one, or only in the later. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly words: string;
}

const leastCommon = 0.3;

/**
 * How a report's prose differs from that of the one before, word by word (words as Chinese has them, not characters). Texts that have
 * less than three tenths in common are another text: the later one alone is given.
 */
export function wordDifferences(before: string, after: string): readonly Piece[] {
  const pieces = diffArrays(wordsOf(before), wordsOf(after)).map(({ added, removed, value }): Piece => {
    const kind = added ? 'new' : removed ? 'gone' : 'same';
    return { kind, words: value.join('') };
  });
  const common = pieces.reduce((sum, { kind, words }) => (kind === 'same' ? sum + words.length : sum), 0);
  return common < after.length * leastCommon ? [{ kind: 'new', words: after }] : pieces;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** A figure that is told otherwise than before; null is not known. */
export interface FigureDifference {
  readonly label: string;
  readonly was: number | null;
  readonly is: number | null;
}

/** The figures that differ between two reports, each by itself: also those that have become known. */
export function figureDifferences(before: Casualties, after: Casualties): readonly FigureDifference[] {
  const names = Object.keys(casualtyNames) as (keyof Casualties)[]; // Object.keys forgets the names
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ label: casualtyNames[name], was: before[name], is: after[name] }));
}
