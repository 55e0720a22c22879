import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import type { Room } from '../../src/server/disk/watch-disk.ts';
import { tellOfDisk } from '../../src/server/keep/keep-chores.ts';
import { letIn } from '../harness/let-in.ts';
import { maySmallDisk, smallDisk } from '../harness/small-disk.ts';
import { at, createWorld, county, secret, village } from '../harness/world.ts';
import { ask, ownPage } from '../security/ask.ts';
import { install } from './installation.ts';

const gigabyte = 1024 ** 3;
const draft = (name: string) => ({ name, sector: 'shaleBrick', scale: 'micro', address: '东门', area: village });

test('a disk that fills up is told first, then refuses what is written and uploaded, and recovers by itself', async () => {
  let room: Room = { free: 50 * gigabyte, size: 100 * gigabyte };
  const world = await createWorld({ measureDisk: async () => room });
  const { disk } = world.server;
  const { owner } = world.database;
  const clock = world.clock;
  const become = async (free: number) => {
    room = { ...room, free };
    await disk.look();
    await tellOfDisk({ owner, clock }, disk);
  };
  const inspector = await world.signIn('inspector');
  const administrator = await world.signIn('administrator');
  const alarms = async () => (await administrator.get('/api/upkeep/state')).json.alarms;
  const create = () => inspector.post(at(site), { id: uuidv7(), draft: draft('东门砖厂') });
  const upload = () => {
    const headers = { ...ownPage(inspector.cookie), 'x-file-name': 'a.txt' };
    return ask(world.server, '/api/files', { method: 'POST', headers, body: 'text' });
  };
  assert.equal((await create()).status, 201);
  assert.deepEqual(await alarms(), []);

  await become(9 * gigabyte);
  assert.equal((await create()).status, 201, 'low is not full');
  const [low] = await alarms();
  assert.deepEqual([low.key, low.grade], ['disk-low', 'warn']);
  assert.match(low.words, /只剩 9\.0 GB/);
  assert.deepEqual((await inspector.get('/readyz')).json, { ready: true, alarms: ['disk-low'] });

  clock.set('2026-03-02T02:10:00.000Z');
  await become(0.5 * gigabyte);
  const refused = await create();
  assert.deepEqual([refused.status, refused.json.code], [503, 'unavailable']);
  assert.match(refused.json.title, /只剩 512 MB.*通知系统管理员清理磁盘.*已填写内容仍在本页/);
  const uploaded = await upload();
  assert.equal(uploaded.status, 503, uploaded.text);
  assert.equal((await inspector.get(at(site))).json.rows.length, 2, 'reading goes on');
  assert.deepEqual(
    (await alarms()).map(({ key }: { key: string }) => key),
    ['disk-full'],
  );
  const metrics = await ask(world.server, '/metrics', { from: '127.0.0.1' });
  assert.match(metrics.text, /anlan_writable 0\n/);
  assert.match(metrics.text, /anlan_alarm\{key="disk-full"\} 1/);

  clock.set('2026-03-02T02:20:00.000Z');
  await become(50 * gigabyte);
  assert.equal((await create()).status, 201);
  assert.deepEqual(await alarms(), []);
  await world.end();
});

test(
  'the database’s own “no room” is a clear refusal, and nothing is half written',
  { skip: !maySmallDisk },
  async () => {
    const disk = smallDisk(3);
    const place = join(disk.folder, 'space');
    mkdirSync(place, { mode: 0o777 });
    const world = await createWorld();
    const { owner } = world.database;
    try {
      await owner.query(`create tablespace small_${process.pid} location '${place}'`);
      await owner.query(`alter table entry_2026_03 set tablespace small_${process.pid}`);
      const inspector = await world.signIn('inspector');
      assert.equal((await inspector.post(at(site), { id: uuidv7(), draft: draft('第一家') })).status, 201);
      writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(3 * 1024 * 1024 - 300_000));
      let refused;
      for (let tries = 0; tries < 200 && !refused; tries += 1) {
        const remarks = randomBytes(2400).toString('hex'); // nothing to be packed
        const answer = await inspector.post(at(site), { id: uuidv7(), draft: { ...draft(`第${tries}家`), remarks } });
        if (answer.status !== 201) refused = answer;
      }
      assert.equal(refused?.status, 503, JSON.stringify(refused?.json));
      assert.match(refused?.json.title, /服务器磁盘已满.*通知管理员/);
      const { rows } = await owner.query(`select (select count(*) from site) as sites,
      (select count(*) from entry where ledger = 'site') as entries, (select count(*) from outbox where ledger = 'site') as lines`);
      assert.deepEqual([rows[0].sites, rows[0].sites], [rows[0].entries, rows[0].lines]);
      rmSync(join(disk.folder, 'ballast'));
      assert.equal((await inspector.post(at(site), { id: uuidv7(), draft: draft('最后一家') })).status, 201);
    } finally {
      await owner.query(`alter table entry_2026_03 set tablespace pg_default`);
      await owner.query(`drop tablespace small_${process.pid}`);
      await world.end();
      disk.remove();
    }
  },
);

test(
  'a whole installation on a small disk stops writing in time, and goes on when there is room',
  { skip: !maySmallDisk },
  async () => {
    const disk = smallDisk(400);
    const dataDir = join(disk.folder, 'data');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'secret'), secret);
    const home = install({ DISK_WARN_MB: '100', DISK_REFUSE_MB: '60', LOG_LEVEL: 'warn' }, dataDir);
    try {
      const address = await home.start();
      await home.ask(
        `insert into county values ($1, '安澜县', '安澜县应急管理局', '安应急', '安澜县人民政府', '安澜县人民法院')`,
        county,
      );
      const id = uuidv7();
      await home.ask(
        `insert into account (id, username, name, password_changed_at, created_at, updated_at) values ($1, 'one', '一', now(), now(), now())`,
        id,
      );
      await home.ask(
        `insert into post (id, account_id, county, area, role, valid_from, state, asked_at) values ($1, $2, '519901', '519901', 'inspector', '2020-01-01', 'effective', now())`,
        uuidv7(),
        id,
      );
      const query = async (text: string, values: readonly unknown[]) => ({
        rows: await home.ask<object>(text, ...values),
      });
      const cookie = await letIn(
        { query } as unknown as Parameters<typeof letIn>[0],
        secret,
        id,
        new Date().toISOString(),
      ); // all it asks of a pool
      const headers = { cookie, 'content-type': 'application/json', origin: address };
      const create = () =>
        fetch(`${address}${at(site)}`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ id: uuidv7(), draft: { ...draft('一家'), area: county } }),
        });
      assert.equal((await create()).status, 201);
      const free =
        Number(
          ((await (await fetch(`${address}/metrics`)).text()).match(/anlan_disk_free_bytes (\d[\d.e+]*)/) ?? [])[1],
        ) /
        1024 ** 2;
      writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(Math.floor(free - 30) * 1024 ** 2));
      assert.equal(await until(create, 503), 503);
      assert.equal((await fetch(`${address}${at(site)}`, { headers })).status, 200);
      rmSync(join(disk.folder, 'ballast'));
      assert.equal(await until(create, 201), 201);
      await home.stop();
    } finally {
      await home.remove();
      disk.remove();
    }
  },
);

async function until(ask: () => Promise<Response>, status: number): Promise<number> {
  for (let tries = 0; tries < 25; tries += 1) {
    const answer = await ask();
    if (answer.status === status) return status;
    await wait(1000);
  }
  return 0;
}
