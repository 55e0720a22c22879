import { assembler, type DraftHazard, type DraftVisit } from './assemble.ts';
import { chance, nth, seedOf, type Chance } from './chance.ts';
import { controlledCourse, courseClosedBy, courseOpenAt } from './course.ts';
import type { CrewSection, Roster, Slot } from './crews.ts';
import { dayNumber, dayOf, workdayFrom, workdays, type DayNumber } from './days.ts';
import { buckets, type Bucket } from './first-half-buckets.ts';
import type { Picker } from './picker.ts';
import { isSector } from './sectors.ts';
import type { Site } from './sites.ts';
import type { Method, Paper, PlannedVisit } from './visit.ts';
import type { World } from './world.ts';

/** The first half-year's visits with the whole course of their hazards, part by part, in no order of time. */
export function firstHalf(world: World, year: number, roster: Roster, picker: Picker): readonly PlannedVisit[] {
  const assemble = assembler(world);
  return buckets.flatMap((bucket) => {
    const places = placesOf(world, bucket, year);
    const hazards = hazardsOf({ world, bucket, year, places, picker });
    const notices = mostFound(hazards, bucket.notices ?? 0);
    return places
      .map((place, index): DraftVisit => {
        const choices = chance(seedOf('draft', year, bucket.key, index));
        const method = choices.pick(bucket.methods);
        const { day, slot } = freeSlot(roster, place.day, bucket.crews, index);
        return {
          key: `${year}/${bucket.key}/${index}`,
          campaign: bucket.campaign,
          method,
          siteIndex: place.siteIndex,
          day,
          slot,
          takesExpert: bucket.experts === 'all' || index < (bucket.experts ?? 0),
          hazards: nth(hazards, index),
          paper: paperOf(method, notices.has(index)),
        };
      })
      .map(assemble);
  });
}

/** What goes out after a visit made in a certain way. */
export function paperOf(method: Method, isNotice: boolean): Paper | null {
  if (method === 'selfReport') return null;
  if (method === 'supervision') return isNotice ? 'notice' : 'list';
  return 'order';
}

/** A place of a crew of one of the sections, on the day or on the first workday after it that has one. */
export function freeSlot(
  roster: Roster,
  from: DayNumber,
  crews: readonly CrewSection[],
  turn: number,
): { readonly day: DayNumber; readonly slot: Slot } {
  for (let day = workdayFrom(from); ; day = workdayFrom(day + 1)) {
    for (let offset = 0; offset < crews.length; offset++) {
      const slot = roster.take(day, nth(crews, (turn + offset) % crews.length));
      if (slot !== undefined) return { day, slot };
    }
  }
}

interface Place {
  readonly siteIndex: number;
  readonly day: DayNumber;
}

/** Town after town, spread evenly over the part's workdays; sites visited twice see the inspectors again at least ten days later. */
function placesOf({ sites, people, inSector }: World, bucket: Bucket, year: number): readonly Place[] {
  const choices = chance(seedOf('places', year, bucket.key));
  const withAccount = new Set(people.map(({ siteIndex }) => siteIndex));
  const chosen = Object.entries(bucket.sites).flatMap(([sector, count]) => {
    if (!isSector(sector)) return [];
    const all = inSector(sector).filter((index) => !bucket.methods.includes('selfReport') || withAccount.has(index));
    return choices.shuffle(all).slice(0, count);
  });
  const rank = new Map<string, number>();
  for (const index of chosen) rank.set(nth(sites, index).town, choices.next());
  const route = chosen.toSorted((a, b) => (rank.get(nth(sites, a).town) ?? 0) - (rank.get(nth(sites, b).town) ?? 0));
  const days = workdays(dayNumber(`${year}-${bucket.from}`), dayNumber(`${year}-${bucket.to}`));
  const first = route.map((siteIndex, turn) => ({
    siteIndex,
    day: nth(days, Math.floor((turn * days.length) / route.length)),
  }));
  const again = choices
    .shuffle(first.filter(({ day }) => day + 10 <= nth(days, days.length - 1)))
    .slice(0, bucket.revisits)
    .map(({ siteIndex, day }) => ({ siteIndex, day: choices.pick(days.filter((other) => other >= day + 10)) }));
  return [...first, ...again];
}

