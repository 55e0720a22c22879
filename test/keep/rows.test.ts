import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startPostgres } from '../../src/server/db/embedded.ts';
import { findRunningPostgres } from '../../src/server/db/embedded.ts';
import { openDatabase } from '../../src/server/db/connect.ts';
import { contentsOf, install, type Installation, tempFolder } from './installation.ts';
import { attach, fill } from './writing.ts';

// The way for a database that is not ours, and the way there: rows as they stood at one moment, into an empty database.
const backups = tempFolder();
const folder = tempFolder();
let home: Installation;
let hash: string;
let server: Awaited<ReturnType<typeof startPostgres>>;
const made: Installation[] = [];

before(async () => {
  home = install();
  await home.start();
  await fill(home);
  hash = await attach(home, randomBytes(50_000));
  await home.ask(
    `insert into outbox (county, ledger, row_id, version, action) select county, 'site', id, version, 'create' from site limit 7`,
  );
  server = await startPostgres(folder, { purpose: 'test' });
  const database = openDatabase({ url: server.url });
  await database.owner.query('create role bureau login createrole'); // no superuser: row-level security binds it
  for (const name of ['first', 'second']) await database.owner.query(`create database ${name} owner bureau`);
  await database.owner.query(`create role anlan_app nologin`);
  await database.owner.query(`grant anlan_app to bureau`);
  await database.close();
});
after(async () => {
  for (const each of [home, ...made]) await each.remove();
  await server.stop();
  for (const each of [backups, folder]) rmSync(each, { recursive: true, force: true });
});

const urlOf = (name: string) => server.url.replace('postgres://postgres@/postgres', `postgres://bureau@/${name}`);
const elsewhere = (name: string) => {
  const there = install({ DATABASE_URL: urlOf(name) });
  made.push(there);
  return there;
};

/** The contents of the tables of one of the databases of the other server, asked past the wall. */
async function contentsIn(name: string) {
  const database = openDatabase({ url: server.url.replace('/postgres?', `/${name}?`) });
  const ask = async <T extends object>(text: string) => (await database.owner.query<T>(text)).rows;
  return contentsOf({ ask }).finally(database.close);
}

const ownRows = (contents: ReadonlyMap<string, string>) =>
  [...contents].filter(
    ([table]) =>
      table.startsWith('public.') && !/outbox|figure_|migration|backup_run|alarm|entry_|access_log_/.test(table),
  );

test('rows of an installation of our own come into somebody else’s database, sealed and unsealed, and go on from there', async () => {
  const kept = await home.anlan('backup', '--rows', '--to', backups, '--with-keys');
  assert.equal(kept.code, 0, kept.error);
  assert.match(kept.error, /逐表备份/);
  const before = ownRows(await contentsOf(home));
  const there = elsewhere('first');
  const back = await there.anlan('restore', '--from', backups);
  assert.equal(back.code, 0, back.error);
  assert.match(back.error, /密钥已核对，都在/);
  const after = new Map(await contentsIn('first'));
  for (const [table, rows] of before) assert.equal(after.get(table), rows, table);
  assert.ok(before.length > 15);
  assert.ok(existsSync(join(there.dataDir, 'files', hash.slice(0, 2), hash.slice(2))));
  const address = await there.start();
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  await there.stop();
});

test('a database whose owner is bound by row-level security is backed up whole all the same', async () => {
  const there = elsewhere('first');
  const before = ownRows(await contentsIn('first'));
  const place = tempFolder();
  const kept = await there.anlan('backup', '--to', place);
  assert.equal(kept.code, 0, kept.error);
  const back = await elsewhere('second').anlan('restore', '--from', place);
  assert.equal(back.code, 0, back.error);
  const after = new Map(await contentsIn('second'));
  for (const [table, rows] of before) assert.equal(after.get(table), rows, table);
  assert.match(after.get('public.site') ?? '', /^5000 /);
  rmSync(place, { recursive: true });
});

test('a database that holds data, a moment in time and a copy of a cluster are refused in words', async () => {
  const there = elsewhere('first');
  assert.match((await there.anlan('restore', '--from', backups)).error, /已有安澜的数据，不会覆盖/);
  const at = await there.anlan('restore', '--from', backups, '--at', '2026-01-01 08:00');
  assert.match(at.error, /由数据库管理员负责/);
  const place = tempFolder();
  assert.equal((await home.anlan('backup', '--to', place)).code, 0);
  assert.match((await there.anlan('restore', '--from', place)).error, /不能装入外部数据库/);
  assert.ok(await findRunningPostgres(join(home.dataDir, 'postgres')));
  rmSync(place, { recursive: true });
});
