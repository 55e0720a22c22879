import { uuidv7 } from 'uuidv7';
import { dutyPattern } from '../../src/modules/duty/index.ts';
import { made } from './answers.ts';
import { asking, at, type Caller, type World } from './world.ts';

/** Somebody on the lists of a desk. */
export interface Crew {
  readonly chief: Caller;
  readonly leaders: readonly Caller[];
  readonly officers: readonly Caller[];
}

/** A chief who draws up rosters, leaders and officers. */
export async function crewOf(world: World, leaders: number, officers: number): Promise<Crew> {
  const several = async (role: 'leader' | 'dutyOfficer', many: number) => {
    const all: Caller[] = [];
    for (let n = 0; n < many; n += 1) all.push(await world.signIn(role));
    return all;
  };
  return {
    chief: await world.signIn('sectionChief'),
    leaders: await several('leader', leaders),
    officers: await several('dutyOfficer', officers),
  };
}

/** Enacts a pattern of the bureau's desk: a day a shift from eight o'clock, without a deputy unless told. */
export const enact = ({ chief, leaders, officers }: Crew, more: object = {}) =>
  made(
    chief.post(at(dutyPattern), {
      id: uuidv7(),
      draft: {
        name: '平时值班',
        desk: 'bureau',
        startsOn: '2026-01-01',
        hoursADay: 24,
        levels: 2,
        beginsAt: 8,
        shiftHours: 24,
        withDeputy: false,
        leaders: idsOf(leaders),
        officers: idsOf(officers),
        ...more,
      },
    }),
  );

/** Draws up a roster and, unless it is only to be looked at, publishes it; answers it as its page shows it. */
export async function rosterOf({ chief }: Crew, from: string, to: string, desk = 'bureau', isPublished = true) {
  const span = { desk, from, to };
  await made(chief.post('/api/duty/draft-roster', span));
  if (isPublished) await made(chief.post('/api/duty/publish-roster', span));
  return asRoster(chief, from, to, desk);
}

/** A roster as its page shows it. */
export const asRoster = (by: Caller, from: string, to: string, desk = 'bureau') =>
  made(by.get(asking('/duty/roster', { desk, from, to })));

/** Answers a question of the duty room. */
export const askedOf = (by: Caller, path: string, input: object = {}) =>
  made(by.get(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`));

/** The ids of people, in their order. */
export const idsOf = (people: readonly Caller[]) => people.map(({ id }) => id);
