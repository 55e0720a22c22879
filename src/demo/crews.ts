import { chance, nth, seedOf } from './chance.ts';
import type { DayNumber, MinuteOfDay } from './days.ts';
import type { Person } from './people.ts';
import type { Section } from './sections.ts';

/** Two or three certified people who spend a day together, with an expert who can be asked along. People and experts are indexes. */
export interface Crew {
  readonly members: readonly number[];
  readonly expert: number;
}

/** The sections that send out crews. */
export type CrewSection = Extract<Section, 'brigade' | 'supervisionOne' | 'supervisionTwo' | 'committeeOffice'>;

/** A crew's place on a day: when it starts and ends a visit. */
export interface Slot {
  readonly crew: Crew;
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** Hands out visits of a day so that nobody is in two places at once; undefined when the section's crews are full. */
export interface Roster {
  take(day: DayNumber, section: CrewSection): Slot | undefined;
}

/** A roster over the certified people of the world; who goes with whom changes from day to day. */
export function rosterOf(people: readonly Person[], experts: number): Roster {
  const taken = new Map<string, number>();
  const made = new Map<DayNumber, Readonly<Record<CrewSection, readonly Crew[]>>>();
  const crewsOn = (day: DayNumber) => {
    const crews = made.get(day) ?? crewsOf(people, experts, day);
    made.set(day, crews);
    return crews;
  };
  const take = (day: DayNumber, section: CrewSection): Slot | undefined => {
    const count = taken.get(`${section}${day}`) ?? 0;
    const crews = crewsOn(day)[section];
    const turn = Math.floor(count / crews.length);
    if (turn >= starts.length) return undefined;
    taken.set(`${section}${day}`, count + 1);
    const drift = seedOf('slot', section, day, count);
    const from = nth(starts, turn) + (drift % 10);
    return { crew: nth(crews, count % crews.length), from, to: from + 24 + (drift % 17) };
  };
  return { take };
}

/** The certified people of a section, as indexes. */
export function certified(people: readonly Person[], section: Section): readonly number[] {
  return people.flatMap((person, index) => (person.section === section && person.certificate !== null ? [index] : []));
}

// Seven visits a day, fifty minutes from one to the next.
const starts: readonly MinuteOfDay[] = [540, 590, 640, 860, 910, 960, 1010];

function crewsOf(
  people: readonly Person[],
  experts: number,
  day: DayNumber,
): Readonly<Record<CrewSection, readonly Crew[]>> {
  const { shuffle } = chance(seedOf('crews', day));
  const free = shuffle(Array.from({ length: experts }, (_, index) => index)).values();
  const crewsFrom = (section: CrewSection): readonly Crew[] =>
    inPairs(shuffle(certified(people, section))).map((members) => ({ members, expert: free.next().value ?? 0 }));
  return {
    brigade: crewsFrom('brigade'),
    supervisionTwo: crewsFrom('supervisionTwo'),
    supervisionOne: crewsFrom('supervisionOne'),
    committeeOffice: crewsFrom('committeeOffice'),
  };
}

/** Pairs; who is left over goes with the last. */
function inPairs(members: readonly number[]): readonly (readonly number[])[] {
  const pairs = Math.floor(members.length / 2);
  return Array.from({ length: pairs }, (_, pair) =>
    members.slice(pair * 2, pair === pairs - 1 ? members.length : pair * 2 + 2),
  );
}
