import { demoCounty, type County } from './county.ts';
import { demoExperts, demoPeople, type Expert, type Person } from './people.ts';
import type { Sector } from './sectors.ts';
import { demoSites, registerOf, type Site } from './sites.ts';

/** Everything that is there before the year begins. */
export interface World {
  readonly county: County;
  readonly sites: readonly Site[];
  /** The sites of a sector, as indexes. */
  readonly inSector: (sector: Sector) => readonly number[];
  readonly people: readonly Person[];
  readonly experts: readonly Expert[];
}

/** The fictional county on the eve of a year: the same for every year but for the days on which files were opened. */
export function demoWorld(year: number): World {
  const county = demoCounty();
  const sites = demoSites(county, year);
  return { county, sites, inSector: registerOf(sites), people: demoPeople(county, sites), experts: demoExperts() };
}