interface Planning {
  readonly world: World;
  readonly bucket: Bucket;
  readonly year: number;
  readonly places: readonly Place[];
  readonly picker: Picker;
}

/** What is found on each visit: the part's number of hazards exactly, so many of them open on 30 June exactly. */
function hazardsOf({ world, bucket, year, places, picker }: Planning): readonly (readonly DraftHazard[])[] {
  const choices = chance(seedOf('hazards', year, bucket.key));
  const eve = dayNumber(`${year}-06-30`);
  const siteAt = (place: Place): Site => nth(world.sites, place.siteIndex);
  const majors = majorsOf({ choices, bucket, places, picker, siteAt, eve });
  const isClean = (place: Place): boolean => bucket.clean?.includes(siteAt(place).sector) ?? false;
  const weights = places.map((place) => (isClean(place) ? 0 : weightOf(choices)));
  const counts = spread(choices, bucket.hazards - majors.length, bucket.most ?? 6, weights);
  const open = openOnes(choices, places, counts, bucket.openAtHalfYear, eve);
  return places.map((place, index) => {
    const templates = picker.general(choices, siteAt(place), dayOf(place.day), nth(counts, index));
    const generals = templates.map((template, turn): DraftHazard => ({
      template,
      course: open.has(`${index}/${turn}`)
        ? (own, found) => courseOpenAt(own, found, eve)
        : (own, found) => courseClosedBy(own, found, eve),
    }));
    return [...majors.flatMap((major) => (major.index === index ? [major.hazard] : [])), ...generals];
  });
}

interface MajorPlanning extends Pick<Planning, 'bucket' | 'places' | 'picker'> {
  readonly choices: Chance;
  readonly siteAt: (place: Place) => Site;
  readonly eve: DayNumber;
}

/** Each major hazard of the part at a visit of its own, as early as the sector is visited. */
function majorsOf({ choices, bucket, places, picker, siteAt, eve }: MajorPlanning) {
  const taken = new Set<number>();
  return (bucket.majors ?? []).map(({ sector, stays }) => {
    const index = places.findIndex((place, turn) => siteAt(place).sector === sector && !taken.has(turn));
    const place = nth(places, index);
    const template = picker.major(choices, siteAt(place), dayOf(place.day));
    if (template === undefined) throw new RangeError(`no major hazard for ${sector}`);
    taken.add(index);
    const hazard: DraftHazard = {
      template,
      course: (own, found) =>
        stays === 'closed'
          ? courseClosedBy(own, found, eve)
          : controlledCourse(own, found, eve + own.int(95, 125), eve + own.int(60, 90)),
    };
    return { index, hazard };
  });
}

/** How much a visit brings to light: one in five next to nothing. */
const weightOf = ({ odds, next }: Chance): number => (odds(0.2) ? 0.05 : 0.25 + next());

/** Shares a total among visits by weight, none above the cap. */
function spread({ int, next }: Chance, total: number, cap: number, weights: readonly number[]): readonly number[] {
  const counts = weights.map(() => 0);
  for (let left = total; left > 0;) {
    const index = int(0, counts.length - 1);
    const count = nth(counts, index);
    if (count >= cap || next() * 1.25 > nth(weights, index)) continue;
    counts[index] = count + 1;
    left--;
  }
  return counts;
}

/** Which general hazards stay open: the later found the likelier, some from long before. */
function openOnes(
  { next }: Chance,
  places: readonly Place[],
  counts: readonly number[],
  wanted: number,
  eve: DayNumber,
): ReadonlySet<string> {
  const scored = places.flatMap(({ day }, index) =>
    Array.from({ length: nth(counts, index) }, (_, turn) => ({
      key: `${index}/${turn}`,
      score: next() + 45 / (eve - day + 30),
    })),
  );
  return new Set(
    scored
      .toSorted((a, b) => b.score - a.score)
      .slice(0, wanted)
      .map(({ key }) => key),
  );
}

/** The visits with most hazards, as many as asked for. */
function mostFound(hazards: readonly (readonly DraftHazard[])[], wanted: number): ReadonlySet<number> {
  const order = hazards.map((found, index) => ({ index, size: found.length })).toSorted((a, b) => b.size - a.size);
  return new Set(order.slice(0, wanted).map(({ index }) => index));
}
