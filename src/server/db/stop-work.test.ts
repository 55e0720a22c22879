import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';
import { stopWhenLeft } from './stop-work.ts';

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.drop());

const forLong = 'select pg_sleep(25)';

test('what a connection does ends when nobody waits for it any more, also what comes next', async () => {
  const client = await db.database.app.connect();
  const leaving = new AbortController();
  const unwatch = stopWhenLeft(db.database.app, client, leaving.signal);
  const begun = performance.now();
  const asked = [client.query(forLong), client.query(forLong)];
  leaving.abort();
  for (const answer of await Promise.allSettled(asked)) {
    assert.equal(answer.status, 'rejected');
    assert.equal(answer.reason.code, '57014');
  }
  assert.ok(performance.now() - begun < 10_000);
  await unwatch();
  assert.deepEqual((await client.query('select 1 as n')).rows, [{ n: 1 }], 'whoever has it next is not disturbed');
  client.release();
});

test('what is over when somebody leaves is not stopped', async () => {
  const client = await db.database.app.connect();
  const leaving = new AbortController();
  const unwatch = stopWhenLeft(db.database.app, client, leaving.signal);
  await client.query('select 1');
  await unwatch();
  leaving.abort();
  assert.equal((await client.query('select pg_sleep(0.4)')).rowCount, 1);
  client.release();
});
