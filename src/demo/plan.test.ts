import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber, dayOf, dayOfInstant, instantOf, isWorkday } from './days.ts';
import { planYear } from './plan.ts';
import type { PlannedFinding, PlannedVisit, Step } from './visit.ts';
import { demoWorld } from './world.ts';

const world = demoWorld(2026);
const today = '2026-11-22';
const { campaigns, visits } = planYear(2026, today, world);
const hazardsOf = (made: readonly PlannedVisit[]) => made.flatMap(({ findings }) => findings);
const hazards = hazardsOf(visits);
const dueOf = ({ outcome, dueOn }: PlannedFinding) =>
  outcome.steps.reduce((last, step) => ('dueOn' in step ? step.dueOn : last), dueOn);

test('the plan is the same each time it is made', () => {
  assert.deepEqual(planYear(2026, today), { campaigns, visits });
});

test('ids are UUIDv7 and given once', () => {
  const ids = [...visits, ...hazards].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});

test('nothing has happened after now, in whatever state of the year', () => {
  for (const now of ['2026-01-01', '2026-02-20', '2026-06-30', '2026-07-01', '2026-08-15', '2027-02-03']) {
    const until = instantOf(dayNumber(now), 0);
    for (const { at, findings } of planYear(2026, now, world).visits) {
      assert.ok(at < until);
      for (const { outcome } of findings) assert.ok(outcome.steps.every((step) => step.at < until));
    }
  }
});

test('a later now adds visits and steps and changes none', () => {
  const later = new Map(visits.map((visit) => [visit.id, visit]));
  for (const now of ['2026-05-20', '2026-09-09', '2026-11-21T04:00:00.000Z']) {
    for (const visit of planYear(2026, now, world).visits) {
      const after = later.get(visit.id);
      assert.equal(after?.record, visit.record);
      for (const [index, { outcome }] of visit.findings.entries()) {
        assert.deepEqual(after.findings[index]?.outcome.steps.slice(0, outcome.steps.length), outcome.steps);
      }
    }
  }
});

test('visits are made on workdays and in working hours, in the campaign’s days, at sites whose files are open', () => {
  const periods = new Map<string | null, (typeof campaigns)[number]>(campaigns.map((each) => [each.key, each]));
  for (const { at, endedAt, campaign, siteIndex } of visits) {
    const day = dayOfInstant(at);
    assert.ok(isWorkday(day));
    assert.ok(at >= instantOf(day, 530) && endedAt <= instantOf(day, 1080) && at < endedAt);
    assert.ok(dayOf(day) > (world.sites[siteIndex]?.filedOn ?? '9'));
    const period = periods.get(campaign);
    assert.ok(campaign === null || (period && period.startsOn <= dayOf(day) && dayOf(day) <= period.endsOn));
  }
});

test('two or more certified people inspect, and nobody is in two places at once (CFF 42, 55)', () => {
  const busyUntil = new Map<number, string>();
  for (const { method, inspectors, at, endedAt } of visits) {
    assert.ok(new Set(inspectors).size >= 2);
    if (method === 'selfReport') continue;
    for (const person of inspectors) {
      assert.notEqual(world.people[person]?.certificate ?? null, null);
      assert.ok((busyUntil.get(person) ?? '') <= at);
      busyUntil.set(person, endedAt);
    }
  }
});

test('an expert joins every check of departments with experts', () => {
  for (const { method, experts } of visits) assert.ok(method !== 'deptPlusExpert' || experts.length === 1);
});

test('the steps of a hazard follow one another as the ledger allows', () => {
  const follows: Record<Step['step'], readonly Step['step'][]> = {
    order: ['control', 'defer', 'report'],
    control: ['report'],
    defer: ['report'],
    report: ['return', 'close'],
    return: ['report'],
    close: [],
  };
  for (const { at, findings } of visits) {
    for (const { outcome } of findings) {
      for (const [index, step] of outcome.steps.entries()) {
        const before = outcome.steps[index - 1];
        assert.ok(before === undefined ? step.step === 'order' : follows[before.step].includes(step.step));
        assert.ok(step.at > (before?.at ?? at));
        if ('dueOn' in step) assert.ok(step.dueOn >= dayOf(dayOfInstant(step.at)));
      }
    }
  }
});

test('who reports never rechecks, and a major hazard is rechecked by somebody who was not on the visit', () => {
  for (const { inspectors, findings } of visits) {
    for (const { level, outcome } of findings) {
      const reporters = outcome.steps.flatMap(({ step, by }) => (step === 'report' ? [by] : []));
      const recheckers = outcome.steps.flatMap(({ step, by }) => (step === 'close' || step === 'return' ? [by] : []));
      assert.ok(recheckers.every((by) => !reporters.includes(by)));
      assert.ok(level === 'general' || recheckers.every((by) => !inspectors.includes(by)));
      assert.ok(level === 'general' || outcome.kind !== 'onSite');
    }
  }
});

test('a recheck follows its report within ten days (R2.31), but for what waits over the half-year', () => {
  const lags = hazards.flatMap(({ outcome: { steps } }) =>
    steps.flatMap((step, index) => {
      const before = steps[index - 1];
      const isRecheck = before?.step === 'report' && step.step !== 'report';
      return isRecheck ? [dayOfInstant(step.at) - dayOfInstant(before.at)] : [];
    }),
  );
  assert.ok(lags.every((lag) => lag >= 0 && lag <= 14));
  assert.ok(lags.filter((lag) => lag > 10).length / lags.length < 0.03);
});

test('the second half-year has 5 to 15 visits a workday with 0 to 4 hazards each', () => {
  const later = visits.filter(({ at }) => at >= '2026-06-30T16:00:00.000Z');
  for (const made of Map.groupBy(later, ({ at }) => dayOfInstant(at)).values()) {
    assert.ok(made.length >= 5 && made.length <= 15);
  }
  assert.ok(later.every(({ findings }) => findings.length <= 4));
});

test('on any day of the second half-year something is due this week and some things are overdue', () => {
  for (const now of ['2026-07-15', '2026-08-03', '2026-09-18', '2026-10-26', '2026-11-22', '2027-01-11']) {
    const open = hazardsOf(planYear(2026, now, world).visits);
    const week = dayOf(dayNumber(now) + 6);
    const running = open.filter(({ outcome }) => outcome.kind === 'open' || outcome.kind === 'deferred');
    assert.ok(running.filter((each) => dueOf(each) >= now && dueOf(each) <= week).length >= 8, now);
    const overdue = open.filter(({ outcome }) => outcome.kind === 'overdue');
    assert.ok(overdue.length >= 5 && overdue.length <= 120, now);
    assert.ok(overdue.every((each) => dueOf(each) < now));
  }
});

test('a paper goes out when something is left to do, and its term is the last of the terms', () => {
  for (const { method, order, findings } of planYear(2026, '2027-03-01', world).visits) {
    const isLeft = findings.some(({ outcome }) => outcome.kind !== 'onSite');
    assert.equal(order !== null, isLeft && method !== 'selfReport');
    if (order) assert.ok(findings.every(({ dueOn }) => dueOn <= order.dueOn));
  }
});

test('world and plan take less than half a second of processor time', () => {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    planYear(2026, today);
    return process.cpuUsage(before).user / 1000;
  });
  assert.ok(Math.min(...times) < 500, `${times.map(Math.round).join(', ')} ms`);
});
