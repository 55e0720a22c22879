import type { sectors } from '../modules/sites/index.ts';

/** A sector of the register. */
export type Sector = Exclude<keyof typeof sectors, 'other'>;

/** The scale of an enterprise. */
export type Scale = 'aboveScale' | 'belowScale' | 'micro' | 'individual';

/** How many sites of each sector the county has, in the order of the register. */
export const sectorCounts: Readonly<Record<Sector, number>> = {
  noncoalMine: 2,
  shaleBrick: 32,
  hazchem: 45,
  gasStation: 38,
  fireworksWholesale: 3,
  fireworksRetail: 130,
  industryTrade: 420,
  dustExplosion: 6,
  ammoniaRefrigeration: 4,
  confinedSpace: 40,
  smallWorkshop: 380,
  gasUser: 620,
  elderlyCare: 42,
  swimmingFitness: 35,
  amusement: 18,
  construction: 60,
  school: 110,
  hospital: 40,
  mall: 120,
  residential: 200,
};

/** Whether a word is the key of a sector. */
export const isSector = (word: string): word is Sector => Object.hasOwn(sectorCounts, word);

/** All sectors, in the order of the register. */
export const sectorKeys: readonly Sector[] = Object.keys(sectorCounts).filter(isSector);
