import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '../../../test/harness/postgres.ts';
import { modules } from '../../modules/index.ts';
import { tableClasses } from '../db/table-classes.ts';
import { findCitus, planFor } from './distribute.ts';
import { distributionPlan } from './plan.ts';

const { database, url, drop } = await createTestDatabase();
after(drop);
const { owner } = database;
const classes = tableClasses(modules);
const tablesOf = (wanted: string) =>
  Object.keys(classes)
    .filter((table) => classes[table] === wanted)
    .toSorted();
const named = (plan: readonly string[], pattern: RegExp) =>
  plan.flatMap((line) => pattern.exec(line)?.[1] ?? []).toSorted();

test('every tenant table is cut by county beside the others, every dictionary stands everywhere, local ones stay', async () => {
  const plan = await planFor(owner, modules);
  assert.deepEqual(named(plan, /create_distributed_table\('"(\w+)"', 'county'/), tablesOf('tenant'));
  assert.deepEqual(named(plan, /create_reference_table\('"(\w+)"'/), tablesOf('dictionary'));
  const together = plan.filter((line) => line.includes('colocate_with'));
  assert.equal(together.length, tablesOf('tenant').length - 1);
  for (const local of tablesOf('local')) assert.ok(!plan.some((line) => line.includes(`_table('"${local}"'`)), local);
  assert.ok(
    plan.every((line) => !line.includes(';')),
    'one statement each',
  );
});

test('the foreign keys that are lifted are set up again as they were, and taking them away and back works here too', async () => {
  const plan = await planFor(owner, modules);
  const keys = plan.filter((line) => line.startsWith('alter table'));
  const lifted = named(keys, /drop constraint "([^"]+)"/);
  assert.ok(lifted.length > 5);
  assert.deepEqual(named(keys, /add constraint "([^"]+)" FOREIGN KEY/), lifted);
  const before = await definitions();
  const client = await owner.connect();
  for (const statement of keys) await client.query(statement);
  client.release();
  assert.deepEqual(await definitions(), before);
});

const definitions = async () =>
  (
    await owner.query(
      `select conname, conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`,
    )
  ).rows;

test('what is done is not done again: half of it leaves the other half, all of it nothing', () => {
  const some = {
    database: 'anlan',
    classes: { a: 'tenant', b: 'tenant', d: 'dictionary', l: 'local' },
    keys: [],
  } as const;
  const rest = distributionPlan({ ...some, done: ['a', 'd'] });
  assert.deepEqual(rest.slice(2), [`select create_distributed_table('"b"', 'county', colocate_with => '"a"')`]);
  assert.deepEqual(distributionPlan({ ...some, done: ['a', 'b', 'd'] }), []);
});

test('without the extension the command changes nothing and says why; its plan can be printed all the same', async () => {
  assert.equal(await findCitus(owner), 'missing');
  assert.match(anlan('--plan'), /^alter database .*\n[\s\S]*create_reference_table\('"county"'\);/);
  assert.equal(anlan(), '');
});

const anlan = (...words: readonly string[]) =>
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL('../../../bin/anlan', import.meta.url)), 'distribute', ...words],
    {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

test('every connection is ready for a distributed database: scope reaches the parts, and the queue’s settings stay at home', async () => {
  const setting = async (pool: typeof owner) =>
    (await pool.query(`select current_setting('citus.propagate_set_commands', true) as it`)).rows[0].it;
  assert.equal(await setting(database.app), 'local');
  assert.equal(await setting(owner), 'none');
});
