import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Database, openDatabase } from './connect.ts';
import { migrate } from './migrate.ts';

let server: TestDatabase;
let empty: Database;
let emptyUrl: string;
let folder: string;

before(async () => {
  server = await createTestDatabase();
});
after(() => server.drop());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-migrations-'));
  const name = `anlan_empty_${process.pid}`;
  await server.database.owner.query(`drop database if exists ${name} with (force)`);
  await server.database.owner.query(`create database ${name} template template0`);
  emptyUrl = server.url.replace(/anlan_test_\w+/, name);
  empty = openDatabase({ url: emptyUrl });
});
afterEach(async () => {
  await empty.close();
  await server.database.owner.query(`drop database anlan_empty_${process.pid}`);
  rmSync(folder, { recursive: true });
});

test('the project’s own migrations were applied to the test database, and nothing is left to do', async () => {
  assert.deepEqual(await migrate(server.database.owner), []);
});

test('migrations are applied once, in the order of their numbers, one statement at a time', async () => {
  write('0002-more.sql', `insert into note values ('a;'), ('b -- c');\r\n-- The end.\r\n`);
  write(
    '0001-note.sql',
    'create table note (\n  text text  -- not ; the end;\n);\n\ngrant select on note to anlan_app; -- done',
  );
  assert.deepEqual(await migrate(empty.owner, folder), ['0001-note.sql', '0002-more.sql']);
  const begun = performance.now();
  assert.deepEqual(await migrate(empty.owner, folder), []);
  assert.ok(performance.now() - begun < 50);
  assert.deepEqual((await empty.app.query('select text from note')).rows, [{ text: 'a;' }, { text: 'b -- c' }]);
});

test('a function in $$ is one statement', async () => {
  write('0001-f.sql', 'create function f() returns integer language plpgsql as $$\nbegin\n  return 1;\nend;\n$$;\n');
  await migrate(empty.owner, folder);
  assert.deepEqual((await empty.owner.query('select f() as one')).rows, [{ one: 1 }]);
});

test('a migration that fails leaves nothing of itself, keeps those before it, and names its file and line', async () => {
  write('0001-good.sql', 'create table good (n integer);');
  write('0002-bad.sql', '-- A remark.\ncreate table half (n integer);\n\ninsert into nowhere\nvalues (1);\n');
  await assert.rejects(migrate(empty.owner, folder), /0002-bad\.sql:4: .*nowhere/);
  const exists = `select to_regclass('good') is not null as good, to_regclass('half') is not null as half`;
  assert.deepEqual((await empty.owner.query(exists)).rows, [{ good: true, half: false }]);
  write('0002-bad.sql', 'create table half (n integer);');
  assert.deepEqual(await migrate(empty.owner, folder), ['0002-bad.sql']);
});

const tampering: readonly (readonly [string, () => void, RegExp])[] = [
  ['changed', () => write('0002-b.sql', 'select 3;'), /0002-b\.sql 在执行之后被改动过/],
  ['removed', () => unlinkSync(join(folder, '0002-b.sql')), /0002-b\.sql 已在数据库中执行，但程序里没有它/],
  ['overtaken by a new one', () => write('0001-late.sql', 'select 1;'), /0001-late\.sql 排在已执行的 0002-b\.sql 之前/],
];
for (const [what, tamper, message] of tampering) {
  test(`an applied migration that was ${what} stops the start`, async () => {
    write('0002-b.sql', 'select 2;');
    await migrate(empty.owner, folder);
    tamper();
    await assert.rejects(
      migrate(empty.owner, folder),
      (error) => error instanceof Problem && message.test(error.message),
    );
  });
}

test('other line ends are no change', async () => {
  write('0001-a.sql', 'select 1;\nselect 2;\n');
  await migrate(empty.owner, folder);
  write('0001-a.sql', readFileSync(join(folder, '0001-a.sql'), 'utf8').replaceAll('\n', '\r\n'));
  assert.deepEqual(await migrate(empty.owner, folder), []);
});

const malformed = [
  [['0001-a.sql', '0001-b.sql'], 'select 1;', /0001-b\.sql: its number is taken/],
  [['1-a.sql'], 'select 1;', /1-a\.sql: a migration is named NNNN-name\.sql/],
  [['0001-a.sql'], 'select 1;\nDO $$ begin perform 1; end $$;', /0001-a\.sql:2: DO blocks cannot be distributed/],
] as const;
for (const [names, text, message] of malformed) {
  test(`a folder with ${names.join(' and ')} is refused: ${message.source}`, async () => {
    for (const name of names) write(name, text);
    await assert.rejects(migrate(empty.owner, folder), message);
  });
}

test('processes that start at once wait for each other: each migration is applied by one of them', async () => {
  write('0001-a.sql', 'create table a (n integer);\nselect pg_sleep(0.1);');
  write('0002-b.sql', 'create table b (n integer);');
  const others = [openDatabase({ url: emptyUrl }), openDatabase({ url: emptyUrl })];
  const applied = await Promise.all([empty, ...others].map(({ owner }) => migrate(owner, folder)));
  assert.deepEqual(applied.flat().toSorted(), ['0001-a.sql', '0002-b.sql']);
  await Promise.all(others.map(({ close }) => close()));
});

const elsewhere = process.env['TEST_DATABASE_URL'] !== undefined;
test('an owner who may not make roles is told what an administrator must run', { skip: elsewhere }, async () => {
  const user = `anlan_plain_${process.pid}`;
  await server.database.owner.query(`create role ${user} login`);
  await server.database.owner.query(`grant all on database anlan_empty_${process.pid} to ${user}`);
  await empty.owner.query(`grant all on schema public to ${user}`);
  const url = new URL(emptyUrl.replace('@/', '@placeholder/'));
  const plain = openDatabase({ url: emptyUrl.replace(`${url.protocol}//${url.username}`, `${url.protocol}//${user}`) });
  await assert.rejects(migrate(plain.owner, folder), /GRANT anlan_app TO/);
  await server.database.owner.query(`grant anlan_app to ${user}`);
  assert.deepEqual(await migrate(plain.owner, folder), []);
  assert.deepEqual((await plain.app.query('select current_user as role')).rows, [{ role: 'anlan_app' }]);
  await plain.close();
  await empty.owner.query(`drop owned by ${user}`);
  await server.database.owner.query(`drop owned by ${user}`);
  await server.database.owner.query(`drop role ${user}`);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
