import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { createWorld, type Caller, type World } from '../../../test/harness/world.ts';
import { Problem } from '../../kernel/problem.ts';
import { fileErrands } from '../files/file-errands.ts';
import { enqueue } from './enqueue.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { asSystem } from './system.ts';

let world: World;
let inspector: Caller;
let jobs: Jobs;
const done: string[] = [];

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  const { machine, files, log } = world.server;
  const errands = {
    ...fileErrands(files),
    remember: async (payload: unknown) => {
      done.push(JSON.stringify(payload));
    },
  };
  jobs = await startJobs(world.database.owner, machine, log, { jobs: [], chores: [], errands });
});
after(async () => {
  await jobs.stop();
  await world.end();
});

test('work asked for in a transaction is done once it is committed, and not at all if it is not', async () => {
  const { machine } = world.server;
  await asSystem(machine, '519901', (ctx) => enqueue(ctx, 'remember', { kept: true }));
  const refused = asSystem(machine, '519901', async (ctx) => {
    await enqueue(ctx, 'remember', { kept: false });
    throw new Problem('refused', '不办了');
  });
  await assert.rejects(refused, { code: 'refused' });
  await until(() => done.length > 0);
  assert.deepEqual(done, ['{"kept":true}']);
});

test('an uploaded picture has its small ones made by the queue', async () => {
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#0e5a8a' } })
    .jpeg()
    .toBuffer();
  const response = await world.server.app.fetch(
    new Request('http://localhost/api/files', {
      method: 'POST',
      body: new Uint8Array(picture),
      headers: {
        cookie: inspector.cookie,
        origin: 'http://localhost',
        host: 'localhost',
        'x-file-name': 'xianchang.jpg',
        'content-type': 'application/octet-stream',
      },
    }),
  );
  assert.equal(response.status, 201);
  const stored: unknown = await response.json();
  assert.deepEqual(Object.keys(Object(stored)).toSorted(), ['hash', 'name', 'size', 'type']);
  await until(async () => (await waiting()) === 0);
});

async function waiting(): Promise<number> {
  const { rows } = await world.database.owner.query<{ count: number }>(
    'select count(*)::int as count from graphile_worker.jobs',
  );
  return rows[0]?.count ?? 0;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail('waited ten seconds in vain');
}
