import type { Composed, ComposedFigure } from '../composed.ts';
import type { Known } from './print-chip.ts';

/** What chips are printed from, of a report as far as it is counted. */
export function knownOf({
  content,
  words,
}: {
  readonly content: Composed;
  readonly words: Readonly<Record<string, string>>;
}): Known {
  const { period = '', span = '', next = '', cutoff = '', county = '', bureau = '' } = words;
  const figures = new Map<string, ComposedFigure>(content.figures.map((figure) => [figure.key, figure]));
  return { figures, words: { period, span, next, cutoff, county, bureau }, campaigns: content.campaigns };
}
