import { pairsOf } from './character-pairs.ts';

/** A hazard of a site as it was recorded before. */
export interface EarlierHazard {
  readonly id: string;
  readonly summary: string;
  readonly state: string;
  readonly category: string;
}

/** The likeness from which two descriptions are taken for the same hazard. */
const alike = 0.55;

/** The earlier hazard of the same site that a finding repeats (屡查屡犯), the likest first; an open one goes before a closed one. */
export function repeatOf<H extends EarlierHazard>(summary: string, earlier: readonly H[]): H | undefined {
  const [found] = earlier
    .map((hazard) => ({ hazard, likeness: likeness(summary, hazard.summary) }))
    .filter(({ likeness }) => likeness >= alike)
    .toSorted((a, b) => Number(isOpen(b.hazard)) - Number(isOpen(a.hazard)) || b.likeness - a.likeness);
  return found?.hazard;
}

/** Whether a hazard is still to be put right. */
export const isOpen = ({ state }: Pick<EarlierHazard, 'state'>): boolean => state !== 'closed' && state !== 'withdrawn';

/** How alike two descriptions are, 0 to 1, by the pairs of characters they share (Dice). */
function likeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.length + second.length === 0) return 0;
  const left = [...second];
  const shared = first.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (first.length + second.length);
}
