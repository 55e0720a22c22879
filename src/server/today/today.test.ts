import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, createWorld, otherTown, type Caller, village, type World } from '../../../test/harness/world.ts';
import { modules } from '../../modules/index.ts';
import { hazard } from '../../modules/hazards/index.ts';
import { site } from '../../modules/sites/index.ts';
import { followSearch } from '../search/follow-search.ts';

let world: World;
let inspector: Caller;
const siteId = uuidv7();
const hazardId = uuidv7();

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  await inspector.post(at(site), {
    id: siteId,
    draft: { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village },
  });
  const found = {
    site: siteId,
    summary: '护栏缺失',
    category: 'protection',
    level: 'general',
    source: 'inspection',
    foundAt: '2026-03-02T01:00:00Z',
  };
  await inspector.post(at(hazard), { id: hazardId, draft: found });
  const five = { measures: '补装', funds: 0, dueOn: '2026-03-05', responsible: '厂长', contingency: '警戒' };
  await inspector.post(at(hazard, hazardId, 'steps', 'order'), { version: 1, input: five });
  await followSearch(world.server.machine);
});
after(() => world.end());

const rowsOf = (lines: readonly { rowId: string; name: string }[]) => lines.map(({ rowId, name }) => [rowId, name]);

test('what an enterprise owes is its own duty and its area’s business of the town', async () => {
  const enterprise = await world.signIn('enterprise', { siteId });
  const township = await world.signIn('township', { area: village.slice(0, 9) });
  const elsewhere = await world.signIn('township', { area: otherTown });
  assert.deepEqual(rowsOf((await enterprise.get('/api/today')).json.mine), [[hazardId, 'rectify']]);
  assert.deepEqual(rowsOf((await township.get('/api/today')).json.area), [[hazardId, 'rectify']]);
  assert.deepEqual((await elsewhere.get('/api/today')).json.area, []);
  assert.deepEqual((await elsewhere.get('/api/today')).json.changes, []);
});

const filters = [{ dueAt: { lt: '@now' } }, { dueAt: { gte: '@now', lt: '@today+7' } }];
const overdue = (caller: Caller) => caller.get(`/api/owed?where=${encodeURIComponent(JSON.stringify(filters))}`);

test('what is owed is counted in one call as each ledger counts it, for those who may read it', async () => {
  const { json } = await overdue(inspector);
  const clocked = [...modules.ledgers.values()]
    .filter((l) => Object.keys(l.deadlines).length > 0 && l.may.read.includes('inspector'))
    .map(({ name }) => name);
  for (const [at, where] of filters.entries()) {
    const names = Object.keys(json[at]);
    assert.deepEqual(names, clocked, 'those with clocks that an inspector may read');
    for (const name of names) {
      const { json: alone } = await inspector.get(
        `/api/ledgers/${name}/count?where=${encodeURIComponent(JSON.stringify(where))}`,
      );
      assert.deepEqual(json[at][name], alone, name);
    }
  }
  assert.equal(json[1].hazard.count, 1);
  const elsewhere = await world.signIn('township', { area: otherTown });
  assert.equal((await overdue(elsewhere)).json[1].hazard.count, 0);
  const enterprise = await world.signIn('enterprise', { siteId });
  assert.ok(!Object.hasOwn((await overdue(enterprise)).json[0], 'supplyLoan'), 'not what an enterprise may not read');
  for (const wrong of ['', '{}', '[]', '[1]', '[{"nonsense":1}]', 'x'])
    assert.equal((await inspector.get(`/api/owed?where=${encodeURIComponent(wrong)}`)).status, 422, wrong);
});

test('a duty of mine is said once, and what is past due is counted the moment it is', async () => {
  const enterprise = await world.signIn('enterprise', { siteId });
  assert.equal((await overdue(enterprise)).json[0].hazard.count, 0);
  world.clock.set('2026-03-05T16:00:00.000Z');
  assert.equal((await overdue(enterprise)).json[0].hazard.count, 1);
  const { json: mine } = await inspector.get('/api/today');
  const all = [...mine.mine, ...mine.area].map(({ rowId }: { rowId: string }) => rowId);
  assert.equal(new Set(all).size, all.length);
});

test('what changed last is told once a row, with its last entry', async () => {
  const { json } = await inspector.get('/api/today');
  const actions = new Map(json.changes.map(({ rowId, action }: { rowId: string; action: string }) => [rowId, action]));
  assert.deepEqual([json.changes.length, actions.get(siteId), actions.get(hazardId)], [2, 'create', 'order']);
  assert.equal(json.titles[inspector.id], '测试inspector');
});

test('of duties that are about equally near the graver comes first', async () => {
  const ids = { general: uuidv7(), major: uuidv7() };
  world.clock.set('2026-03-02T02:00:00.000Z');
  const five = { measures: '补装', funds: 0, responsible: '厂长', contingency: '警戒' };
  const found = { site: siteId, category: 'protection', source: 'inspection', foundAt: '2026-03-02T01:00:00Z' };
  const major = { ...found, summary: '窑顶坍塌风险', level: 'major', standard: '部令10号 第三条' };
  await inspector.post(at(hazard), { id: ids.general, draft: { ...found, summary: '通道堆物', level: 'general' } });
  await inspector.post(at(hazard), { id: ids.major, draft: major });
  await inspector.post(at(hazard, ids.general, 'steps', 'order'), {
    version: 1,
    input: { ...five, dueOn: '2026-03-20' },
  });
  await inspector.post(at(hazard, ids.major, 'steps', 'order'), {
    version: 1,
    input: { ...five, dueOn: '2026-03-30' },
  });
  const { json } = await (await world.signIn('enterprise', { siteId })).get('/api/today');
  assert.deepEqual(
    rowsOf(json.mine).map(([id]) => id),
    [hazardId, ids.major, ids.general],
  );
});
