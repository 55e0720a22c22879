import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { AnyRow } from '../../src/kernel/ledger.ts';
import { visit } from '../../src/modules/inspections/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, type Caller, createWorld, village, type World } from '../harness/world.ts';
import { importing } from './importing.ts';

// What happens between the check of a table and its import, which takes over what the check has found.

let world: World;
let chief: Caller;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  chief = await world.signIn('sectionChief');
  inspector = await world.signIn('inspector');
  await world.signIn('leader');
});
after(() => world.end());

const rowsOf = async (where: object): Promise<readonly AnyRow[]> =>
  (await chief.get(`${at(site)}?limit=200&where=${encodeURIComponent(JSON.stringify(where))}`)).json.rows;

const draft = (name: string) => ({
  name,
  sector: 'industryTrade',
  scale: 'belowScale',
  address: '东街',
  area: village,
});

async function register(name: string): Promise<string> {
  const id = uuidv7();
  assert.equal((await inspector.post(at(site), { id, draft: draft(name) })).status, 201);
  return id;
}

const head = '单位名称,行业领域,规模,地址,备注';
const line = (name: string, remarks = '') => `${name},工贸,规下,东街,${remarks}`;

test('rows that were changed or registered after the check are compared anew: nothing is overwritten, nothing stands twice', async () => {
  const { upload, check, run } = importing(world, chief, site);
  const changed = await register('检查后改动的厂');
  const fillers = Array.from({ length: 1200 }, (_, n) => line(`填充第${n}家厂`));
  const table = [head, line('检查后改动的厂', '表中的备注'), ...fillers, line('检查后登记的厂', '也在表中')];
  const id = await upload(table.join('\r\n'), '之间.csv');
  const checked = await check(id);
  assert.deepEqual([checked.tally?.created, checked.tally?.updated], [1201, 1]);
  assert.equal((await inspector.patch(at(site, changed), { version: 1, change: { employees: 7 } })).status, 200);
  await register('检查后登记的厂');
  const done = await run(id);
  assert.equal(done.state, 'done', JSON.stringify(done.fault));
  assert.deepEqual([done.tally?.created, done.tally?.updated, done.tally?.refused], [1200, 2, 0]);
  const [kept] = await rowsOf({ name: '检查后改动的厂' });
  assert.deepEqual([kept?.['employees'], kept?.['remarks'], kept?.version], [7, '表中的备注', 3]);
  const registered = await rowsOf({ name: '检查后登记的厂' });
  assert.deepEqual([registered.length, registered[0]?.['remarks']], [1, '也在表中']);
});

test('who has left the post after the check imports nothing any more', async () => {
  const leaving = await world.signIn('sectionChief');
  const { upload, check } = importing(world, leaving, site);
  const id = await upload([head, line('离岗后的厂')].join('\r\n'), '离岗.csv');
  assert.equal((await check(id)).state, 'checked');
  await leaving.post(`/api/imports/${id}/run`);
  await world.database.owner.query(`update post set valid_until = '2020-02-01' where account_id = $1`, [leaving.id]);
  await world.server.startImports().drain();
  assert.equal((await rowsOf({ name: '离岗后的厂' })).length, 0);
  const { rows } = await world.database.owner.query(`select state, fault from import_batch where id = $1`, [id]);
  assert.equal(rows[0].state, 'cancelled');
  assert.match(rows[0].fault, /不在岗/);
});

const two = (n: number) => String(n).padStart(2, '0');
const visits = (month: string, rows: number): string => {
  const lines = Array.from({ length: rows }, (_, n) => {
    const moment = `2026-${month}-${two(1 + Math.floor(n / 100))} ${two(8 + Math.floor((n % 100) / 60))}:${two((n % 100) % 60)}`;
    return `被查的厂,线上巡查,${moment},测试inspector、测试leader,${month}月第${n}次`;
  });
  return ['被检查单位,检查方式,检查时间,检查人员,检查内容', ...lines].join('\r\n');
};

test('numbers stand in the order of the file, also when a table that was checked yesterday is imported today', async () => {
  await register('被查的厂');
  const { upload, check, run } = importing(world, inspector, visit);
  const rows = 1200;
  for (const month of ['01', '02']) {
    const id = await upload(visits(month, rows), '检查.csv');
    const checked = await check(id);
    assert.equal(checked.tally?.created, rows, JSON.stringify(checked.remarks.slice(0, 3)));
    if (month === '02') world.clock.set('2026-03-03T02:00:00.000Z');
    assert.deepEqual((await run(id)).tally?.created, rows);
  }
  const { rows: found } = await world.database.owner.query<{ checked: string }>(
    `select checked from visit order by substring(number from '〕(\\d+)号')::int`,
  );
  const expected = ['01', '02'].flatMap((month) => Array.from({ length: rows }, (_, n) => `${month}月第${n}次`));
  assert.deepEqual(
    found.map(({ checked }) => checked),
    expected,
  );
});
