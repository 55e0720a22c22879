import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, county, createWorld, otherCounty, village, type World } from '../../../test/harness/world.ts';
import { hazard } from '../../modules/hazards/index.ts';
import { site } from '../../modules/sites/index.ts';
import { transact } from '../db/transact.ts';
import type { Query } from '../ledger/read.ts';
import { everyPage } from './every-page.ts';

let world: World;
let inspector: Caller;
const siteId = uuidv7();
const ids = Array.from({ length: 7 }, () => uuidv7());

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  await premises(inspector, siteId, village);
  await premises(await world.signIn('inspector', { county: otherCounty, area: otherCounty }), uuidv7(), otherCounty);
  for (const [n, id] of ids.entries()) {
    const found = { category: 'protection', level: 'general', source: 'inspection', foundAt: '2026-03-02T01:00:00Z' };
    const draft = { site: siteId, summary: `护栏缺失${n}`, ...found };
    assert.equal((await inspector.post(at(hazard), { id, draft })).status, 201);
  }
  for (const [n, id] of ids.slice(0, 5).entries()) await order(id, `2026-03-1${8 - n}`); // the last two have no clock
});
after(() => world.end());

async function premises(caller: Caller, id: string, area: string) {
  const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area };
  assert.equal((await caller.post(at(site), { id, draft })).status, 201);
}

async function order(id: string, dueOn: string) {
  const five = { measures: '补装', funds: 0, dueOn, responsible: '厂长', contingency: '警戒' };
  assert.equal((await inspector.post(at(hazard, id, 'steps', 'order'), { version: 1, input: five })).status, 200);
}

/** All rows in pages of two; `meanwhile` happens when the first page has been read. */
function read(query: Query<typeof hazard>, meanwhile: () => Promise<unknown> = async () => undefined) {
  const post = { county, area: county, role: 'inspector', section: null, siteId: null } as const;
  const actor = { id: inspector.id, name: '执法员', posts: [post] };
  const all: { readonly id: string; readonly summary: unknown }[] = [];
  const work = async (ctx: Parameters<typeof everyPage>[0]) => {
    for await (const rows of everyPage(ctx, hazard, query, 2)) {
      assert.ok(rows.length <= 2);
      all.push(...rows.map(({ id, ['summary']: summary }) => ({ id, summary })));
      if (all.length === 2) await meanwhile();
    }
    return all;
  };
  return transact(world.server.machine, async () => ({ county, actor }), work, 'snapshot');
}

for (const sort of ['id', '-id', 'dueAt', '-dueAt', 'summary'])
  test(`all rows stand in the order of the pages of a list: ${sort}`, async () => {
    const listed = await inspector.get(`${at(hazard)}?sort=${sort}`);
    const rows = await read({ sort: { by: sort.replace('-', ''), desc: sort.startsWith('-') } });
    assert.equal(rows.length, ids.length);
    assert.deepEqual(
      rows.map(({ id }) => id),
      listed.json.rows.map((row: { id: string }) => row.id),
    );
  });

test('what changes while they are read changes none of them: each once, as it was at the beginning', async () => {
  const sort = { by: 'dueAt' };
  const before = await read({ sort });
  const [firstId = ''] = ids;
  const during = await read({ sort }, async () => {
    const renamed = await inspector.patch(at(hazard, firstId), { version: 2, change: { summary: '换了说法' } });
    assert.equal(renamed.status, 200);
    await order(ids[6] ?? '', '2026-03-31'); // would come behind all others, and has been with those without a clock
  });
  assert.deepEqual(during, before);
  assert.notDeepEqual(await read({ sort }), before);
});

test('a filter finds what it finds in a list, and a wrong one is refused', async () => {
  assert.equal((await read({ where: { state: 'rectifying' } })).length, 6);
  const wrong = [`where=${encodeURIComponent('{"nonsense":1}')}`, 'sort=photos'];
  for (const query of wrong) assert.equal((await inspector.get(`${at(hazard, 'export')}?${query}`)).status, 422);
});
