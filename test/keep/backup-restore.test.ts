import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { contentsOf, install, type Installation, tempFolder } from './installation.ts';
import { attach, fill, keepWriting } from './writing.ts';

// The drill of docs/operations.md: an installation under load is backed up, goes on, and dies; it comes back on another machine.
const backups = tempFolder();
/** Without the queue nothing is written at the turn of a minute, so that what was there can be compared. */
const quiet = { ROLE: 'web' };
let home: Installation;
let away: Installation;
let attached: string;
let contents: ReadonlyMap<string, string>;
let between: string;
let before1: number;

before(async () => {
  home = install({ BACKUP_DIR: backups });
  const address = await home.start();
  await fill(home);
  attached = await attach(home, randomBytes(200_000));
  const writing = keepWriting(home);
  const made = await home.anlan('backup');
  assert.equal(made.code, 0, made.error);
  assert.match(made.error, /已完成并校验/);
  assert.match(made.error, /备份不含密钥（secret/);
  await writing.stop();
  assert.ok(writing.written() > 50, 'much was written while the backup went on');
  await home.ask(
    `insert into sign_in_attempt values (gen_random_uuid(), 'first', null, now(), null, null, true, 'one')`,
  );
  before1 = (await rowsOf(home)) ?? 0;
  await wait(50);
  between = (await home.ask<{ now: string }>(`select clock_timestamp() as now`))[0]?.now ?? '';
  await wait(50);
  await home.ask(
    `insert into sign_in_attempt values (gen_random_uuid(), 'second', null, now(), null, null, true, 'two')`,
  );
  await home.ask('select pg_switch_wal()');
  await archived(home);
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  await home.stop();
  home = install({ BACKUP_DIR: backups, ...quiet }, home.dataDir);
  await home.start();
  contents = await contentsOf(home);
  await home.ask('select pg_switch_wal()');
  await archived(home);
  await home.kill();
});
after(async () => {
  await home.remove();
  await away?.remove();
  rmSync(backups, { recursive: true, force: true });
});

const rowsOf = async (of: Installation) =>
  (await of.ask<{ n: number }>('select count(*)::int as n from sign_in_attempt'))[0]?.n;

/** Brings the keys, which are kept apart from backups, as the manual says. */
function handKeys(from: Installation, to: Installation): void {
  for (const name of ['keys', 'secret']) cpSync(join(from.dataDir, name), join(to.dataDir, name), { recursive: true });
}

/** Waits until everything up to now has been archived. */
async function archived(of: Installation): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await of.ask<{ waiting: boolean }>(
      `select exists (select 1 from pg_ls_archive_statusdir() where name like '%.ready') as waiting`,
    );
    if (row?.waiting === false) return;
    await wait(100);
  }
  assert.fail('the log was not archived');
}

test('the last backup and the archived log bring every table back on another machine', async () => {
  away = install(quiet);
  const back = await away.anlan('restore', '--from', backups);
  assert.equal(back.code, 0, back.error);
  assert.match(back.error, /还缺密钥 secret/);
  handKeys(home, away);
  await away.start();
  const found = await contentsOf(away);
  for (const [table, rows] of contents) assert.equal(found.get(table), rows, table);
  assert.ok(contents.size > 20);
  const path = join('files', attached.slice(0, 2), attached.slice(2));
  assert.deepEqual(readFileSync(join(away.dataDir, path)), readFileSync(join(home.dataDir, path)));
  await away.remove();
});

test('a moment between two commits brings the first back and not the second', async () => {
  away = install();
  const back = await away.anlan('restore', '--from', backups, '--at', between);
  assert.equal(back.code, 0, back.error);
  handKeys(home, away);
  await away.start();
  assert.equal(await rowsOf(away), before1);
  const names = await away.ask<{ username: string }>(
    `select username from sign_in_attempt where username in ('first', 'second')`,
  );
  assert.deepEqual(names, [{ username: 'first' }]);
  await away.remove();
});

test('a moment that is not covered is refused with what is', async () => {
  away = install();
  const early = await away.anlan('restore', '--from', backups, '--at', '2020-01-01 08:00');
  assert.deepEqual([early.code, early.out], [2, '']);
  assert.match(early.error, /没有能恢复到该时刻的备份.*现有备份/s);
  const late = await away.anlan('restore', '--from', backups, '--at', '2999-01-01 08:00');
  assert.equal(late.code, 2);
  assert.match(late.error, /归档日志只到 20\d\d-.*不带 --at/s);
  await away.remove();
});

test('a folder that holds data is never overwritten', async () => {
  const back = await home.anlan('restore', '--from', backups);
  assert.equal(back.code, 1);
  assert.match(back.error, /已有数据，不会覆盖/);
});
