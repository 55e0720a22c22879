import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { hazard } from '../../modules/hazards/index.ts';
import { site } from '../../modules/sites/index.ts';
import { at, type Caller, createWorld, otherTown, village, type World } from '../../../test/harness/world.ts';

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  for (const [n, lng] of [105.1, 105.02, 105.3, 105.001].entries())
    await premises(`${n}号砖厂`, { lng, lat: 31 }, n === 1 ? otherTown : village);
  await premises('没有位置的砖厂', undefined, village);
});
after(() => world.end());

async function premises(name: string, place: object | undefined, area: string) {
  const draft = { name, sector: 'shaleBrick', scale: 'micro', address: '东门', area, ...(place ? { place } : {}) };
  const { status, json } = await inspector.post(at(site), { id: uuidv7(), draft });
  assert.equal(status, 201, JSON.stringify(json));
}

const here = 'lng=105&lat=31';
const names = (json: readonly { readonly name: string }[]) => json.map(({ name }) => name);

test('the nearest come first, with their distance in metres; what has no place is left out', async () => {
  const { status, json } = await inspector.get(`${at(site)}/nearby?${here}`);
  assert.equal(status, 200);
  assert.deepEqual(names(json), ['3号砖厂', '1号砖厂', '0号砖厂', '2号砖厂']);
  // A degree of longitude at 31° north is 95.3 km.
  assert.ok(Math.abs(json[0].metres - 95) <= 1 && Math.abs(json[2].metres - 9531) <= 2, JSON.stringify(json));
  assert.deepEqual(names((await inspector.get(`${at(site)}/nearby?${here}&limit=2`)).json), ['3号砖厂', '1号砖厂']);
});

test('a town sees what is near in the town alone, and a filter narrows it', async () => {
  const township = await world.signIn('township', { area: otherTown });
  assert.deepEqual(names((await township.get(`${at(site)}/nearby?${here}`)).json), ['1号砖厂']);
  const where = encodeURIComponent(JSON.stringify({ name: '2号砖厂' }));
  assert.deepEqual(names((await inspector.get(`${at(site)}/nearby?${here}&where=${where}`)).json), ['2号砖厂']);
});

test('a place off the map and a ledger without places are refused with what to do', async () => {
  for (const query of ['lng=5&lat=31', 'lng=105', '', 'lng=abc&lat=31']) {
    const { status, json } = await inspector.get(`${at(site)}/nearby?${query}`);
    assert.equal(status, 422);
    assert.match(json.title, /经度应在 73 至 136/);
  }
  assert.equal((await inspector.get(`${at(hazard)}/nearby?${here}`)).status, 200);
  assert.equal((await inspector.get(`/api/ledgers/campaign/nearby?${here}`)).status, 422);
});
