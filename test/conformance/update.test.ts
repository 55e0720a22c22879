import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { formFields, stepFields } from '../../src/kernel/schema.ts';
import { modules } from '../../src/modules/index.ts';
import { at } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { shown } from './sample-draft.ts';
import { humanRoles, ledgers, ownerField, setStage } from './stage.ts';
import { rowIn, stepsOf } from './walk.ts';

const stage = await setStage();
after(() => stage.world.end());

const isChangeable = (l: AnyLedger) => l.may.update.length > 0;

for (const l of ledgers.filter(isChangeable)) {
  test(`${l.label}: a change keeps what it says, leaves the rest, and makes the next version`, async () => {
    let row = await stage.make(l);
    for (let n = 0; n < 10; n += 1) {
      const { area: _, ...change } = stage.draft(l);
      const caller = await stage.over(editorOf(l), l, row);
      const { status, json } = await caller.patch(at(l, row.id), { version: row.version, change });
      assert.equal(status, 200, JSON.stringify(json));
      assert.deepEqual(json.row, { ...row, ...shown(l, change), version: row.version + 1, dueAt: json.row.dueAt });
      assert.deepEqual((await caller.get(at(l, row.id))).json.row, json.row);
      row = json.row;
    }
  });

  test(`${l.label}: one field may be changed by itself, and an optional one emptied`, async () => {
    for (const [name, field] of formFields(l)) {
      const row = await stage.make(l);
      const caller = await stage.over(editorOf(l), l, row);
      const value = stage.draft(l)[name] ?? null;
      const answer = await caller.patch(at(l, row.id), { version: 1, change: { [name]: value } });
      const fields = l.check?.({ ...row, [name]: value });
      if (fields) assertRefused(answer, 422, Object.keys(fields));
      else assert.deepEqual([answer.status, answer.json.row?.[name]], [200, shown(l, { [name]: value })[name]], name);
      if (!field.required) continue;
      assertRefused(await caller.patch(at(l, row.id), { version: row.version, change: { [name]: null } }), 422, [name]);
    }
  });

  test(`${l.label}: an older version is told the row as it now is, and changes nothing`, async () => {
    const row = await stage.make(l);
    const caller = await stage.over(editorOf(l), l, row);
    const { area: _, ...change } = stage.draft(l);
    const { json } = await caller.patch(at(l, row.id), { version: 1, change });
    for (const version of [0, 1, 3]) {
      const answer = await caller.patch(at(l, row.id), { version, change });
      assertRefused(answer, 409);
      assert.equal(answer.json.code, 'stale');
      assert.ok(isDeepStrictEqual(answer.json.current, json.row));
    }
    for (const version of [undefined, null, '2', 2.5]) {
      assertRefused(await caller.patch(at(l, row.id), { version, change }), 422, ['version']);
    }
  });

  test(`${l.label}: what only steps write, and what the system writes, cannot be changed by hand`, async () => {
    const row = await stage.make(l);
    const caller = await stage.over(editorOf(l), l, row);
    for (const name of ['id', 'area', 'state', 'number', 'dueAt', 'createdBy', '__proto__', ...stepFields(l)]) {
      const change: unknown = JSON.parse(`{ ${JSON.stringify(name)}: null }`);
      assertRefused(await caller.patch(at(l, row.id), { version: 1, change }), 422, [name]);
    }
  });
}

for (const l of ledgers) {
  test(`${l.label}: who may not change it is told so, and sees nothing to press`, async () => {
    const row = await stage.make(l);
    for (const role of humanRoles) {
      const caller = await stage.over(role, l, row);
      const isSeen = (await caller.get(at(l, row.id))).json.mayUpdate;
      if (isSeen !== undefined) assert.equal(isSeen, l.may.update.includes(role), role);
      if (l.may.update.includes(role) && isSeen) continue;
      const { area: _, ...change } = stage.draft(l);
      const answer = await caller.patch(at(l, row.id), { version: 1, change });
      assertRefused(answer, isSeen === undefined ? 404 : 403, [], role);
    }
  });

  test(`${l.label}: what has come to its end is not changed any more`, async () => {
    for (const state of Object.keys(l.states).filter((each) => !isLeft(l, each) || l.may.locked?.includes(each))) {
      const row = await rowIn(stage, l, state);
      const caller = await stage.over(isChangeable(l) ? editorOf(l) : 'leader', l, row);
      const { area: _, ...change } = stage.draft(l);
      assertRefused(await caller.patch(at(l, row.id), { version: row.version, change }), isChangeable(l) ? 409 : 403);
      assert.equal((await caller.get(at(l, row.id))).json.mayUpdate, false);
    }
  });

  const owner = ownerField(l);
  if (owner === undefined || !isChangeable(l)) continue;

  test(`${l.label}: a row given to another ${l.fields[owner].label} lies where that one lies`, async () => {
    const [ownerLedger] = modules.owners;
    assert.ok(ownerLedger);
    const [row, other] = [await stage.make(l), await stage.make(ownerLedger, 'away')];
    const change = { [owner]: other.id };
    const clerk = await stage.cast.of('township');
    if (l.may.update.includes('township'))
      assert.ok((await clerk.patch(at(l, row.id), { version: 1, change })).status >= 400, 'out of the town’s reach');
    const editor = await stage.over(editorOf(l), l, row);
    const { status, json } = await editor.patch(at(l, row.id), { version: 1, change });
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual([json.row.area, json.row.town], [other.area, other.town]);
    assert.equal((await clerk.get(at(l, row.id))).status, 404);
    assert.equal((await (await stage.cast.from(row[owner] as string, row.area)).get(at(l, row.id))).status, 404);
  });
}

/** A role of the whole county that may change rows. */
function editorOf(l: AnyLedger) {
  const small: readonly string[] = ['township', 'village', 'enterprise'];
  const role = l.may.update.find((each) => !small.includes(each));
  assert.ok(role, `somebody of the county may change ${l.name}`);
  return role;
}

function isLeft(l: AnyLedger, state: string): boolean {
  return stepsOf(l).some(([, step]) => step.from.includes(state));
}
