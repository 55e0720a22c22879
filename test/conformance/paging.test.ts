import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { systemKinds } from '../../src/kernel/where.ts';
import { at } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { allRows, populate } from './populate.ts';
import { ledgers, setStage } from './stage.ts';

const stage = await setStage();
after(() => stage.world.end());
await populate(stage, 20);
const reader = await stage.cast.of('leader');

const sortableKinds: readonly string[] = ['id', 'day', 'instant', 'count', 'money', 'choice', 'text', 'area'];

const columnsOf = (l: AnyLedger) =>
  [
    ...Object.entries(systemKinds),
    ...Object.entries<Field>(l.fields).map(([name, { kind }]): [string, string] => [name, kind]),
  ].filter(([, kind]) => sortableKinds.includes(kind));

for (const l of ledgers) {
  test(`${l.label}: in every order the pages hold each row once, equal ones and those without a value too`, async () => {
    const all = (await allRows(reader, l)).map(({ id }) => id).toSorted();
    assert.ok(all.length >= 20);
    for (const [name, kind] of columnsOf(l)) {
      for (const sort of [name, `-${name}`]) {
        const [rows, whole] = [await allRows(reader, l, { sort, limit: 11 }), await allRows(reader, l, { sort })];
        assert.deepEqual(rows.map(({ id }) => id).toSorted(), all, sort);
        assert.deepEqual(rows, whole, sort);
        assertOrdered(rows, name, kind, sort.startsWith('-'));
      }
    }
  });

  test(`${l.label}: a filter and an order go together, page by page`, async () => {
    const where = {
      or: Object.keys(l.states)
        .slice(0, 2)
        .map((state) => ({ state })),
    };
    const count = (await reader.get(`${at(l, 'count')}?where=${encodeURIComponent(JSON.stringify(where))}`)).json.count;
    assert.equal((await allRows(reader, l, { where, sort: 'dueAt', limit: 3 })).length, count);
  });

  test(`${l.label}: an order, a place or a length that is none is refused or made sensible`, async () => {
    const nowhere = Buffer.from(JSON.stringify(['x'.repeat(9), '-'.repeat(36)])).toString('base64url');
    const badly = Buffer.from(JSON.stringify(['no day', '01890000-0000-7000-8000-00000000abcd'])).toString('base64url');
    for (const after of ['x', nowhere]) assertRefused(await reader.get(`${at(l)}?after=${after}`), 422);
    assertRefused(await reader.get(`${at(l)}?sort=dueAt&after=${badly}`), 422);
    for (const sort of ['', '-', 'nothing', 'constructor', 'id;drop', 'createdBy'])
      assertRefused(await reader.get(`${at(l)}?sort=${sort}`), 422, [], sort);
    for (const limit of ['0', '-5', 'abc', '1.5', '1e9', 'NaN', '']) {
      const { status, json } = await reader.get(`${at(l)}?limit=${limit}`);
      assert.ok(status === 200 && json.rows.length >= 1 && json.rows.length <= 200, limit);
    }
  });
}

/** Rows without a value come last in both directions; words are in the database's own order, which is not asked here. */
function assertOrdered(rows: readonly AnyRow[], name: string, kind: string, isDescending: boolean): void {
  const values = rows.map((row) => row[name] ?? null);
  const filled = values.slice(0, values.findLastIndex((value) => value !== null) + 1);
  assert.ok(!filled.includes(null), `${name}: those without a value come last`);
  if (kind === 'text' || kind === 'choice' || kind === 'area') return;
  const pairs = filled.slice(1).map((value, before) => compare(filled[before], value));
  assert.ok(
    pairs.every((order) => (isDescending ? order >= 0 : order <= 0)),
    `${name}: ${JSON.stringify(filled)}`,
  );
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Math.sign(Number(String(a) > String(b)) - Number(String(a) < String(b)));
}
