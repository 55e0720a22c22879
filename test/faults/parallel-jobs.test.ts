import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serverModules } from '../../src/modules/server.ts';
import { runJob } from '../../src/server/jobs/jobs.ts';
import { rowIn } from '../conformance/walk.ts';
import { ledgers, setStage, type Stage } from '../conformance/stage.ts';

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.world.end());

test('a job that two processes run at once does each piece of its work once', async () => {
  const { database, server, clock } = stage.world;
  for (const l of ledgers)
    for (const state of Object.keys(l.states)) for (const way of [0, 1]) await rowIn(stage, l, state, way);
  clock.set('2026-07-20T02:00:00.000Z'); // by now all that had a term is beyond it
  const jobs = serverModules.flatMap((m) => m.jobs ?? []);
  assert.ok(jobs.length > 0);
  const entriesBy = async () => {
    const { rows } = await database.owner.query<{ n: number }>(`select count(*)::int as n from entry where at = $1`, [
      clock(),
    ]);
    return rows[0]?.n ?? 0;
  };
  let worked = 0;
  for (const job of jobs) {
    const before = await entriesBy();
    const runs = await Promise.allSettled([1, 2, 3].map(() => runJob(server.machine, job)));
    assert.ok(
      runs.some(({ status }) => status === 'fulfilled'),
      `${job.name} ${runs.map((run) => (run.status === 'rejected' ? String(run.reason) : '')).join('; ')}`,
    );
    // Whoever came second to a row gave up; the queue calls again, and then nothing is left to do.
    await runJob(server.machine, job);
    const done = await entriesBy();
    await runJob(server.machine, job);
    assert.equal(await entriesBy(), done, job.name);
    worked += done > before ? 1 : 0;
  }
  assert.ok(worked > 1, 'the clocks of several modules had something to do');
  const { rows } = await database.owner.query(
    'select ledger, row_id, version from entry group by 1, 2, 3 having count(*) > 1',
  );
  assert.deepEqual(rows, []);
});
