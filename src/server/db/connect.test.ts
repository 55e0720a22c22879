import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';
import { Problem } from '../../kernel/problem.ts';
import { openDatabase } from './connect.ts';
import { asProblem } from './database-problem.ts';
import { startPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.drop());

test('a row arrives as plain JSON', async () => {
  const { rows } = await db.database.app.query(`
    select '2026-03-01'::date as day, '2026-03-01 10:00:00.1239+08'::timestamptz as instant, count(*) as many,
      1.20::numeric as money, 7 as small, array['2026-03-01 02:00:00+00'::timestamptz, null] as instants,
      array[8::int8, 9] as wholes, array['2026-03-01'::date] as days, '{"a": 1}'::jsonb as json`);
  assert.deepEqual(rows, [
    {
      day: '2026-03-01',
      instant: '2026-03-01T02:00:00.123Z',
      many: 1,
      money: '1.20',
      small: 7,
      instants: ['2026-03-01T02:00:00.000Z', null],
      wholes: [8, 9],
      days: ['2026-03-01'],
      json: { a: 1 },
    },
  ]);
});

test('a whole number too large for a JavaScript number is an error, never another number', async () => {
  await assert.rejects(db.database.app.query('select 9007199254740993::int8 as n'), RangeError);
});

test('requests work as the role that row-level security binds, jobs as the owner', async () => {
  const who = `select current_user as role, current_setting('application_name') as name`;
  assert.deepEqual((await db.database.app.query(who)).rows, [{ role: 'anlan_app', name: 'anlan test' }]);
  assert.notEqual((await db.database.owner.query<{ role: string }>(who)).rows[0]?.role, 'anlan_app');
  await assert.rejects(db.database.app.query('create table sneaky (n integer)'), { code: '42501' });
});

test('settings that the address already carries are kept', async () => {
  const url = `${db.url}${db.url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c work_mem=7MB')}`;
  const { app, close } = openDatabase({ url });
  const { rows } = await app.query(`select current_setting('work_mem') as memory, current_user as role`);
  assert.deepEqual(rows, [{ memory: '7MB', role: 'anlan_app' }]);
  await close();
});

test('a statement that takes too long is given up, with a Problem to show', async () => {
  const { app, close } = openDatabase({ url: db.url, statementTimeout: 50 });
  const error = await app.query('select pg_sleep(5)').then(() => assert.fail('it was answered'), asProblem);
  assert.ok(error instanceof Problem && error.code === 'unavailable');
  await close();
});

test('a database that is killed fails the requests under way clearly, and those after its return go through', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-restart-'));
  const first = await startPostgres(folder);
  const lost: Error[] = [];
  const { app, owner, close } = openDatabase({ url: first.url, onLost: (error) => lost.push(error) });
  await migrate(owner);
  const idleButTaken = await app.connect();
  const failed = app.query('select pg_sleep(30)').then(() => assert.fail('it was answered'), asProblem);
  await app.query('select 1');
  const gone = new Promise<string>(first.onExit);
  process.kill(Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
  await gone;
  assert.ok((await failed) instanceof Problem);
  const away = await app.query('select 1').then(() => assert.fail('it was answered'), asProblem);
  assert.ok(away instanceof Problem && away.code === 'unavailable');
  const second = await startPostgres(folder);
  idleButTaken.release(true);
  assert.deepEqual((await app.query('select 1 as n')).rows, [{ n: 1 }]);
  assert.ok(lost.length > 0);
  await close();
  await second.stop();
  rmSync(folder, { recursive: true });
});
