import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { hazard } from '../hazards/index.ts';
import { supplyPurchase } from '../resources/index.ts';
import { site } from '../sites/index.ts';
import type { ComposedFigure } from './composed.ts';
import { report } from './report.ledger.ts';

let world: World;
let writer: Caller;
const id = uuidv7();

before(async () => {
  world = await createWorld();
  const [inspector, duty] = await Promise.all([world.signIn('inspector'), world.signIn('dutyOfficer')]);
  writer = await world.signIn('writer');
  world.clock.set('2026-03-12T02:00:00.000Z');
  const mall = uuidv7();
  const draft = { name: '东门商场', sector: 'mall', scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id: mall, draft })).status, 201);
  const found = { category: 'fire', level: 'general', source: 'inspection', foundAt: '2026-03-10T01:00:00Z' };
  const open = { id: uuidv7(), draft: { site: mall, summary: '电线裸露', ...found } };
  assert.equal((await inspector.post(at(hazard), open)).status, 201);
  for (const [goods, amount] of [
    ['帐篷', 600_000],
    ['棉被', 150_000],
  ] as const) {
    const bought = uuidv7();
    const asked = { name: `${goods}储备补充`, year: 2026, goods, amount };
    assert.equal((await duty.post(at(supplyPurchase), { id: bought, draft: asked })).status, 201);
    const input = { requestedFrom: '县发展改革局', requestedOn: '2026-03-11' };
    assert.equal((await duty.post(at(supplyPurchase, bought, 'steps', 'request'), { version: 1, input })).status, 200);
  }
  world.clock.set('2026-07-06T02:00:00.000Z');
  await write();
});
after(() => world.end());

/** A report of two figures: what stands open, by the day it was found, and an amount of money. */
async function write(): Promise<void> {
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'domains' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { sections } = (await writer.get(asking('/reports/sections', { report: id }))).json;
  const chips = ['hazard.open', 'supplyPurchase.requested'].map((indicator) => ({
    chip: 'figure',
    of: { indicator },
    wording: 'exact',
  }));
  const text = { heading: '', blocks: [{ kind: 'paragraph', runs: chips.flatMap((chip) => [chip, '，']) }] };
  const saved = await writer.post('/api/reports/sections/save', {
    report: id,
    section: sections[0].id,
    version: 1,
    text,
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
}

/** What stands over the rows of a figure, and for each its name and its day. */
async function listed(indicator: string) {
  const figures: readonly ComposedFigure[] = (await writer.get(asking('/reports/open', { id }))).json.figures;
  const place = figures.findIndex((one) => one.indicator === indicator && Object.keys(one.where).length === 0) + 1;
  const response = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/report-figures/${id}`, { headers: { cookie: writer.cookie } }),
  );
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  const [head, ...rows] = (sheets[1]?.rows ?? []).filter(([figure]) => figure === place);
  const told = rows.map(([, , , , title, , , day]) => [String(title), day]);
  return {
    value: figures[place - 1]?.value,
    head: head?.[4],
    rows: told.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}
const day = (on: string) => new Date(`${on}T00:00:00.000Z`);

for (const [when, said] of [
  ['as the ledgers stand', '现'],
  ['as they stood at the signing', '签发时'],
] as const)
  test(`what stands open is listed with the day it was found, an amount with every row it adds up: ${when}`, async () => {
    if (said === '签发时') await sign();
    const open = await listed('hazard.open');
    assert.deepEqual([open.value, open.head, open.rows], [1, `${said}有 1 条记录`, [['电线裸露', day('2026-03-10')]]]);
    const money = await listed('supplyPurchase.requested');
    assert.deepEqual([money.value, money.head], [750_000, `${said}有 2 条记录`]);
    assert.deepEqual(money.rows, [
      ['帐篷储备补充', day('2026-03-11')],
      ['棉被储备补充', day('2026-03-11')],
    ]);
  });

async function sign(): Promise<void> {
  const [office, leader] = await Promise.all([world.signIn('committeeOffice'), world.signIn('leader')]);
  for (const [who, name, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', name), { version, input: {} })).status, 200);
  assert.equal((await leader.post('/api/reports/sign', { id, version: 3 })).status, 200);
}
