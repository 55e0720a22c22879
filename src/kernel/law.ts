/** A clause a duty rests on, with its source; what has not been checked against the official text is shown as 待核实. */
export interface Law {
  readonly title: string;
  readonly article: string;
  readonly effectiveOn: string | null;
  readonly verified: boolean;
  readonly source: string;
}

/** A number that a law or a locality sets: a default that the county may replace, under the clause it rests on. */
export interface Setting {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly law: string;
  readonly min: number;
  readonly max: number;
}

/** A clause that nobody has checked against its text yet, or that each place makes for itself: shown as 待核实. */
export function unverified(title: string, article: string, source: string): Law {
  return { title, article, effectiveOn: null, verified: false, source };
}

/** A number under a clause, and its bounds. */
export function setting(label: string, unit: string, value: number, law: string, max: number, min = 1): Setting {
  return { label, unit, value, law, min, max };
}

/** The words for a clause, as shown beside a clock and in print. */
export const cite = (law: Law): string => `《${law.title}》${law.article}${law.verified ? '' : '（待核实）'}`;
