import { chemicalFindings } from './findings-chemical.ts';
import { industryFindings } from './findings-industry.ts';
import { majorHazards } from './findings-major.ts';
import { mineFindings } from './findings-mine.ts';
import { publicFindings } from './findings-public.ts';
import { workplaceFindings } from './findings-workplace.ts';
import type { Finding } from './finding.ts';
import type { Sector } from './sectors.ts';
import type { Site } from './sites.ts';

/** The library of hazards: what inspectors find, by sector, with basis, term, measures and cost. */
export const findings: readonly Finding[] = [
  ...industryFindings,
  ...chemicalFindings,
  ...mineFindings,
  ...publicFindings,
  ...workplaceFindings,
  ...majorHazards,
];

/**
 * The hazards to offer at a site of a sector and trade on a day (YYYY-MM-DD), as indexes into the library: the sector's own
 * first, those of every place last.
 */
export function suggestFindings({ sector, trade }: Pick<Site, 'sector' | 'trade'>, day: string): readonly number[] {
  return findings
    .flatMap((finding, index) => (isOf(finding, sector, trade) && isInForce(finding, day) ? [index] : []))
    .toSorted((a, b) => breadth(a) - breadth(b) || a - b);
}

function isOf({ sectors, trades }: Finding, sector: Sector, trade: string): boolean {
  return sectors.includes(sector) && (trades === null || trades.some((word) => trade.includes(word)));
}

function isInForce({ since, until }: Finding, day: string): boolean {
  return (since === null || since <= day) && (until === null || day <= until);
}

const breadth = (index: number): number => findings[index]?.sectors.length ?? 0;
