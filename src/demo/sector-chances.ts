import type { Scale, Sector } from './sectors.ts';

/** The share of a sector's sites that lie in the three subdistricts, where it is not three in ten. */
export const urbanShares: Partial<Record<Sector, number>> = {
  noncoalMine: 0,
  shaleBrick: 0,
  fireworksWholesale: 0,
  hospital: 1,
  residential: 0.7,
  swimmingFitness: 0.7,
  mall: 0.5,
  construction: 0.5,
  gasUser: 0.45,
  smallWorkshop: 0.2,
};

/** Fewest and most people a site of a scale employs. */
export const staffRanges: Record<Scale, readonly [fewest: number, most: number]> = {
  aboveScale: [80, 460],
  belowScale: [20, 120],
  micro: [4, 30],
  individual: [1, 9],
};

/** The scales found in a sector, each as likely as it is often named. */
export const scaleChances: Record<Sector, readonly Scale[]> = {
  noncoalMine: ['belowScale'],
  shaleBrick: ['belowScale', 'belowScale', 'micro'],
  hazchem: ['aboveScale', 'belowScale', 'belowScale', 'micro'],
  gasStation: ['belowScale', 'micro', 'micro'],
  fireworksWholesale: ['belowScale'],
  fireworksRetail: ['individual'],
  industryTrade: ['aboveScale', 'belowScale', 'belowScale', 'micro', 'micro', 'micro'],
  dustExplosion: ['aboveScale', 'belowScale'],
  ammoniaRefrigeration: ['aboveScale', 'belowScale'],
  confinedSpace: ['belowScale', 'belowScale', 'micro'],
  smallWorkshop: ['individual', 'individual', 'individual', 'micro'],
  gasUser: ['individual', 'individual', 'individual', 'individual', 'micro'],
  elderlyCare: ['micro', 'belowScale'],
  swimmingFitness: ['micro', 'individual'],
  amusement: ['micro', 'belowScale'],
  construction: ['belowScale', 'aboveScale'],
  school: ['belowScale'],
  hospital: ['belowScale', 'aboveScale'],
  mall: ['micro', 'belowScale', 'micro'],
  residential: ['micro'],
};
