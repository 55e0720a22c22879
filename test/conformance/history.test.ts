import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { formFields } from '../../src/kernel/schema.ts';
import { townOf } from '../../src/kernel/role.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import type { EntryLine } from '../../src/kernel/wire.ts';
import { at, county } from '../harness/world.ts';
import { emptyRow, one } from './sample-draft.ts';
import { ledgers, setStage } from './stage.ts';
import { wander } from './walk.ts';

const stage = await setStage();
after(() => stage.world.end());

for (const l of ledgers) {
  test(`${l.label}: the history, played from nothing, gives the row`, async () => {
    for (let n = 0; n < 8; n += 1) {
      const row = await lived(l);
      const reader = await stage.over('inspector', l, row);
      const entries: readonly EntryLine[] = (await reader.get(at(l, row.id, 'history'))).json;
      assert.deepEqual(
        entries.map(({ version }) => version),
        Array.from({ length: row.version }, (_, before) => before + 1),
      );
      assert.deepEqual(played(l, row.id, entries), row);
    }
  });

  test(`${l.label}: a change to what is there already leaves nothing to tell`, async () => {
    const role = l.may.update.find((each) => each !== 'enterprise');
    if (role === undefined) return;
    for (let n = 0; n < 5; n += 1) {
      const row = await stage.make(l);
      const change = Object.fromEntries(formFields(l).map(([name]) => [name, row[name]]));
      const given = Object.entries(change).filter(([, value]) => value !== null);
      const editor = await stage.over(role, l, row);
      await editor.patch(at(l, row.id), { version: 1, change: Object.fromEntries(given) });
      const [, entry] = (await editor.get(at(l, row.id, 'history'))).json;
      assert.deepEqual(entry.change, {});
    }
  });

  test(`${l.label}: each version stands in the outbox, and its clocks are those of its deadlines`, async () => {
    const row = await lived(l);
    const { owner } = stage.world.database;
    const outbox = await owner.query('select version, action from outbox where row_id = $1 order by id', [row.id]);
    const entries = await owner.query('select version, action from entry where row_id = $1 order by version', [row.id]);
    assert.deepEqual(outbox.rows, entries.rows);
    const clocks = await owner.query<{ dueAt: string; metAt: string | null; town: string; title: string }>(
      'select due_at as "dueAt", met_at as "metAt", town, title from deadline where county = $1 and row_id = $2',
      [county, row.id],
    );
    const open = clocks.rows.filter(({ metAt }) => metAt === null).map(({ dueAt }) => dueAt);
    assert.equal(row.dueAt, open.toSorted()[0] ?? null);
    for (const clock of clocks.rows) assert.deepEqual([clock.town, clock.title], [row.town, row[l.title]]);
  });
}

/** A row with a past: created, changed, taken through steps, changed again, each a minute after the other. */
async function lived(l: AnyLedger): Promise<AnyRow> {
  const row = await stage.make(l);
  const steps = one(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }));
  return wander(
    stage,
    l,
    await changed(l, await wander(stage, l, await changed(l, row), steps.slice(0, 2))),
    steps.slice(2),
  );
}

async function changed(l: AnyLedger, row: AnyRow): Promise<AnyRow> {
  stage.world.clock.set(new Date(Date.parse(stage.world.clock()) + 60_000).toISOString());
  const role = l.may.update.find((each) => each !== 'enterprise');
  if (role === undefined) return row;
  const { area: _, ...change } = stage.draft(l);
  const answer = await (await stage.over(role, l, row)).patch(at(l, row.id), { version: row.version, change });
  return answer.status === 200 ? answer.json.row : row;
}

function played(l: AnyLedger, id: string, entries: readonly EntryLine[]): object {
  let row: Record<string, unknown> = { ...emptyRow(l), state: null, area: null, number: null, dueAt: null };
  for (const entry of entries) {
    for (const [name, [before]] of Object.entries(entry.change)) assert.deepEqual(row[name] ?? null, before, name);
    const after = Object.entries(entry.change).map(([name, [, now]]) => [name, now]);
    row = { ...row, ...Object.fromEntries(after), version: entry.version, updatedAt: entry.at };
  }
  const [first] = entries;
  return { ...row, id, town: townOf(String(row['area'])), createdAt: first?.at, createdBy: first?.by };
}
