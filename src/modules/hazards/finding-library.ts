import { pairsOf } from './character-pairs.ts';
import { foundEverywhere } from './finding-library-everywhere.ts';
import { majorFindings } from './finding-library-major.ts';
import { foundOnPremises } from './finding-library-premises.ts';
import { foundInProduction } from './finding-library-production.ts';
import type { Sector, UsualFinding } from './usual-finding.ts';

/** The library of usual hazards: what to call them, which rule they break, what to do about them and by when. */
export const findingLibrary: readonly UsualFinding[] = [
  ...foundInProduction,
  ...foundOnPremises,
  ...foundEverywhere,
  ...majorFindings,
];

/** What is known when a finding is looked for: the site's sector (null while no site is chosen) and the day. */
export interface Looking {
  readonly sector: Sector | null;
  readonly today: string;
  /** The pinyin initials of a text, in lower case. */
  readonly initialsOf: (text: string) => string;
}

/**
 * The entries that answer to what was typed, the nearest first: words in any order, parts of words, or pinyin initials.
 * With nothing typed, those of the site's sector. At most `limit`.
 */
export function findUsual(typed: string, looking: Looking, limit = 8): readonly UsualFinding[] {
  const words = typed
    .toLowerCase()
    .split(/[\s，,、]+/)
    .filter(Boolean);
  return findingLibrary
    .filter((entry) => isInForce(entry, looking.today))
    .map((entry) => ({ entry, nearness: nearness(entry, words, looking) }))
    .filter(({ nearness }) => nearness > 0)
    .toSorted((a, b) => b.nearness - a.nearness)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function isInForce({ from, until }: UsualFinding, today: string): boolean {
  return (from === null || from <= today) && (until === null || today <= until);
}

/** 0 is no answer. What belongs to few sectors, this one among them, goes first; a general hazard goes before a major one. */
function nearness(entry: UsualFinding, words: readonly string[], { sector, initialsOf }: Looking): number {
  const isOfSector = sector !== null && entry.sectors.includes(sector);
  const place = isOfSector ? 0.3 + 0.2 / entry.sectors.length : entry.sectors.length === 0 ? 0.2 : 0;
  const weight = entry.level === 'general' ? 0.3 : 0;
  if (words.length === 0) return isOfSector ? place + weight : 0;
  const each = words.map((word) => wordNearness(entry, word, initialsOf));
  if (each.includes(0)) return 0;
  return each.reduce((sum, value) => sum + value, 0) / each.length + place + weight;
}

function wordNearness(entry: UsualFinding, word: string, initialsOf: (text: string) => string): number {
  const summary = entry.summary.toLowerCase();
  const at = summary.indexOf(word);
  if (at >= 0) return at === 0 ? 3 : 2.5;
  if (/^[a-z]+$/.test(word)) return initialsOf(summary).includes(word) ? 2 : 0;
  if (`${entry.measures}${entry.basis}`.toLowerCase().includes(word)) return 1;
  const share = sharedPairs(word, summary);
  return share >= 0.5 ? share : 0;
}

/** The share of a word's pairs of characters that a text holds: free order, forgiving of a character too many. */
function sharedPairs(word: string, text: string): number {
  const pairs = pairsOf(word);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
