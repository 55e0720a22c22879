import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { letIn } from '../harness/let-in.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';
import { createWorld, secret, type World } from '../harness/world.ts';
import { startChild } from './child-server.ts';

let database: TestDatabase;
let world: World;
let cookie: string;
const dataDir = mkdtempSync(join(tmpdir(), 'anlan-import-'));

before(async () => {
  writeFileSync(join(dataDir, 'secret'), secret);
  database = await createTestDatabase();
  world = await createWorld({ database });
  const chief = await world.signIn('sectionChief');
  cookie = await letIn(world.database.owner, secret, chief.id, new Date().toISOString());
});
after(async () => {
  await world.end();
  rmSync(dataDir, { recursive: true, force: true });
});

const rows = 4000;
const table = [
  '单位名称,行业领域,规模,地址',
  ...Array.from({ length: rows }, (_, n) => `第${n}家厂,工贸,规下,建设路${n}号`),
].join('\r\n');

test('an import whose process is killed goes on where it was, and nothing is there twice', async () => {
  const first = await startChild(database.url, world, { DATA_DIR: dataDir });
  const { id } = await call(first.address, 'POST', '/api/imports?ledger=site', table);
  const plan = { sheets: [{ index: 0, headLine: 1 }], duplicates: 'update', historical: false };
  await call(first.address, 'POST', `/api/imports/${id}/check`, JSON.stringify(plan));
  await until(first.address, id, ({ state }) => state === 'checked');
  await call(first.address, 'POST', `/api/imports/${id}/run`, '{}');
  await until(first.address, id, ({ progress }) => progress.phase === 'writing' && progress.done >= 500);
  await first.kill();
  const halfway = await count('site');
  assert.ok(halfway > 0 && halfway < rows, `${halfway} rows had been written`);

  const second = await startChild(database.url, world, { DATA_DIR: dataDir });
  const done = await until(second.address, id, ({ state }) => state === 'done');
  assert.deepEqual(done.tally, { read: rows, created: rows, updated: 0, unchanged: 0, skipped: 0, refused: 0 });
  assert.deepEqual(await Promise.all(['site', 'entry', 'outbox', 'import_row'].map(count)), [rows, rows, rows, rows]);
  assert.equal(await second.stop(), 0);
});

interface View {
  readonly id: string;
  readonly state: string;
  readonly fault: string | null;
  readonly tally: object;
  readonly progress: { readonly phase: string | null; readonly done: number };
}

async function call(address: string, method: string, path: string, body?: string): Promise<View> {
  const headers = { cookie, origin: address, 'content-type': 'application/json', 'x-file-name': 'a.csv' };
  const answer = await fetch(`${address}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const json = await answer.json();
  assert.ok(answer.ok, JSON.stringify(json));
  return json;
}

async function until(address: string, id: string, is: (view: View) => boolean): Promise<View> {
  for (let tries = 0; tries < 6000; tries += 1) {
    const view = await call(address, 'GET', `/api/imports/${id}`);
    assert.equal(view.fault, null);
    if (is(view)) return view;
    await wait(20);
  }
  return assert.fail('it takes too long');
}

async function count(name: string): Promise<number> {
  const { rows: found } = await world.database.owner.query<{ n: number }>(`select count(*)::int as n from ${name}`);
  return found[0]?.n ?? 0;
}
