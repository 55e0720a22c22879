import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyLedger, Step } from '../src/kernel/ledger.ts';
import { type Role, roles } from '../src/kernel/role.ts';
import type { RowAnswer } from '../src/kernel/wire.ts';
import { modules } from '../src/modules/index.ts';
import { permitApplication } from '../src/modules/permits/index.ts';
import { earlyWarning } from '../src/modules/warnings/index.ts';
import { wayOn } from '../src/web/steps/way-on.ts';

test('who has received or is to sign a warning is never led to 不转发', () => {
  const duty: readonly Role[] = ['dutyOfficer'];
  assert.equal(wayOn(earlyWarning, stands(earlyWarning, 'received', duty), duty), undefined);
  assert.equal(wayOn(earlyWarning, stands(earlyWarning, 'judged', ['sectionChief']), ['sectionChief']), 'sign');
  assert.equal(wayOn(earlyWarning, stands(earlyWarning, 'judged', ['leader']), ['leader']), 'sign');
  assert.equal(wayOn(earlyWarning, stands(earlyWarning, 'signed', ['sectionChief']), ['sectionChief']), undefined);
  assert.equal(wayOn(earlyWarning, stands(earlyWarning, 'issued', duty), duty), 'standDown');
});

test('nobody is led to turn an application away or to withdraw it while it may still be granted', () => {
  const inspector: readonly Role[] = ['inspector', 'enterprise'];
  const led = (state: string) => wayOn(permitApplication, stands(permitApplication, state, inspector), inspector);
  assert.deepEqual([led('submitted'), led('correcting'), led('accepted')], [undefined, 'correct', 'review']);
});

test('in every ledger what is offered first leads on, not into an end beside the intended one, unless all ways do', () => {
  const everybody = Object.keys(roles) as Role[]; // the keys of roles are the roles
  let offered = 0;
  for (const l of modules.ledgers.values())
    for (const state of Object.keys(l.states)) {
      const name = wayOn(l, stands(l, state, everybody), everybody);
      const steps = Object.entries<Step>(l.steps);
      const step = steps.find(([each]) => each === name)?.[1];
      if (!step) continue;
      offered += 1;
      const isEnd = (one: string) => !steps.some(([, { from }]) => from.includes(one));
      const ends = Object.keys(l.states).filter(isEnd);
      const others = steps.filter(([, { from, to }]) => from.includes(state) && (!isEnd(to) || to === ends[0]));
      assert.ok(!isEnd(step.to) || step.to === ends[0] || others.length === 0, `${l.name} ${state}: ${name}`);
    }
  assert.ok(offered > 100, `${offered}`);
});

/** A row in a state as somebody of these roles sees it: all their steps may be taken, all its clocks run. */
function stands(l: AnyLedger, state: string, mine: readonly Role[]): RowAnswer {
  const own = Object.entries<Step>(l.steps).filter(
    ([, { by, from }]) => from.includes(state) && by.some((role) => role !== 'system' && mine.includes(role)),
  );
  const empty = Object.fromEntries(Object.keys(l.fields).map((name) => [name, null]));
  const at = '2026-03-02T02:00:00.000Z';
  const system = {
    version: 1,
    area: '519901',
    town: null,
    number: null,
    dueAt: at,
    createdAt: at,
    createdBy: '',
    updatedAt: at,
  };
  return {
    row: { id: '', state, ...system, ...empty },
    titles: {},
    mayUpdate: true,
    steps: Object.fromEntries(own.map(([name]) => [name, null])),
    deadlines: Object.keys(l.deadlines).map((name) => ({ name, dueAt: at, metAt: null })),
  };
}
