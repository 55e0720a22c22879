import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyLedger, Step } from '../src/kernel/ledger.ts';
import { type Role, roles } from '../src/kernel/role.ts';
import type { RowAnswer } from '../src/kernel/wire.ts';
import { modules } from '../src/modules/index.ts';
import { leaderAbsence } from '../src/modules/duty/index.ts';
import { permitApplication, safetyCertificate } from '../src/modules/permits/index.ts';
import { tip } from '../src/modules/tips/index.ts';
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

test('a tip is led to its close, an absence to the return, and nobody to the end of a certificate', () => {
  const keepers: readonly Role[] = ['tipKeeper', 'committeeOffice'];
  assert.equal(wayOn(tip, stands(tip, 'replied', keepers), keepers), 'close');
  assert.equal(wayOn(leaderAbsence, stands(leaderAbsence, 'applied', ['leader']), ['leader']), 'approve');
  assert.equal(wayOn(leaderAbsence, stands(leaderAbsence, 'approved', ['dutyOfficer']), ['dutyOfficer']), 'comeBack');
  for (const state of ['surveyed', 'held', 'expiring', 'missing'])
    assert.equal(wayOn(safetyCertificate, stands(safetyCertificate, state, ['enterprise']), ['enterprise']), undefined);
});

// What gives a matter up, by the words of its step, wherever it stands.
const givesUp = /^(不予|退回|撤回|撤销|作废|终止|取消|离任|注销|停用|不转发)/;

test('what is offered first gives no matter up while another way is open', () => {
  const everybody = Object.keys(roles) as Role[]; // the keys of roles are the roles
  let offered = 0;
  for (const l of modules.ledgers.values())
    for (const state of Object.keys(l.states)) {
      const answer = stands(l, state, everybody);
      const name = wayOn(l, answer, everybody);
      if (name === undefined) continue;
      offered += 1;
      const labels = Object.fromEntries(Object.entries<Step>(l.steps).map(([each, { label }]) => [each, label]));
      const others = Object.keys(answer.steps).filter((each) => !givesUp.test(labels[each] ?? ''));
      assert.ok(others.length === 0 || others.includes(name), `${l.name} ${state}: ${labels[name]}`);
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
