import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { hazard } from '../../modules/hazards/index.ts';
import { site } from '../../modules/sites/index.ts';
import {
  at,
  type Caller,
  county,
  createWorld,
  otherCounty,
  town,
  village,
  type World,
} from '../../../test/harness/world.ts';
import { linesSql } from '../live/follower.ts';
import { followSearch } from './follow-search.ts';

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  for (const name of ['东门配电设备厂', '西门砖厂', '新东门砖厂', 'A-12 加油站'])
    await premises(inspector, name, village);
  await premises(
    await world.signIn('inspector', { county: otherCounty, area: otherCounty }),
    '东门外县厂',
    otherCounty,
  );
  await found(inspector, '东门', 2);
});
after(() => world.end());

async function premises(caller: Caller, name: string, area: string) {
  const draft = { name, sector: 'shaleBrick', scale: 'micro', address: '东门', area };
  assert.equal((await caller.post(at(site), { id: uuidv7(), draft })).status, 201);
}

/** What is found, once the lines of the search have followed; they do so within moments. */
async function found(caller: Caller, asked: string, wanted: number): Promise<readonly string[]> {
  for (let tries = 0; ; tries += 1) {
    await followSearch(world.server.machine);
    const { json } = await caller.get(`/api/search?q=${encodeURIComponent(asked)}`);
    if (json.length === wanted || tries > 60) return json.map(({ title }: { title: string }) => title);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('one, two or more characters, initials, pinyin and numbers find what they are part of', async () => {
  const cases = {
    东: 2,
    东门: 2,
    西门砖: 1,
    dm: 2,
    pdsb: 1,
    zhuanchang: 2,
    'a-12': 1,
    '12': 1,
    '东门 砖厂': 1,
    '没有%': 0,
    '%': 0,
  };
  for (const [asked, wanted] of Object.entries(cases))
    assert.equal((await found(inspector, asked, wanted)).length, wanted, asked);
});

test('a name that begins with the word stands before one that only has it', async () => {
  assert.deepEqual(await found(inspector, '东门', 2), ['东门配电设备厂', '新东门砖厂']);
});

test('the view that is searched shows no county that its transaction has not named', async () => {
  const client = await world.database.app.connect();
  try {
    const seen = async () =>
      (await client.query('select distinct county from search_seen')).rows.map((row) => String(row.county));
    assert.deepEqual(await seen(), []);
    await client.query('begin');
    await client.query(`set local anlan.counties = '${county}'`);
    assert.deepEqual(await seen(), [county]);
    await client.query('commit');
    await assert.rejects(client.query(`delete from search_seen`), /permission denied/);
  } finally {
    client.release();
  }
  const township = await world.signIn('township', { area: town });
  assert.equal((await found(township, '东门', 2)).length, 2);
});

test('premises stand before what was written later, also when there is more than a page of it', async () => {
  const { json } = await inspector.get(`${at(site)}?limit=1`);
  for (let n = 0; n < 22; n += 1) {
    const found = { category: 'protection', level: 'general', source: 'inspection', foundAt: '2026-03-02T01:00:00Z' };
    const draft = { site: json.rows[0].id, summary: `东门外护栏缺失${n}`, ...found };
    assert.equal((await inspector.post(at(hazard), { id: uuidv7(), draft })).status, 201);
  }
  await found(inspector, '东门外护栏', 20);
  for (const asked of ['东门', 'dm', '东']) {
    const titles = await found(inspector, asked, 20);
    assert.deepEqual(titles.slice(0, 2).toSorted(), ['东门配电设备厂', '新东门砖厂'], asked);
  }
  await premises(inspector, '东门外护栏厂', village);
  for (let tries = 0; tries < 60; tries += 1) {
    const [first] = await found(inspector, '东门外护栏', 20);
    if (first === '东门外护栏厂') return;
  }
  assert.fail('premises that a long word finds come first');
});

test('a follower reads on where it stands, not from the beginning of the outbox', async () => {
  const { rows } = await world.database.owner.query<{ 'QUERY PLAN': string }>(`explain ${linesSql}`, ['search', 500]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(plan, /Index Cond: .*ROW\(xid, id\) > ROW\(/, plan);
});
