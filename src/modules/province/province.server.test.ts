import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, county, createWorld, otherCounty, type World } from '../../../test/harness/world.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { hazard } from '../hazards/index.ts';
import { site } from '../sites/index.ts';
import { rollUp } from './roll-up.server.ts';

// Three counties: two of one city, a third of another city of the same province; and a fourth in another province.
const third = '518801';
const foreign = '610122';
const found: Readonly<Record<string, number>> = { [county]: 2, [otherCounty]: 5, [third]: 3, [foreign]: 9 };
let world: World;
let province: Caller;
let city: Caller;

before(async () => {
  world = await createWorld();
  for (const code of [third, foreign]) {
    await world.database.owner.query(
      `insert into county select $1, '县' || $1, bureau, number_prefix, review_authority, court from county limit 1`,
      [code],
    );
    await world.database.owner.query(
      `insert into area (code, name, county, valid_from) values ($1, $1, $1, '2020-01-01')`,
      [code],
    );
  }
  for (const [code, count] of Object.entries(found)) await findHazards(code, count);
  await runJob(world.server.machine, rollUp);
  province = await world.signIn('superior', { county: '510000', area: '510000' });
  city = await world.signIn('superior', { county: '519900', area: '519900' });
});
after(() => world.end());

async function findHazards(code: string, count: number): Promise<void> {
  const inspector = await world.signIn('inspector', { county: code, area: code });
  const siteId = uuidv7();
  const draft = { name: '砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: code };
  assert.equal((await inspector.post(at(site), { id: siteId, draft })).status, 201);
  for (let n = 0; n < count; n += 1) {
    const some = {
      site: siteId,
      summary: `护栏缺失${n}`,
      category: 'protection',
      level: 'general',
      source: 'inspection',
    };
    const day = n === 0 ? '2026-01-15' : '2026-02-10';
    const answer = await inspector.post(at(hazard), { draft: { ...some, foundAt: `${day}T01:00:00Z` } });
    assert.equal(answer.status, 201, JSON.stringify(answer.json));
  }
}

const ask = async (who: Caller, figure = 'hazard.found') => {
  const { status, json } = await who.get(asking('/province/ranking', { figure }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
};
type Line = { county: string; place: number; value: number; months: (number | null)[] };

test('a province sees its counties in order, and no other province’s', async () => {
  const { lines, figures } = await ask(province);
  assert.deepEqual(
    lines.map(({ county: code, place, value }: Line) => [code, place, value]),
    [
      [otherCounty, 1, 5],
      [third, 2, 3],
      [county, 3, 2],
    ],
  );
  assert.ok(figures.length >= 8);
});

test('a city sees its own two', async () => {
  const { lines } = await ask(city);
  assert.deepEqual(
    lines.map((line: Line) => line.county),
    [otherCounty, county],
  );
});

test('the trend is what each month brought', async () => {
  const { lines, months } = await ask(province);
  const mine = lines.find((line: Line) => line.county === otherCounty);
  assert.deepEqual(months.slice(-3), ['2026-01', '2026-02', '2026-03']);
  assert.deepEqual(mine.months.slice(-3), [1, 4, 0]);
  assert.deepEqual(
    mine.months.slice(0, 9),
    Array.from({ length: 9 }, () => 0),
  );
});

test('what is recorded late is in the figures of the next round, and the year before is kept', async () => {
  await findHazards(third, 4);
  await runJob(world.server.machine, rollUp);
  const { lines } = await ask(province);
  assert.deepEqual(lines[0].county, third);
  assert.deepEqual([lines[0].value, lines[0].before], [7, 0]);
});

test('only figures are open to those above: no ledger, no row, no other call of the counties', async () => {
  for (const l of [site, hazard]) {
    assert.equal((await province.get(at(l))).status, 403);
    assert.equal((await province.post(at(l), { draft: {} })).status, 403);
  }
  assert.deepEqual((await province.get('/api/today')).json.mine, []);
  assert.equal((await province.get('/api/me')).json.county.code, '510000');
  assert.deepEqual((await province.get('/api/areas')).json, []);
  assert.equal((await (await world.signIn('leader')).get('/api/province/ranking')).status, 403);
});

test('the wall itself lets through only the counties named', async () => {
  const client = await world.database.app.connect();
  const counties = async (named: string) => {
    await client.query('begin');
    await client.query(`set local anlan.counties = '${named}'`);
    const { rows } = await client.query('select distinct county from county_figure order by county');
    await client.query('rollback');
    return rows.map((row) => row.county);
  };
  assert.deepEqual(await counties(`${county},${third}`), [third, county]);
  assert.deepEqual(await counties(foreign), [foreign]);
  client.release();
});
