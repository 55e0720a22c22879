import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { text } from '../../src/kernel/field.ts';
import { driftOf } from '../../src/server/db/drift.ts';
import { createTestDatabase } from '../harness/postgres.ts';
import { ledgers } from './stage.ts';

const { database, drop } = await createTestDatabase();
after(drop);

for (const l of ledgers) {
  test(`${l.label}: the table is what the ledger says, and nothing more`, async () => {
    assert.deepEqual(await driftOf(database.owner, l), []);
  });
}

test('a ledger that has moved on from its table is told apart', async () => {
  const [l] = ledgers;
  assert.ok(l);
  const fields = { ...l.fields, nickname: text({ label: '别名', required: true }) };
  const moved = { ...l, fields, states: { ...l.states, lost: '遗失' } };
  const drift = await driftOf(database.owner, moved);
  assert.equal(drift.filter((line) => line.endsWith('missing: nickname text not null')).length, 1);
  assert.ok(drift.some((line) => line.includes('lost')));
  assert.deepEqual(await driftOf(database.owner, { ...l, name: 'nowhere' }), ['table nowhere is missing']);
});
