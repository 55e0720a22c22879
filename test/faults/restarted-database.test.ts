import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedPostgres, startPostgres } from '../../src/server/db/embedded.ts';
import { openDatabase } from '../../src/server/db/connect.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, createWorld, type World } from '../harness/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-restart-'));
let postgres: EmbeddedPostgres;
let world: World;
const loading = new AbortController();

// The purpose is to serve: a database for tests may forget, in a restart, what it said was kept.
before(async () => {
  postgres = await startPostgres(folder);
  const database = openDatabase({ url: postgres.url, appConnections: 8 });
  await prepareDatabase(database.owner);
  world = await createWorld({ database: { database, url: postgres.url, drop: database.close } });
});
after(async () => {
  loading.abort();
  await world.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('while the database restarts requests fail in plain words, and afterwards they go on by themselves', async () => {
  const inspector = await world.signIn('inspector');
  const seen: { status: number; code: string; title: string }[] = [];
  const load = Array.from({ length: 6 }, async () => {
    while (!loading.signal.aborted) {
      const { status, json } = await inspector.get(at(site));
      seen.push({ status, code: json.code ?? '', title: json.title ?? '' });
      await wait(5);
    }
  });
  await until(() => seen.length > 20);
  await postgres.stop();
  await until(() => seen.at(-1)?.status !== 200);
  postgres = await startPostgres(folder);
  const sofar = seen.length;
  await until(
    () =>
      seen
        .slice(sofar)
        .slice(-20)
        .filter(({ status }) => status === 200).length === 20,
  );
  loading.abort();
  await Promise.all(load);

  const failed = seen.filter(({ status }) => status !== 200);
  assert.ok(failed.length > 0, 'the restart was felt');
  assert.deepEqual([...new Set(failed.map(({ status, code }) => `${status} ${code}`))], ['503 unavailable']);
  for (const { title } of failed) assert.match(title, /数据库.*重试/);
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1500 && !isSo(); tries += 1) await wait(10);
  assert.ok(isSo(), 'it did not come so within fifteen seconds');
}
