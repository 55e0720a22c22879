import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { hazard } from '../../src/modules/hazards/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { letIn } from '../harness/let-in.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';
import { at, createWorld, secret, village, type World } from '../harness/world.ts';
import { startChild } from './child-server.ts';

let database: TestDatabase;
let world: World;
let cookie: string;
const siteId = uuidv7();

before(async () => {
  database = await createTestDatabase();
  world = await createWorld({ database });
  const inspector = await world.signIn('inspector');
  await inspector.post(at(site), {
    id: siteId,
    draft: { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village },
  });
  cookie = await letIn(world.database.owner, secret, inspector.id, new Date().toISOString());
});
after(() => world.end());

const rounds = 4;

test('a server killed between request and answer has done each write once or not at all', async () => {
  const sent: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await startChild(database.url, world);
    const { promise: answered, resolve: onAnswer } = Promise.withResolvers<void>();
    const going = Array.from({ length: 8 }, () => keepCreating(server.address, sent, onAnswer));
    await Promise.race([answered, Promise.all(going)]); // on a busy machine nothing may be under way yet
    await wait(round * 40);
    await server.kill();
    await Promise.all(going);
  }
  const server = await startChild(database.url, world);
  const whole = await wholeness();
  assert.deepEqual(whole.broken, []);
  assert.ok(whole.rows > 0, 'something was written before the kills');
  for (const id of sent.slice(-20))
    assert.ok([200, 201].includes(await create(server.address, id)), 'sent again, it is there');
  assert.deepEqual((await wholeness()).broken, []);
  assert.equal(await server.stop(), 0);
});

async function keepCreating(address: string, sent: string[], onAnswer: () => void): Promise<void> {
  for (;;) {
    const id = uuidv7();
    sent.push(id);
    const status = await create(address, id).catch(() => undefined);
    if (status === undefined) return;
    assert.equal(status, 201);
    onAnswer();
  }
}

async function create(address: string, id: string): Promise<number> {
  const draft = {
    site: siteId,
    summary: '护栏缺失',
    category: 'protection',
    level: 'general',
    source: 'inspection',
    foundAt: '2026-03-02T01:00:00Z',
  };
  const headers = { cookie, 'content-type': 'application/json', origin: address };
  const answer = await fetch(`${address}${at(hazard)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id, draft }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Rows without exactly one entry of creation and one outbox line, and entries or lines without a row. */
async function wholeness(): Promise<{ readonly rows: number; readonly broken: readonly string[] }> {
  const { rows } = await world.database.owner.query<{ id: string; entries: number; lines: number }>(`
    select coalesce(h.id, e.row_id, o.row_id) as id, count(distinct e.id)::int as entries, count(distinct o.id)::int as lines
    from hazard h
    full join (select * from entry where ledger = 'hazard') e on e.row_id = h.id
    full join (select * from outbox where ledger = 'hazard') o on o.row_id = coalesce(h.id, e.row_id)
    group by 1, h.id`);
  return { rows: rows.length, broken: rows.filter((row) => row.entries !== 1 || row.lines !== 1).map((row) => row.id) };
}
