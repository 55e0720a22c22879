/** A share found in a sample, in percent, and the interval that holds the true share with 95 % confidence. */
export interface ErrorRate {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of errors among those checked, with Wilson's score interval (E. B. Wilson, JASA 22, 1927), which holds also for few checked
 * and for no error at all. Percents to two decimals; null when nothing was checked.
 */
export function errorRate(wrong: number, checked: number): ErrorRate | null {
  if (checked <= 0) return null;
  const share = wrong / checked;
  const spread = (z * z) / checked;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / checked + spread / (4 * checked));
  return { percent: percent(share), low: percent(middle - half), high: percent(middle + half) };
}

/** What a re-check says of a survey when so many percent of errors are let pass. */
export type Verdict = 'passed' | 'failed' | 'unsure';

/** Passed when the whole interval lies within the limit, failed when it lies beyond, unsure while more must be checked. */
export const verdictOf = ({ low, high }: ErrorRate, limit: number): Verdict =>
  high <= limit ? 'passed' : low > limit ? 'failed' : 'unsure';

/** The 97.5th percentile of the normal distribution. */
const z = 1.959_963_984_540_054;

const percent = (part: number) => Math.round(Math.min(Math.max(part, 0), 1) * 10_000) / 100;
