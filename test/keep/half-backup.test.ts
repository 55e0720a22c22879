import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { maySmallDisk, smallDisk } from '../harness/small-disk.ts';
import { install, type Installation, tempFolder } from './installation.ts';
import { attach, fill } from './writing.ts';

let home: Installation;
const folders: string[] = [];
const folder = () => {
  const made = tempFolder();
  folders.push(made);
  return made;
};

before(async () => {
  home = install();
  await home.start();
  await fill(home);
});
after(async () => {
  await home.remove();
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

const backupsIn = (place: string) => readdirSync(join(place, 'backups')).filter((name) => !name.endsWith('.part'));
const partsIn = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'));
const outcomes = async () =>
  (await home.ask<{ outcome: string }>('select outcome from backup_run order by started_at')).map((run) => run.outcome);

/** Waits until a backup has begun to copy. */
async function isUnderWay(place: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (existsSync(join(place, 'objects')) && readdirSync(join(place, 'objects')).length > 5) return;
    await wait(20);
  }
  assert.fail('no backup began');
}

test('a backup that was killed is none, and the next one is whole', async () => {
  const place = folder();
  const child = home.begin('backup', '--to', place);
  await isUnderWay(place);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.deepEqual(backupsIn(place), []);
  const listed = await home.anlan('backup', '--list', '--to', place);
  assert.match(listed.out, /没有完整的备份/);
  const refused = await home.anlan('restore', '--from', place);
  assert.match(refused.error, /没有完整的备份/);
  const [object] = readdirSync(join(place, 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('zst'),
  );
  writeFileSync(join(place, 'objects', object ?? ''), 'cut off by the kill');
  const again = await home.anlan('backup', '--to', place);
  assert.equal(again.code, 0, again.error);
  assert.equal(backupsIn(place).length, 1);
  assert.equal(
    (await home.anlan('backup', '--verify', '--to', place)).code,
    0,
    'what the kill left broken is not used',
  );
});

test('a backup that is called off leaves nothing of its own, by the terminal or from the page', async () => {
  for (const way of ['terminal', 'page']) {
    const place = folder();
    const large = await attach(home, Buffer.alloc(200_000_000, way));
    const child = home.begin('backup', '--to', place);
    await isUnderWay(place);
    if (way === 'terminal') child.kill('SIGINT');
    else await home.ask(`update backup_run set cancelled = true where outcome = 'running'`);
    const [code] = await once(child, 'exit');
    assert.equal(code, 1);
    assert.deepEqual(backupsIn(place), []);
    assert.deepEqual(partsIn(place), []);
    const left = readdirSync(join(place, 'objects'), { recursive: true, withFileTypes: true });
    assert.equal(left.filter((entry) => entry.isFile()).length, 0);
    assert.equal((await outcomes()).at(-1), 'cancelled');
    rmSync(join(home.dataDir, 'files', large.slice(0, 2), large.slice(2)));
  }
});

test('two backups at once: the second is told to wait', async () => {
  const place = folder();
  const child = home.begin('backup', '--to', place);
  await isUnderWay(place);
  const second = await home.anlan('backup', '--to', folder());
  assert.equal(second.code, 1);
  assert.match(second.error, /另一个备份正在进行/);
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('only what changed is written again, and what is past its time goes', async () => {
  const place = folder();
  assert.equal((await home.anlan('backup', '--to', place)).code, 0);
  const size = () =>
    Number(execFileSync('du', ['-s', '-B1', join(place, 'objects')], { encoding: 'utf8' }).split('\t')[0]);
  const [first, one] = [size(), backupsIn(place)[0] ?? ''];
  await wait(1100);
  assert.equal((await home.anlan('backup', '--to', place)).code, 0);
  assert.ok(size() < first * 1.5, `${size()} after ${first}`);
  const head = join(place, 'backups', one, 'backup.json');
  const old = execFileSync('sed', ['s/"endedAt": "20[0-9][0-9]/"endedAt": "2020/', head], { encoding: 'utf8' });
  writeFileSync(head, old);
  const before = size();
  await wait(1100);
  assert.equal((await home.anlan('backup', '--to', place, '--keep', '3')).code, 0);
  assert.ok(!backupsIn(place).includes(one));
  assert.ok(size() < before + first, 'what only the old one needed is gone');
  assert.equal((await home.anlan('backup', '--verify', '--to', place)).code, 0);
});

test('damage in a backup is found by verifying, and never restored', async () => {
  const place = folder();
  assert.equal((await home.anlan('backup', '--to', place)).code, 0);
  const objects = readdirSync(join(place, 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('zst'),
  );
  const largest = objects.toSorted(
    (a, b) => statSync(join(place, 'objects', b)).size - statSync(join(place, 'objects', a)).size,
  )[0];
  writeFileSync(join(place, 'objects', largest ?? ''), Buffer.alloc(100, 1));
  const checked = await home.anlan('backup', '--verify', '--to', place);
  assert.equal(checked.code, 1);
  assert.match(checked.error, /1 个文件已损坏/);
  const away = install();
  const back = await away.anlan('restore', '--from', place);
  assert.equal(back.code, 1);
  assert.ok(!existsSync(join(away.dataDir, 'postgres', 'cluster')));
  await away.remove();
});

test('keys come along only when asked for, and a restore with them needs nothing else', async () => {
  const place = folder();
  mkdirSync(join(home.dataDir, 'keys'), { recursive: true });
  writeFileSync(join(home.dataDir, 'keys', 'one.key'), 'a key');
  const without = await home.anlan('backup', '--to', place);
  assert.match(without.error, /备份不含密钥（secret、.*keys\/one.key）/);
  await wait(1100);
  const made = await home.anlan('backup', '--to', place, '--with-keys');
  assert.match(made.error, /备份中含密钥/);
  const away = install();
  const back = await away.anlan('restore', '--from', place);
  assert.match(back.error, /密钥已核对，都在/);
  assert.equal(back.code, 0);
  await away.remove();
});

test('a backup disk that is not there is told, and nothing is written under its mount point', async () => {
  const place = join(folder(), 'disk');
  assert.equal((await home.anlan('backup', '--to', place)).code, 0);
  rmSync(place, { recursive: true });
  mkdirSync(place);
  const made = await home.anlan('backup', '--to', place);
  assert.equal(made.code, 1);
  assert.match(made.error, /备份盘可能没有插好或没有挂载/);
  assert.deepEqual(readdirSync(place), []);
  assert.equal((await home.anlan('backup', '--to', place, '--new')).code, 0);
});

test('a full backup disk is told, and what was there before stays whole', { skip: !maySmallDisk }, async () => {
  const disk = smallDisk(48);
  const place = disk.folder;
  try {
    assert.equal((await home.anlan('backup', '--to', place)).code, 0);
    await attach(home, Buffer.from(crypto.getRandomValues(new Uint8Array(65_536)).buffer));
    await home.ask(
      `create table ballast as select gen_random_uuid() a, gen_random_uuid() b, gen_random_uuid() c from generate_series(1, 900000)`,
    );
    const full = await home.anlan('backup', '--to', place);
    assert.equal(full.code, 1);
    assert.match(full.error, /备份盘已满|空间不足/);
    assert.deepEqual(partsIn(place), []);
    assert.equal(backupsIn(place).length, 1);
    assert.equal((await home.anlan('backup', '--verify', '--to', place)).code, 0);
  } finally {
    disk.remove();
    await home.ask('drop table if exists ballast');
  }
});
