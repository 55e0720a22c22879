import { chance, nth, seedOf, type Chance } from './chance.ts';
import { roundDegrees, type County, type LngLat, type Town, type Village } from './county.ts';
import { creditCode, type CreditKind } from './credit-codes.ts';
import { dayNumber, dayOf } from './days.ts';
import { demoId } from './demo-id.ts';
import { personName } from './person-names.ts';
import { scaleChances, staffRanges, urbanShares } from './sector-chances.ts';
import { sectorCounts, sectorKeys, type Scale, type Sector } from './sectors.ts';
import { siteName, type SiteName } from './site-names.ts';

/** A regulated site: an enterprise, a shop, a school, a building site, a housing estate. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly sector: Sector;
  /** The trade in words, as in the name. */
  readonly trade: string;
  readonly scale: Scale;
  /** Town, 9 digits. */
  readonly town: string;
  /** Village or community, 12 digits. */
  readonly village: string;
  readonly address: string;
  readonly at: LngLat;
  readonly principal: string;
  readonly principalPhone: string;
  readonly safetyManager: string;
  readonly safetyManagerPhone: string;
  readonly staffCount: number;
  /** The day on which the file was opened, late in the year before the one asked for: a year later it is to be confirmed anew. */
  readonly filedOn: string;
}

/** The register of about 2,400 sites as it stands on the eve of a year; sites and their order are the same for every year. */
export function demoSites(county: County, year: number): readonly Site[] {
  const taken = new Set<string>();
  const sites: Site[] = [];
  for (const sector of sectorKeys) {
    const choices = chance(seedOf('sites', sector));
    for (let turn = 0; turn < sectorCounts[sector]; turn++) {
      sites.push(siteOf({ county, year, sector, turn, choices, taken, index: sites.length }));
    }
  }
  return sites;
}

/** The sites of each sector, as indexes into the register. */
export function registerOf(sites: readonly Site[]): (sector: Sector) => readonly number[] {
  const register = new Map(sectorKeys.map((sector): [Sector, number[]] => [sector, []]));
  for (const [index, { sector }] of sites.entries()) register.get(sector)?.push(index);
  return (sector) => register.get(sector) ?? [];
}

/** A phone number that no one has: 199 0000 and four digits. */
export function fictionalPhone(number: number): string {
  return `1990000${String(number).padStart(4, '0')}`;
}

interface Opening {
  readonly county: County;
  readonly year: number;
  readonly sector: Sector;
  readonly turn: number;
  readonly choices: Chance;
  /** Names and codes given so far. */
  readonly taken: Set<string>;
  readonly index: number;
}

function siteOf({ county, year, sector, turn, choices, taken, index }: Opening): Site {
  const { town, village, name, trade } = placedName({ county, sector, turn, choices, taken });
  const scale = choices.pick(scaleChances[sector]);
  const principal = personName(choices).name;
  const isOwnManager = (scale === 'individual' || scale === 'micro') && choices.odds(0.8);
  const [fewest, most] = staffRanges[scale];
  return {
    id: demoId('2024-01-01T00:00:00.000Z', 'site', index),
    name,
    creditCode: freeCode(creditKindOf(sector, scale, trade), choices, taken),
    sector,
    trade,
    scale,
    town: town.code,
    village: village.code,
    address: addressOf(county, town, village, choices),
    at: nearby(town, village, choices),
    principal,
    principalPhone: fictionalPhone(index),
    safetyManager: isOwnManager ? principal : personName(choices).name,
    safetyManagerPhone: fictionalPhone(isOwnManager ? index : 4000 + index),
    staffCount: choices.int(fewest, most),
    filedOn: dayOf(dayNumber(`${year}-01-01`) - choices.int(1, 20)),
  };
}

/** A clinic, a primary school and a filling station stand in each town; the rest lie where people and industry are. */
function placedName({ county, sector, turn, choices, taken }: Omit<Opening, 'year' | 'index'>): SiteName & {
  readonly town: Town;
  readonly village: Village;
} {
  for (;;) {
    const isFixed = hasOneInEachTown.has(sector) && turn < county.towns.length;
    const town = isFixed ? nth(county.towns, turn) : townFor(county, sector, choices);
    const village = villageFor(town, sector, choices);
    const named = siteName(sector, { turn, town, village, choices });
    if (taken.has(named.name)) continue;
    taken.add(named.name);
    return { town, village, ...named };
  }
}

const hasOneInEachTown: ReadonlySet<Sector> = new Set<Sector>(['hospital', 'school', 'gasStation']);

function townFor({ towns }: County, sector: Sector, { odds, pick }: Chance): Town {
  return pick(odds(urbanShares[sector] ?? 0.3) ? towns.slice(0, 3) : towns.slice(3));
}

/** Mines and kilns lie in villages; two fifths of everything else about the seat of the town. */
function villageFor(town: Town, sector: Sector, { odds, pick }: Chance): Village {
  if (urbanShares[sector] === 0) return pick(town.villages.filter((village) => village.kind === 'village'));
  return odds(0.4) ? nth(town.villages, 0) : pick(town.villages);
}

function addressOf(county: County, town: Town, village: Village, { int, pick }: Chance): string {
  const place = village.kind === 'community' ? `${pick(roads)}${int(1, 299)}号` : `${village.name}${int(1, 9)}组`;
  return `${county.name}${town.name}${place}`;
}

const roads = [
  '映江路',
  '滨河路',
  '文昌街',
  '正街',
  '新街',
  '兴业大道',
  '建设路',
  '书院街',
  '桂花街',
  '环城路',
  '工业大道',
  '车站路',
];

/** A place near the village's own, always inside the town, whose outline is convex. */
function nearby({ at: [lng, lat] }: Town, { at: village }: Village, { next }: Chance): LngLat {
  const share = next() * 0.12;
  return [roundDegrees(village[0] + (lng - village[0]) * share), roundDegrees(village[1] + (lat - village[1]) * share)];
}

function freeCode(kind: CreditKind, choices: Chance, taken: Set<string>): string {
  for (;;) {
    const code = creditCode(kind, choices);
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

function creditKindOf(sector: Sector, scale: Scale, trade: string): CreditKind {
  if (scale === 'individual') return '92';
  if (trade === '幼儿园' || sector === 'elderlyCare') return trade === '敬老院' ? '12' : '52';
  return sector === 'school' || sector === 'hospital' ? '12' : '91';
}
