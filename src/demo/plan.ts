import { campaignsOf, type PlannedCampaign } from './campaigns.ts';
import { rosterOf } from './crews.ts';
import { dayNumber, dayOfInstant, instantOf } from './days.ts';
import { firstHalf } from './first-half.ts';
import { pickerOf } from './picker.ts';
import { secondHalf } from './second-half.ts';
import { situationAt } from './situation.ts';
import type { PlannedVisit } from './visit.ts';
import { demoWorld, type World } from './world.ts';

/** A year's inspections as they have happened so far. */
export interface Plan {
  readonly campaigns: readonly PlannedCampaign[];
  /** In order of time. */
  readonly visits: readonly PlannedVisit[];
}

/**
 * The campaigns of a year and all visits from 1 January of that year until now, with the steps taken so far on each hazard.
 * Now is a day (YYYY-MM-DD: its first minute in the county, so that the day's own work is still ahead) or an instant
 * (ISO, UTC). A later now adds visits and steps and changes none. The world must be that of the same year.
 */
export function planYear(year: number, now: string, world: World = demoWorld(year)): Plan {
  const until = now.length === 10 ? instantOf(dayNumber(now), 0) : now;
  const campaigns = campaignsOf(year);
  const roster = rosterOf(world.people, world.experts.length);
  const picker = pickerOf();
  const planned = [
    ...firstHalf(world, year, roster, picker),
    ...secondHalf({
      world,
      campaigns,
      first: dayNumber(`${year}-07-01`),
      last: dayOfInstant(until),
      roster,
      picker,
    }),
  ];
  return {
    campaigns,
    visits: planned
      .filter(({ at }) => at < until)
      .map((visit) => soFar(visit, until))
      .toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id)),
  };
}

/** A visit with the future cut off. */
function soFar(visit: PlannedVisit, until: string): PlannedVisit {
  if (visit.findings.every(({ outcome }) => (outcome.steps.at(-1)?.at ?? '') < until)) return visit;
  const findings = visit.findings.map((finding) => {
    const steps = finding.outcome.steps.filter(({ at }) => at < until);
    return { ...finding, outcome: { kind: situationAt(steps, until), steps } };
  });
  return { ...visit, findings };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
