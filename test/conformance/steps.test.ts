import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { AnyLedger, AnyRow, Step } from '../../src/kernel/ledger.ts';
import { dayOf } from '../../src/kernel/calendar.ts';
import type { Role } from '../../src/kernel/role.ts';
import { systemId } from '../../src/server/jobs/system.ts';
import type { RowAnswer } from '../../src/kernel/wire.ts';
import { at } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { filled, one } from './sample-draft.ts';
import { humanRoles, ledgers, ownerField, setStage } from './stage.ts';
import { wrongValuesOf } from './sample-value.ts';
import { findMove, later, make, rowIn, send, stepped, stepsOf } from './walk.ts';
import { modules } from '../../src/modules/index.ts';

const stage = await setStage();
after(() => stage.world.end());

/** A row of each state, which the tests that are refused may share. */
const standing = new Map<string, Promise<AnyRow>>();
function standingIn(l: AnyLedger, state: string): Promise<AnyRow> {
  const key = `${l.name} ${state}`;
  const found = standing.get(key) ?? rowIn(stage, l, state);
  standing.set(key, found);
  return found;
}

for (const l of ledgers) {
  for (const [name, step] of stepsOf(l)) {
    for (const from of step.from) {
      test(`${l.label}: ${step.label} leads from ${l.states[from]} to ${l.states[step.to]} for each of its roles`, async () => {
        for (const role of step.by.filter((each) => sees(l, each))) await leads(l, name, from, role);
      });
    }

    test(`${l.label}: ${step.label} is refused to every other role`, async () => {
      const row = await standingIn(l, step.from[0] ?? l.initial);
      const input = one(filled(l, step.fills ?? [], stage.around()));
      for (const role of humanRoles.filter((each) => !step.by.includes(each))) {
        const answer = await send(await stage.over(role, l, row), l, row, name, input);
        assertRefused(answer, sees(l, role) ? 403 : 404, [], role);
      }
      await unchanged(l, row);
    });

    test(`${l.label}: ${step.label} is refused in every other state`, async () => {
      for (const state of Object.keys(l.states).filter((each) => !step.from.includes(each))) {
        const row = await standingIn(l, state);
        const caller = await stage.over(
          step.by.find((role) => role !== 'system' && sees(l, role)) ?? 'inspector',
          l,
          row,
        );
        const input = one(filled(l, step.fills ?? [], stage.around()));
        const answer = await send(caller, l, row, name, input);
        assertRefused(answer, step.by.every((role) => role === 'system') ? 403 : 409, [], state);
        if (answer.status === 409) assert.equal(answer.json.code, 'refused');
        await unchanged(l, row);
      }
    });

    if (humans(step).length === 0) continue;

    test(`${l.label}: ${step.label} asks for the version that the user saw`, async () => {
      const row = await standingIn(l, step.from[0] ?? l.initial);
      const caller = await stage.over(humans(step).find((role) => sees(l, role)) ?? 'inspector', l, row);
      const input = one(filled(l, step.fills ?? [], stage.around()));
      for (const version of [row.version - 1, row.version + 1]) {
        const answer = await send(caller, l, row, name, input, version);
        assertRefused(answer, 409);
        assert.equal(answer.json.code, 'stale');
        assert.deepEqual(answer.json.current, row);
      }
      assertRefused(await caller.post(at(l, row.id, 'steps', name), { input }), 422, ['version']);
      await unchanged(l, row);
    });

    test(`${l.label}: ${step.label} takes all it asks for, each of its kind, and nothing else`, async () => {
      const row = await standingIn(l, step.from[0] ?? l.initial);
      const caller = await stage.over(humans(step).find((role) => sees(l, role)) ?? 'inspector', l, row);
      const input = one(filled(l, step.fills ?? [], stage.around()));
      if (step.fills?.length) assertRefused(await send(caller, l, row, name, {}), 422, step.fills);
      assertRefused(await send(caller, l, row, name, { ...input, state: step.to }), 422, ['state']);
      for (const field of [...(step.fills ?? []), ...(step.asks ?? [])])
        for (const value of wrongValuesOf(l.fields[field]))
          assertRefused(await send(caller, l, row, name, { ...input, [field]: value }), 422, [field], String(value));
      await unchanged(l, row);
    });

    if (step.refuse === undefined) continue;

    test(`${l.label}: ${step.label} is refused in the words of its rule`, async () => {
      for (const from of step.from) {
        const row = await standingIn(l, from);
        const move = await findMove(stage, l, row, name, { roles: humans(step), allowed: false });
        if (!move?.caller) continue;
        const answer = await send(move.caller, l, row, name, move.input);
        assertRefused(answer, 409);
        assert.equal(answer.json.title, move.reason);
        await unchanged(l, row);
      }
    });
  }

  test(`${l.label}: a row tells each reader the steps they may take`, async () => {
    for (const state of Object.keys(l.states)) {
      const row = await standingIn(l, state);
      for (const role of humanRoles.filter((each) => sees(l, each))) {
        const answer: RowAnswer = (await (await stage.over(role, l, row)).get(at(l, row.id))).json;
        const open = stepsOf(l).filter(([, step]) => step.from.includes(state) && step.by.includes(role));
        assert.deepEqual(
          Object.keys(answer.steps),
          open.map(([name]) => name),
          `${role} ${state}`,
        );
      }
    }
  });
}

function humans(step: Step) {
  return step.by.filter((role) => role !== 'system');
}

/** An enterprise sees what belongs to a site; everybody else what their role may read. The clock sees all. */
function sees(l: AnyLedger, role: Role): boolean {
  if (role === 'system') return true;
  const isTied = ownerField(l) !== undefined || modules.owners.has(l);
  return l.may.read.includes(role) && (role !== 'enterprise' || isTied);
}

/** Somebody of the role takes the step on a row of the state, now or when its time has come. */
async function leads(l: AnyLedger, name: string, from: string, role: Role): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const row = await rowIn(stage, l, from, tries);
    const taken = () => takeAndCompare(l, row, name, role);
    if ((await taken()) || (await later(stage, taken))) return;
  }
  assert.fail(`${role} never came to take ${l.name} ${name} from ${from}`);
}

async function takeAndCompare(l: AnyLedger, row: AnyRow, name: string, role: Role): Promise<boolean> {
  const move = await findMove(stage, l, row, name, { roles: [role] });
  if (!move) return false;
  const done = await make(stage, l, row, move);
  const now = stage.world.clock();
  const expected = stepped(row, move, {
    by: move.caller?.id ?? systemId,
    roles: [],
    today: dayOf(now),
    now,
    before: row,
  });
  assert.deepEqual(pick(done, Object.keys(l.fields)), pick(expected, Object.keys(l.fields)));
  assert.deepEqual([done.version, done.state, done.updatedAt], [row.version + 1, move.step.to, now]);
  const reader = await stage.over('inspector', l, row);
  assert.deepEqual((await reader.get(at(l, row.id))).json.row, done);
  return true;
}

const pick = (row: AnyRow, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row[name]]));

async function unchanged(l: AnyLedger, row: AnyRow): Promise<void> {
  const reader = await stage.over('inspector', l, row);
  assert.deepEqual((await reader.get(at(l, row.id))).json.row, row);
}
