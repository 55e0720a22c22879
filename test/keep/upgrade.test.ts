import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { openDatabase } from '../../src/server/db/connect.ts';
import { startPostgres } from '../../src/server/db/embedded.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import { runToEnd } from '../faults/child-server.ts';
import { createTestDatabase } from '../harness/postgres.ts';
import { at, createWorld, village } from '../harness/world.ts';
import { fillTables } from './fill-tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-upgrade-'));
const server = await startPostgres(join(folder, 'postgres'), { purpose: 'test' });
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url));
const names = readdirSync(migrations).toSorted();
const last = names.at(-1) ?? '';

const urlOf = (name: string) => server.url.replace('/postgres?', `/${name}?`);
async function newDatabase(name: string) {
  const all = openDatabase({ url: server.url });
  await all.owner.query(`create database ${name}`).finally(all.close);
  return openDatabase({ url: urlOf(name) });
}

// The first release, and whatever was before the newest migration: with rows in every table, all of which must come through.
for (const [n, from] of [...new Set(['0005-queue.sql', names.at(-2) ?? ''])].entries()) {
  test(`a database as ${from} left it, with rows in every table, comes up to ${last} and loses nothing`, async () => {
    const database = await newDatabase(`upgrade_${n}`);
    const { owner } = database;
    await migrate(owner, migrations, from);
    const filled = await fillTables(owner);
    assert.ok(filled.length > 15, filled.join(' '));
    const before = await contents(filled);
    await prepareDatabase(owner);
    assert.deepEqual(await contents(filled), before);
    const { rows } = await owner.query('select max(name) as name from migration');
    assert.equal(rows[0].name, last);
    await prepareDatabase(owner); // and once more, as every start does
    await database.close();

    async function contents(tables: readonly string[]) {
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = (await owner.query(`select * from "${table}"`)).rows.length;
      return counts;
    }
  });
}

test('a database newer than the program is refused in words before anything is changed', async () => {
  const database = await newDatabase('newer');
  await prepareDatabase(database.owner);
  await database.owner.query(`insert into migration (name, sha256) values ('9999-from-the-future.sql', 'x')`);
  await database.close();
  const { code, words } = await runToEnd({
    DATABASE_URL: urlOf('newer'),
    DATA_DIR: join(folder, 'data'),
    DEMO: '0',
    PORT: '0',
  });
  assert.equal(code, 1);
  assert.match(
    words,
    /9999-from-the-future.sql 已在数据库中执行，但程序里没有它。程序版本可能比数据库旧，请换用新版本程序启动/,
  );
  assert.doesNotMatch(words, /\n\s+at /);
});

test('a program that is running goes on beside a database that a newer one has added to', async () => {
  const own = await createTestDatabase();
  const world = await createWorld({ database: own });
  const inspector = await world.signIn('inspector');
  const create = () => {
    const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };
    return inspector.post(at(site), { id: uuidv7(), draft });
  };
  assert.equal((await create()).status, 201);
  const newer = join(folder, 'newer');
  cpSync(migrations, newer, { recursive: true });
  writeFileSync(
    join(newer, '9998-next.sql'),
    `alter table "site" add column "next_thing" text;\n\ncreate table next_table (id uuid primary key);\n`,
  );
  await migrate(own.database.owner, newer);
  assert.equal((await create()).status, 201, 'prepared statements too');
  assert.equal((await inspector.get(at(site))).json.rows.length, 2);
  await world.end();
});
