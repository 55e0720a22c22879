import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type pg from 'pg';
import { columnName } from '../../src/server/ledger/columns.ts';
import { county, otherCounty } from '../harness/world.ts';
import { tablesOf } from '../../src/server/db/table-classes.ts';
import { modules } from '../../src/modules/index.ts';
import { ledgers, setStage } from './stage.ts';

const stage = await setStage();
after(() => stage.world.end());
const { app, owner } = stage.world.database;

// Row-level security stands by itself: here no scope of ours is asked, only the database.
const tenantTables = tablesOf(modules, 'tenant');

test('every ledger’s table and everything that goes with it is walled', async () => {
  for (const table of tenantTables) {
    const { rows } = await owner.query(`select count(*)::int as n from ${table} where county = $1`, [county]);
    if (ledgers.some((l) => columnName(l.name) === table)) assert.ok(rows[0].n > 0, table);
  }
});

for (const table of tenantTables) {
  test(`${table}: without a county named nothing is there, and with another one only that one's rows`, async () => {
    assert.deepEqual(await countiesSeen(table), []);
    assert.deepEqual(await countiesSeen(table, `''`), []);
    assert.deepEqual(await countiesSeen(table, `'000000'`), []);
    for (const named of [county, otherCounty]) {
      const seen = await countiesSeen(table, `'${named}'`);
      assert.deepEqual(
        seen.filter((each) => each !== named),
        [],
      );
    }
  });

  test(`${table}: no row of another county is written, and none is moved there`, async () => {
    const { rows } = await owner.query(`select * from ${table} where county = $1 limit 1`, [county]);
    if (rows.length === 0) return;
    const copy = `insert into ${table} select (jsonb_populate_record(null::${table}, $1)).*`;
    await refusedInCounty(otherCounty, copy, [JSON.stringify(rows[0])], /row-level security/);
    const moved = `update ${table} set county = '${otherCounty}'`;
    await refusedInCounty(county, moved, [], /row-level security|permission denied/);
  });
}

for (const l of ledgers) {
  const table = columnName(l.name);
  test(`${l.label}: the application cannot delete rows, nor lift the wall`, async () => {
    for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
      await refusedInCounty(county, statement, [], /permission denied/);
    }
    for (const statement of [`alter table ${table} disable row level security`, `drop policy county on ${table}`]) {
      await refusedInCounty(county, statement, [], /must be owner/);
    }
  });
}

test('history is added to and read, never changed or removed, also not behind its back in a month’s part', async () => {
  const parts = await owner.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'entry'::regclass`,
  );
  assert.ok(parts.rows.length > 1);
  for (const { name } of [{ name: 'entry' }, ...parts.rows]) {
    for (const statement of [`update ${name} set action = 'x'`, `delete from ${name}`, `truncate ${name}`])
      await refusedInCounty(county, statement, [], /permission denied/);
    if (name !== 'entry') await refusedInCounty(otherCounty, `select 1 from ${name}`, [], /permission denied/);
  }
});

test('the application’s role is bound by the wall: it owns nothing and passes nothing by', async () => {
  const { rows } = await owner.query(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as strong,
       (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
     from pg_roles where rolname = 'anlan_app'`,
  );
  assert.deepEqual(rows, [{ strong: false, owned: 0 }]);
  const { rows: closed } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relname in ('credential', 'two_factor', 'verification')
       and has_table_privilege('anlan_app', oid, 'select')`,
  );
  assert.deepEqual(closed, []);
});

async function inCounty<T>(setting: string | undefined, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await app.connect();
  try {
    await client.query('begin');
    if (setting !== undefined) await client.query(`set local anlan.counties = ${setting}`);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function countiesSeen(table: string, setting?: string): Promise<readonly string[]> {
  return inCounty(setting, async (client) => {
    const { rows } = await client.query<{ county: string }>(`select distinct county from ${table}`);
    return rows.map((row) => row.county);
  });
}

async function refusedInCounty(named: string, statement: string, values: readonly unknown[], reason: RegExp) {
  await inCounty(`'${named}'`, (client) => assert.rejects(client.query(statement, [...values]), reason, statement));
}
