import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isClosedAt, situationAt } from './situation.ts';
import type { PlannedFinding, PlannedVisit } from './visit.ts';
import { planYear } from './plan.ts';
import { demoWorld } from './world.ts';

const found = (made: readonly PlannedVisit[]) => made.flatMap(({ findings }) => findings);
const major = (hazards: readonly PlannedFinding[]) => hazards.filter(({ level }) => level === 'major');
const units = (made: readonly PlannedVisit[]) => new Set(made.map(({ siteIndex }) => siteIndex)).size;

for (const year of [2025, 2026, 2027]) {
  const world = demoWorld(year);
  const { campaigns, visits } = planYear(year, `${year}-11-22`, world);
  const endOfHalf = `${year}-06-30T16:00:00.000Z`;
  const half = visits.filter(({ at }) => at < endOfHalf);
  const of = (key: string) => half.filter(({ campaign }) => campaign === key);
  const closed = (hazards: readonly PlannedFinding[]) =>
    hazards.filter(({ outcome }) => isClosedAt(outcome.steps, endOfHalf));
  const inSector = (...sectors: readonly string[]) =>
    half.filter(({ siteIndex }) => sectors.includes(world.sites[siteIndex]?.sector ?? ''));
  const supervised = half.filter(({ method }) => method === 'supervision');
  const expertChecks = half.filter(({ method }) => method === 'deptPlusExpert');
  const mines = inSector('noncoalMine', 'shaleBrick');
  const rounds = (kind: string) =>
    campaigns.filter(({ round, startsOn }) => round === kind && startsOn < `${year}-07-01`).length;

  const figures: readonly (readonly [row: string, name: string, value: number, expected: number])[] = [
    ['C001-018', 'comprehensive rounds of supervision', rounds('comprehensive'), 1],
    ['C001-019', 'special rounds of supervision', rounds('special'), 4],
    ['C001-020', 'problems found by supervision', found(supervised).length, 713],
    ['C001-021', 'notices after supervision', supervised.filter(({ order }) => order?.paper === 'notice').length, 13],
    ['C001-021', 'notices in all', half.filter(({ order }) => order?.paper === 'notice').length, 13],
    ['C001-024', 'year-end major hazards found', major(found(of('year_end'))).length, 2],
    ['C001-025', 'year-end major hazards rectified', closed(major(found(of('year_end')))).length, 1],
    ['C001-026', 'year-end major hazards under control', controlled(major(found(of('year_end')))), 1],
    ['C001-031', 'premises visited in the campaign for the games', units(of('universiade')), 1238],
    ['C001-032', 'hazards found there', found(of('universiade')).length, 2114],
    ['C001-033', 'hazards rectified there', closed(found(of('universiade'))).length, 2023],
    ['C001-034', 'visits of the major-hazard campaign', of('major_hazard').length, 32],
    ['C001-037', 'major hazards found by it', major(found(of('major_hazard'))).length, 5],
    ['C001-038', 'major hazards rectified by it', closed(major(found(of('major_hazard')))).length, 5],
    ['C001-039', 'hazards found with experts', found(expertChecks).length, 1517],
    ['C001-039', 'the same by campaign', found(of('dept_plus_expert')).length, 1517],
    ['C001-040', 'hazards rectified there', closed(found(expertChecks)).length, 1233],
    ['C001-044', 'fireworks wholesalers visited', units(inSector('fireworksWholesale')), 3],
    ['C001-045', 'fireworks retailers visited', units(inSector('fireworksRetail')), 130],
    ['C001-048', 'brick kilns visited', units(inSector('shaleBrick')), 32],
    ['C001-049', 'non-coal mines visited', units(inSector('noncoalMine')), 2],
    ['C001-050', 'hazards found in mines and kilns', found(mines).length, 67],
    ['C001-050', 'the same by campaign', found(of('mine_coverage')).length, 67],
    ['C001-051', 'hazards rectified in mines and kilns', closed(found(mines)).length, 67],
    ['C001-029', 'hazards of the exposure drive', found(of('three_big')).length, 93],
    ['C001-030', 'hazards rectified there', closed(found(of('three_big'))).length, 70],
  ];

  for (const [row, name, value, expected] of figures) {
    test(`${year} ${row}: ${name}`, () => assert.equal(value, expected));
  }

  function controlled(hazards: readonly PlannedFinding[]): number {
    return hazards.filter(({ outcome }) => situationAt(outcome.steps, endOfHalf) === 'controlled').length;
  }

  test(`${year}: major hazards are counted nowhere else`, () => assert.equal(major(found(half)).length, 7));

  test(`${year}: about 2,900 visits and 4,600 hazards in the first half-year`, () => {
    assert.ok(half.length > 2750 && half.length < 3050);
    assert.ok(found(half).length > 4500 && found(half).length < 4750);
  });

  test(`${year}: what is open on 30 June is in all states, and nearly all of it closed by the end of September`, () => {
    const open = found(half).filter(({ outcome }) => !isClosedAt(outcome.steps, endOfHalf));
    const states = Map.groupBy(open, ({ outcome }) => situationAt(outcome.steps, endOfHalf));
    for (const state of ['open', 'awaitingRecheck', 'deferred', 'controlled', 'overdue'] as const) {
      assert.ok((states.get(state)?.length ?? 0) >= 5, state);
    }
    const later = open.filter(({ outcome }) => isClosedAt(outcome.steps, `${year}-09-30T16:00:00.000Z`));
    assert.ok(later.length / open.length > 0.9);
  });
}
