import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../../src/server/db/embedded.ts';
import { openDatabase } from '../../src/server/db/connect.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, createWorld } from '../harness/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-restart-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('while the database restarts requests fail in plain words, and afterwards they go on by themselves', async () => {
  let postgres = await startPostgres(folder, { purpose: 'test' });
  const database = openDatabase({ url: postgres.url, appConnections: 8 });
  await prepareDatabase(database.owner);
  const world = await createWorld({ database: { database, url: postgres.url, drop: database.close } });
  const inspector = await world.signIn('inspector');

  const seen: { status: number; code: string; title: string }[] = [];
  const loading = new AbortController();
  const load = Array.from({ length: 6 }, async () => {
    while (!loading.signal.aborted) {
      const { status, json } = await inspector.get(at(site));
      seen.push({ status, code: json.code ?? '', title: json.title ?? '' });
      await wait(5);
    }
  });
  await wait(300);
  await postgres.stop();
  await wait(300);
  postgres = await startPostgres(folder, { purpose: 'test' });
  await wait(800);
  loading.abort();
  await Promise.all(load);

  const failed = seen.filter(({ status }) => status !== 200);
  assert.ok(failed.length > 0, 'the restart was felt');
  assert.deepEqual([...new Set(failed.map(({ status, code }) => `${status} ${code}`))], ['503 unavailable']);
  assert.ok(
    failed.every(({ title }) => /数据库|重试/.test(title)),
    failed[0]?.title,
  );
  assert.equal(seen.at(-1)?.status, 200, 'it recovered');
  assert.equal((await inspector.get(at(site))).status, 200);
  await world.end();
  await postgres.stop();
});
