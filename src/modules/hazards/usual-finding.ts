import type { Draft, Row } from '../../kernel/ledger.ts';
import type { site } from '../sites/index.ts';
import type { hazard } from './hazard.ledger.ts';

/** The sector a site is kept under. */
export type Sector = Row<typeof site>['sector'];

/** What a hazard is about. */
export type Category = Draft<typeof hazard>['category'];

/** A hazard as inspectors often meet it, with what usually follows from it; all of it may be changed where it is used. */
export interface UsualFinding {
  /** Where it is met; an empty list is everywhere. */
  readonly sectors: readonly Sector[];
  readonly category: Category;
  readonly level: 'general' | 'major';
  readonly summary: string;
  /** The rule it breaks, with the article only where the article is certain. */
  readonly basis: string;
  /** For a major hazard, the criteria it falls under. */
  readonly standard: string | null;
  readonly measures: string;
  /** The usual term in calendar days. */
  readonly days: number;
  /** The days ('YYYY-MM-DD') between which the criteria are in force; null is open. */
  readonly from: string | null;
  readonly until: string | null;
}

/** A line of the library: what it is about, the hazard, the rule (for a major one, the clause of the criteria), what to do, days. */
export type UsualLine = readonly [category: Category, summary: string, rule: string, measures: string, days: number];

/** General hazards of some sectors. */
export function general(sectors: readonly Sector[], lines: readonly UsualLine[]): readonly UsualFinding[] {
  return lines.map(([category, summary, basis, measures, days]) => {
    const about = { sectors, category, summary, basis, measures, days };
    return { ...about, level: 'general', standard: null, from: null, until: null };
  });
}

/** Major hazards of some sectors under one set of criteria. */
export function major(
  sectors: readonly Sector[],
  criteria: { readonly standard: string; readonly from?: string; readonly until?: string },
  lines: readonly UsualLine[],
): readonly UsualFinding[] {
  return lines.map(([category, summary, clause, measures, days]) => {
    const standard = `${criteria.standard}${clause}`;
    const about = { sectors, category, summary, basis: standard, standard, measures, days };
    return { ...about, level: 'major', from: criteria.from ?? null, until: criteria.until ?? null };
  });
}
