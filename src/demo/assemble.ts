import { chance, nth, seedOf, type Chance } from './chance.ts';
import type { Found } from './course.ts';
import { certified, type Slot } from './crews.ts';
import { dayOf, instantOf, type DayNumber } from './days.ts';
import { demoId } from './demo-id.ts';
import { findings } from './findings.ts';
import { visitRecord } from './record.ts';
import { situationAt } from './situation.ts';
import type { Method, Paper, PlannedFinding, PlannedVisit, Step } from './visit.ts';
import type { World } from './world.ts';

/** A visit decided upon: where, when, by whom, what will be found and how each hazard will go. */
export interface DraftVisit {
  /** Tells this visit from all others of the year. */
  readonly key: string;
  readonly campaign: string | null;
  readonly method: Method;
  readonly siteIndex: number;
  readonly day: DayNumber;
  readonly slot: Slot;
  readonly takesExpert: boolean;
  readonly hazards: readonly DraftHazard[];
  readonly paper: Paper | null;
}

/** A hazard decided upon: an index into the library, and the course it will take. */
export interface DraftHazard {
  readonly template: number;
  readonly course: (choices: Chance, found: Found) => readonly Step[];
}

/** Turns drafts into visits of one world, with the whole course of every hazard, the future included. */
export function assembler(world: World): (draft: DraftVisit) => PlannedVisit {
  const hands = handsOf(world);
  return (draft) => {
    const { siteIndex, day, slot, method } = draft;
    const choices = chance(seedOf('visit', draft.key));
    const site = nth(world.sites, siteIndex);
    const inspectors =
      method === 'selfReport' ? [hands.rectifier(siteIndex), nth(slot.crew.members, 0)] : slot.crew.members;
    const experts = draft.takesExpert ? [slot.crew.expert] : [];
    const at = instantOf(day, slot.from);
    const found = draft.hazards.map(({ template, course }, index): PlannedFinding => {
      const finding = nth(findings, template);
      const cost = roundCost(choices.int(...finding.cost));
      const steps = course(choices, { ...hands.of(draft, inspectors, finding.level, choices), finding, cost });
      const kind = situationAt(steps, forever);
      return {
        id: demoId(at, 'hazard', draft.key, index),
        template,
        text: finding.text,
        category: finding.category,
        level: finding.level,
        basis: finding.basis,
        measures: finding.measures,
        cost,
        dueOn: firstDueOn(steps, day),
        responsible: site.principal,
        plan: finding.plan,
        outcome: { kind, steps },
      };
    });
    const left = found.filter(({ outcome }) => outcome.kind !== 'onSite');
    return {
      id: demoId(at, 'visit', draft.key),
      campaign: draft.campaign,
      method,
      siteIndex,
      at,
      endedAt: instantOf(day, slot.to),
      inspectors,
      experts,
      record: visitRecord(choices, {
        method,
        site,
        inspectors: inspectors.map((index) => nth(world.people, index)),
        experts: experts.map((index) => nth(world.experts, index)),
        found: found.length,
        major: found.filter(({ level }) => level === 'major').length,
        onSite: found.length - left.length,
      }),
      findings: found,
      order: left.length > 0 && draft.paper !== null ? { paper: draft.paper, dueOn: latest(left) } : null,
    };
  };
}

/** Who acts for a site and for the bureau: the enterprise's own person or the town's officer, and the inspectors. */
function handsOf({ sites, people, county }: World) {
  const managers = new Map(people.flatMap(({ siteIndex }, index) => (siteIndex === null ? [] : [[siteIndex, index]])));
  const officers = new Map(people.flatMap(({ role, area }, index) => (role === 'township' ? [[area, index]] : [])));
  const chiefs = new Map(
    people.flatMap(({ role, section }, index) => (role === 'sectionChief' ? [[section, index]] : [])),
  );
  const recheckers = [...certified(people, 'supervisionOne'), ...certified(people, 'supervisionTwo')];
  const rectifier = (siteIndex: number): number =>
    managers.get(siteIndex) ?? officers.get(nth(sites, siteIndex).town) ?? officers.get(nth(county.towns, 0).code) ?? 0;
  const someoneElse = (inspectors: readonly number[], pick: Chance['pick']): number =>
    pick(recheckers.filter((index) => !inspectors.includes(index)));
  const of = (
    { siteIndex, day, slot, method }: DraftVisit,
    inspectors: readonly number[],
    level: 'general' | 'major',
    { pick }: Chance,
  ): Omit<Found, 'finding' | 'cost'> => {
    const officer = method === 'selfReport' ? nth(inspectors, 1) : nth(inspectors, 0);
    return {
      day,
      from: slot.from,
      to: slot.to,
      orderedBy: officer,
      reportedBy: rectifier(siteIndex),
      recheckedBy:
        level === 'major' ? someoneElse(inspectors, pick) : method === 'selfReport' ? officer : pick(inspectors),
      approvedBy: chiefs.get(nth(people, officer).section) ?? officer,
    };
  };
  return { rectifier, of };
}

const forever = '9999';

const firstDueOn = (steps: readonly Step[], day: DayNumber): string =>
  steps.find((step) => step.step === 'order')?.dueOn ?? dayOf(day);

function latest(hazards: readonly PlannedFinding[]): string {
  return hazards.reduce((last, { dueOn }) => (dueOn > last ? dueOn : last), '');
}

const roundCost = (yuan: number): number => (yuan < 1000 ? Math.round(yuan / 10) * 10 : Math.round(yuan / 100) * 100);
