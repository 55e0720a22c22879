import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { asking, at, type Caller, createWorld, otherTown, village, type World } from '../../../test/harness/world.ts';
import { site } from '../sites/index.ts';
import { joinFilings, visitCalendar } from './visit-calendar.endpoints.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';

// 定期联合执法检查 (A051): what several departments have filed for one enterprise becomes one visit of all.

let world: World;
let office: Caller;
let [brick, mill] = ['', ''];
before(async () => {
  world = await createWorld();
  office = await world.signIn('committeeOffice');
  [brick, mill] = [await newSite('东门砖厂', village), await newSite('河口面粉厂', otherTown)];
});
after(() => world.end());

async function newSite(name: string, area: string): Promise<string> {
  const id = uuidv7();
  const about = { name, sector: 'shaleBrick', scale: 'micro', address: '东门', area };
  await made(office.post(at(site), { id, draft: about }));
  return id;
}
async function file(siteId: string, department: string, plannedOn: string) {
  const id = uuidv7();
  await made(office.post(at(visitFiling), { id, draft: { site: siteId, department, plannedOn, matter: '消防' } }));
  return { id, version: 1 };
}
const join = (filings: readonly object[], on: string, id = uuidv7()) =>
  office.post(`/api${joinFilings.path}`, { id, on, filings });
const calendar = (who: Caller, from?: string) => who.get(asking(visitCalendar.path, { from }));

test('filings for one enterprise become one joint inspection, on its day; sent twice it is one', async () => {
  const one = await file(brick, '应急管理局', '2026-03-05');
  const two = await file(brick, '消防救援大队', '2026-03-12');
  const theirs = await file(mill, '市场监管局', '2026-03-05');
  const same = await file(brick, '应急管理局', '2026-03-20');
  refusedWith(await join([one, theirs], '2026-03-05'), /只能合并对同一单位的备案/);
  refusedWith(await join([one, same], '2026-03-05'), /同一部门的，请直接调整日期/);
  assert.match((await join([one, two], '2026-03-01')).json.fields.on, /不能早于今天/);
  const id = uuidv7();
  await made(join([one, two], '2026-03-12', id));
  await made(join([one, two], '2026-03-12', id));
  const { row } = await made(office.get(at(jointInspection, id)));
  assert.deepEqual([row.name, row.departments, row.area], ['东门砖厂联合检查', '应急管理局、消防救援大队', village]);
  assert.equal((await made(office.get(at(jointInspection)))).rows.length, 1);
  const { json } = await calendar(office);
  assert.deepEqual([json.from, json.to], ['2026-03-02', '2026-03-29']);
  assert.deepEqual(
    json.filings.map((each: { plannedOn: string; siteName: string; joint: { name: string } | null }) => [
      each.plannedOn,
      each.siteName,
      each.joint?.name ?? null,
    ]),
    [
      ['2026-03-05', '河口面粉厂', null],
      ['2026-03-12', '东门砖厂', '东门砖厂联合检查'],
      ['2026-03-12', '东门砖厂', '东门砖厂联合检查'],
      ['2026-03-20', '东门砖厂', null],
    ],
  );
});

test('a town sees what is filed for its own enterprises, an enterprise nothing', async () => {
  const town = await world.signIn('township', { area: otherTown });
  const { json } = await calendar(town);
  assert.deepEqual(
    json.filings.map((each: { siteName: string }) => each.siteName),
    ['河口面粉厂'],
  );
  const owner = await world.signIn('enterprise', { area: village, siteId: brick });
  assert.equal((await calendar(owner)).status, 403);
  assert.equal((await calendar(office, '2026-04-15')).json.filings.length, 0);
});
