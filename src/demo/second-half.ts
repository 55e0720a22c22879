import { assembler, type DraftHazard, type DraftVisit } from './assemble.ts';
import type { CampaignKey, PlannedCampaign } from './campaigns.ts';
import { chance, nth, seedOf, type Chance } from './chance.ts';
import { ordinaryCourse } from './course.ts';
import type { CrewSection, Roster } from './crews.ts';
import { dayOf, workdays, type DayNumber } from './days.ts';
import { freeSlot, paperOf } from './first-half.ts';
import type { Picker } from './picker.ts';
import type { Sector } from './sectors.ts';
import type { Site } from './sites.ts';
import type { Method, PlannedVisit } from './visit.ts';
import type { World } from './world.ts';

/** What the work after the half-year is planned with; days are numbers, the last included. */
export interface SecondHalf {
  readonly world: World;
  readonly campaigns: readonly PlannedCampaign[];
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly roster: Roster;
  readonly picker: Picker;
}

/** Six to fifteen visits a workday with nought to four hazards each; a day's work depends on that day alone. */
export function secondHalf(plan: SecondHalf): readonly PlannedVisit[] {
  const assemble = assembler(plan.world);
  const accounts = plan.world.people.flatMap(({ siteIndex }) => (siteIndex === null ? [] : [siteIndex]));
  return workdays(plan.first, plan.last).flatMap((day) => draftsOn(plan, accounts, day).map(assemble));
}

/** A day's visits, no site twice. */
function draftsOn(
  { world, campaigns, roster, picker }: SecondHalf,
  accounts: readonly number[],
  day: DayNumber,
): readonly DraftVisit[] {
  const choices = chance(seedOf('second half', day));
  const streams = streamsOn(campaigns, dayOf(day));
  const seen = new Set<number>();
  return Array.from({ length: choices.int(6, 15) }).flatMap((_, turn): DraftVisit[] => {
    const stream = choices.pick(streams);
    const method = choices.pick(stream.methods);
    const sites = method === 'selfReport' ? accounts : world.inSector(choices.pick(stream.sectors));
    const siteIndex = choices.pick(sites);
    if (seen.has(siteIndex)) return [];
    seen.add(siteIndex);
    const site = nth(world.sites, siteIndex);
    return [
      {
        key: `${dayOf(day)}/${turn}`,
        campaign: stream.campaign,
        method,
        siteIndex,
        ...freeSlot(roster, day, stream.crews, turn),
        takesExpert: method === 'deptPlusExpert',
        hazards: hazardsAt({ choices, picker, site, day: dayOf(day), method }),
        paper: paperOf(method, choices.odds(0.15)),
      },
    ];
  });
}

interface Stream {
  readonly campaign: CampaignKey | null;
  readonly methods: readonly Method[];
  readonly crews: readonly CrewSection[];
  readonly sectors: readonly Sector[];
}

/** What is being worked at on a day: each campaign that runs, and twice the ordinary work. */
function streamsOn(campaigns: readonly PlannedCampaign[], day: string): readonly Stream[] {
  const running = campaigns.filter(
    ({ key, startsOn, endsOn }) => ways[key] !== undefined && startsOn <= day && day <= endsOn,
  );
  const streams = running.map(({ key, sectors }): Stream => ({
    campaign: key,
    sectors,
    ...(ways[key] ?? ordinaryWays),
  }));
  return [...streams, ordinary, ordinary];
}

const ordinaryWays = {
  methods: ['lawEnforcement', 'lawEnforcement', 'lawEnforcement', 'joint', 'covert', 'selfReport'],
  crews: ['brigade', 'supervisionOne', 'supervisionTwo'],
} as const;

const ordinary: Stream = {
  campaign: null,
  ...ordinaryWays,
  sectors: [
    'industryTrade',
    'industryTrade',
    'industryTrade',
    'hazchem',
    'gasStation',
    'confinedSpace',
    'smallWorkshop',
    'mall',
    'gasUser',
    'shaleBrick',
    'construction',
    'fireworksRetail',
  ],
};

const ways: Partial<Record<CampaignKey, Pick<Stream, 'methods' | 'crews'>>> = {
  flood_season: { methods: ['specialCheck', 'joint'], crews: ['brigade', 'supervisionTwo'] },
  major_hazard: { methods: ['lawEnforcement', 'specialCheck'], crews: ['supervisionOne', 'supervisionTwo'] },
  dept_plus_expert: { methods: ['deptPlusExpert'], crews: ['brigade', 'supervisionTwo'] },
  supervision_third_quarter: { methods: ['supervision'], crews: ['committeeOffice'] },
  autumn_winter: { methods: ['specialCheck', 'joint', 'covert'], crews: ['brigade', 'supervisionTwo'] },
};

interface Meeting {
  readonly choices: Chance;
  readonly picker: Picker;
  readonly site: Site;
  readonly day: string;
  readonly method: Method;
}

/** One visit in fifty meets a major hazard, where there are criteria for one. */
function hazardsAt({ choices, picker, site, day, method }: Meeting): readonly DraftHazard[] {
  const count = method === 'selfReport' ? 1 : choices.pick([0, 0, 1, 1, 1, 2, 2, 3, 4]);
  const major = count > 0 && choices.odds(0.02) ? picker.major(choices, site, day) : undefined;
  const generals = picker.general(choices, site, day, major === undefined ? count : count - 1);
  return [...(major === undefined ? [] : [major]), ...generals].map((template) => ({
    template,
    course: ordinaryCourse,
  }));
}
