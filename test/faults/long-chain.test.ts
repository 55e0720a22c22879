import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sealAll } from '../../src/server/proof/seal-lines.ts';
import { type Stream, streams } from '../../src/server/proof/streams.ts';
import { isBroken, verifyChain } from '../../src/server/proof/verify.ts';
import { county, createWorld } from '../harness/world.ts';
import { settled } from '../harness/settled.ts';

// Twenty thousand lines unless told; LINES=1000000 tries a county's ten years.
const lines = Number(process.env['LINES'] ?? 20_000);
const world = await createWorld();
after(() => world.end());
const { owner } = world.database;
const { machine } = world.server;

test(`a chain over ${lines} lines is made and reckoned anew in constant memory, and says how far it is`, async (t) => {
  await owner.query(
    `insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
     select $1, timestamptz '2026-03-01' + n * interval '1 second' / 2, gen_random_uuid(), 'site', gen_random_uuid(), 1, 'create',
       gen_random_uuid(), jsonb_build_object('name', jsonb_build_array(null, repeat('兴旺砖厂', 20) || n)), pg_current_xact_id()
     from generate_series(1, $2) n`,
    [county, lines],
  );
  await owner.query('analyze entry');
  const begun = performance.now();
  await settled(owner);
  await sealAll(machine);
  const sealed = performance.now();
  await owner.query('analyze seal_link');
  const told: number[] = [];
  let most = 0;
  const base = heap();
  const stream = streams[0] as Stream; // the histories
  const progress = (done: number) => {
    told.push(done);
    if (told.length % 20 === 0) most = Math.max(most, heap() - base);
  };
  const result = await verifyChain({ owner, vault: machine.vault, county, stream, progress });
  const verified = performance.now();
  assert.ok(!isBroken(result), JSON.stringify(result));
  assert.deepEqual([result.lines, result.waiting], [lines, 0]);
  assert.equal(told.length, result.links);
  assert.equal(told.at(-1), lines);
  await wait(0);
  t.diagnostic(
    `sealed in ${seconds(begun, sealed)}, verified in ${seconds(sealed, verified)}, ${(most / 2 ** 20).toFixed(0)} MB more at most`,
  );
  assert.ok(most < 120 * 2 ** 20, `${most} bytes more`);
});

const heap = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
