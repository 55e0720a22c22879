import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { enqueue } from '../../src/server/jobs/enqueue.ts';
import { type Jobs, startJobs } from '../../src/server/jobs/jobs.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { county, createWorld, type World } from '../harness/world.ts';

let world: World;
let workers: readonly Jobs[];
const done: string[] = [];

before(async () => {
  world = await createWorld();
  const { machine, log } = world.server;
  const errands = { count: async (payload: unknown) => void done.push(JSON.stringify(payload)) };
  const start = () => startJobs(world.database.owner, machine, log, { jobs: [], chores: [], errands });
  workers = await Promise.all([start(), start()]);
});
after(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await world.end();
});

test('with two workers side by side each errand is run once', async () => {
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  await Promise.all(
    numbers.map((number) => asSystem(world.server.machine, county, (ctx) => enqueue(ctx, 'count', { number }))),
  );
  for (let tries = 0; tries < 200 && done.length < numbers.length; tries += 1) await wait(50);
  await wait(200);
  assert.equal(done.length, numbers.length);
  assert.equal(new Set(done).size, numbers.length);
});
