import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { formFields, stepFields } from '../../src/kernel/schema.ts';
import { at } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { created, humanRoles, ledgers, setStage } from './stage.ts';
import { shown } from './sample-draft.ts';
import { wrongValuesOf } from './sample-value.ts';

const stage = await setStage();
after(() => stage.world.end());

const writerOf = (l: AnyLedger) => stage.cast.of(l.may.create.find((role) => role !== 'enterprise') ?? 'inspector');

for (const l of ledgers) {
  test(`${l.label}: what is sent is what is kept, and what is read again`, async () => {
    const writer = await writerOf(l);
    for (let n = 0; n < 20; n += 1) {
      const { area, ...draft } = stage.draft(l);
      const { row } = await created(writer, l, { ...draft, ...(area === undefined ? {} : { area }) });
      for (const [name, value] of Object.entries(shown(l, draft))) assert.deepEqual(row[name], value, name);
      for (const name of stepFields(l)) assert.equal(row[name], null, name);
      assert.deepEqual([row.version, row.state, row.createdBy], [1, l.initial, writer.id]);
      assert.deepEqual((await writer.get(at(l, row.id))).json.row, row);
    }
  });

  test(`${l.label}: without what is required nothing is kept, and each field says so`, async () => {
    const writer = await writerOf(l);
    const required = formFields(l).flatMap(([name, field]) => (field.required ? [name] : []));
    const id = uuidv7();
    assertRefused(await writer.post(at(l), { id, draft: {} }), 422, required);
    for (const name of required) {
      const { [name]: _, ...rest } = stage.draft(l);
      assertRefused(await writer.post(at(l), { id, draft: rest }), 422, [name]);
      assertRefused(await writer.post(at(l), { id, draft: { ...rest, [name]: null } }), 422, [name]);
    }
    assert.equal((await writer.get(at(l, id))).status, 404);
  });

  test(`${l.label}: an unknown field, one that only steps write, and one of the system are refused`, async () => {
    const writer = await writerOf(l);
    const names = ['nothingOfTheKind', 'state', 'version', 'number', 'county', 'constructor', ...stepFields(l)];
    for (const name of names) {
      const draft = { ...stage.draft(l), [name]: 'x' };
      assertRefused(await writer.post(at(l), { id: uuidv7(), draft }), 422, [name]);
    }
  });

  for (const [name, field] of formFields(l)) {
    test(`${l.label}: ${field.label} takes no value of another kind`, async () => {
      const writer = await writerOf(l);
      const { row } = await created(writer, l, stage.draft(l));
      for (const value of wrongValuesOf(field)) {
        const draft = { ...stage.draft(l), [name]: value };
        const told = JSON.stringify(value).slice(0, 60);
        assertRefused(await writer.post(at(l), { id: uuidv7(), draft }), 422, [name], told);
        const change = { version: 1, change: { [name]: value } };
        const changed = await editorSends(l, row.id, change);
        if (changed) assertRefused(changed, 422, [name], told);
      }
    });
  }

  test(`${l.label}: a reference to a row that is not there is refused`, async () => {
    const writer = await writerOf(l);
    const refs = formFields(l).filter(([, field]: readonly [string, Field]) => field.kind === 'ref');
    for (const [name] of refs) {
      const draft = { ...stage.draft(l), [name]: uuidv7() };
      assertRefused(await writer.post(at(l), { id: uuidv7(), draft }), 422);
    }
  });

  test(`${l.label}: who may not create is told so`, async () => {
    for (const role of humanRoles.filter((each) => !l.may.create.includes(each))) {
      const caller = await stage.cast.of(role);
      assertRefused(await caller.post(at(l), { id: uuidv7(), draft: stage.draft(l) }), 403, [], role);
    }
  });
}

async function editorSends(l: AnyLedger, id: string, change: object) {
  const role = l.may.update.find((each) => each !== 'enterprise');
  return role && (await stage.cast.of(role)).patch(at(l, id), change);
}
