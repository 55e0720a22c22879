import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { openDatabase } from '../../src/server/db/connect.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/server/db/embedded.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';
import { letIn } from '../harness/let-in.ts';
import { at, createWorld, secret, village, type World } from '../harness/world.ts';
import { type ChildServer, startChild } from './child-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-load-'));
let postgres: EmbeddedPostgres;
let world: World;
let child: ChildServer;
let cookie: string;

before(async () => {
  postgres = await startPostgres(folder);
  const database = openDatabase({ url: postgres.url });
  await prepareDatabase(database.owner);
  world = await createWorld({ database: { database, url: postgres.url, drop: database.close } });
  const inspector = await world.signIn('inspector');
  cookie = await letIn(database.owner, secret, inspector.id, new Date().toISOString());
  child = await startChild(postgres.url, world);
});
after(async () => {
  await world.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly id: string;
  readonly status: number;
  readonly code: string | undefined;
}

test('a server under load outlives its database: what it said is kept is kept, and all of it comes back by itself', async () => {
  const live = await listen();
  const outcomes: Outcome[] = [];
  const load = new AbortController();
  const writers = [1, 2, 3, 4].map(() => keepWriting(load.signal, outcomes));
  await wait(400);
  await postgres.stop();
  assert.equal((await call('GET', '/readyz')).status, 503);
  assert.equal((await call('GET', '/healthz')).status, 200);
  const entering = await call('POST', '/api/auth/sign-in', {
    username: 'nobody',
    password: 'a password of some length',
  });
  assert.deepEqual([entering.status, entering.json.code], [503, 'unavailable']);
  postgres = await startPostgres(folder);
  const id = await until(async () => {
    const tried = await create('归来砖厂');
    return tried.status === 201 ? tried.id : undefined;
  });
  await wait(300);
  load.abort();
  await Promise.all(writers);

  const kinds = new Set(outcomes.map(({ status, code }) => `${status} ${code ?? ''}`.trim()));
  assert.deepEqual([...kinds].toSorted(), ['201', '503 unavailable']);
  const { rows } = await world.database.owner.query<{ id: string }>('select id from site');
  const kept = new Set(rows.map((row) => row.id));
  const lost = outcomes.filter((outcome) => outcome.status === 201 && !kept.has(outcome.id));
  assert.deepEqual(lost, []);
  await until(async () => live.text().includes(id) || undefined);
  await until(async () => {
    const { json } = await call('GET', `/api/search?q=${encodeURIComponent('归来砖厂')}`);
    return json.some((hit: { rowId: string }) => hit.rowId === id) || undefined;
  });
  live.close();
  assert.equal(await child.stop(), 0);
});

async function keepWriting(signal: AbortSignal, outcomes: Outcome[]): Promise<void> {
  while (!signal.aborted) {
    outcomes.push(await create('东门砖厂'));
    await wait(3);
  }
}

async function create(name: string): Promise<Outcome> {
  const id = uuidv7();
  const draft = { name, sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };
  const { status, json } = await call('POST', at(site), { id, draft });
  return { id, status, code: json.code };
}

async function call(method: string, path: string, body?: object) {
  const headers = { cookie, origin: child.address, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${child.address}${path}`, { method, headers, ...sent });
  return { status: answer.status, json: await answer.json() };
}

/** Opens the live channel of the server and keeps what it says. */
async function listen() {
  const closing = new AbortController();
  const { body } = await fetch(`${child.address}/api/live`, { headers: { cookie }, signal: closing.signal });
  let said = '';
  const reading = (async () => {
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) said += piece;
  })();
  reading.catch(() => undefined); // ends when we close it
  return { text: () => said, close: () => closing.abort() };
}

async function until<T>(found: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 150; tries += 1) {
    const value = await found();
    if (value !== undefined) return value;
    await wait(100);
  }
  return assert.fail('it did not come back within fifteen seconds');
}
