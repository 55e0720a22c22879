import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { dayOf } from '../../src/kernel/calendar.ts';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { type AnyWhere, type Look, matches, resolve } from '../../src/kernel/where.ts';
import { at } from '../harness/world.ts';
import { allRows, populate } from './populate.ts';
import { ledgers, setStage } from './stage.ts';
import { whereOf } from './where-sample.ts';

const stage = await setStage();
after(() => stage.world.end());
await populate(stage, 24);
const reader = await stage.cast.of('leader');

const rows = new Map<AnyLedger, readonly AnyRow[]>();
for (const l of ledgers) rows.set(l, await allRows(reader, l));
const rowsOf = (l: AnyLedger) => rows.get(l) ?? [];
const byId = new Map(ledgers.map((l) => [l, new Map(rowsOf(l).map((row) => [row.id, row]))]));
const look: Look = (l, id) => byId.get(l)?.get(id);

for (const l of ledgers) {
  test(`${l.label}: what SQL finds by a filter is what the same filter finds in memory`, async () => {
    const now = stage.world.clock();
    // What the reader may not open they may not ask by either.
    const isClosed = Object.values<Field>(l.fields).some(({ by }) => by !== undefined && !by.includes('leader'));
    const found = (where: AnyWhere) => {
      const meant = resolve(l, where, { now, today: dayOf(now) });
      return rowsOf(l).filter((row) => matches(l, meant, row, look));
    };
    await fc.assert(
      fc.asyncProperty(whereOf(l, rowsOf), async (where) => {
        const { status, json } = await reader.get(
          `${at(l)}?limit=200&where=${encodeURIComponent(JSON.stringify(where))}`,
        );
        if (status === 403 && isClosed) {
          assert.match(json.title, /不能按.+查找/);
          return;
        }
        assert.equal(status, 200, JSON.stringify(json));
        assert.deepEqual(ids(json.rows), ids(found(where)));
      }),
      { numRuns: 250, seed: 1, endOnFailure: false, interruptAfterTimeLimit: 20_000 },
    );
  });

  test(`${l.label}: a filter of any shape is answered or refused, never an accident`, async () => {
    const names = [
      'id',
      'area',
      'dueAt',
      'version',
      'or',
      'and',
      'not',
      'in',
      '__proto__',
      'constructor',
      ...Object.keys(l.fields),
    ];
    const shapes = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue({ maxDepth: 2 }), wildTest), {
      maxKeys: 2,
    });
    await fc.assert(
      fc.asyncProperty(shapes, fc.constantFrom('', 'count'), async (where, what) => {
        const path = what === '' ? at(l) : at(l, what);
        const { status, json } = await reader.get(`${path}?where=${encodeURIComponent(JSON.stringify(where))}`);
        assert.ok(status === 200 || status === 422, JSON.stringify(json));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
}

const wildValues = [
  '\u0000',
  '\ud800',
  '2026-02-30',
  '9999-99-99T99:99:99Z',
  '0000-00-00',
  'x',
  2 ** 40,
  1e300,
  -1,
  0.5,
  null,
  true,
  '@today+9999',
];
const wildTest = fc.dictionary(
  fc.constantFrom('not', 'lt', 'lte', 'gt', 'gte', 'has', 'set', 'within', 'toString'),
  fc.oneof(fc.constantFrom(...wildValues), fc.array(fc.constantFrom(...wildValues), { maxLength: 2 })),
  { maxKeys: 2 },
);

function ids(list: readonly AnyRow[]): readonly string[] {
  return list.map(({ id }) => id).toSorted();
}
