import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from './postgres.ts';

test('test databases are migrated, made side by side, apart from each other, and gone when dropped', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.database.owner.query('create table note (n integer)');
  const { rows } = await other.database.owner.query(
    `select to_regclass('migration') is not null as migrated, to_regclass('note') is not null as shared`,
  );
  assert.deepEqual(rows, [{ migrated: true, shared: false }]);
  const name = (await one.database.owner.query<{ name: string }>('select current_database() as name')).rows[0]?.name;
  await one.drop();
  const left = await other.database.owner.query('select datname from pg_database where datname = $1', [name]);
  assert.equal(left.rowCount, 0);
  await other.drop();
});
