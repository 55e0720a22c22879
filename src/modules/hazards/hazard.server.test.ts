import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, createWorld, town, village, type Caller, type World } from '../../../test/harness/world.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { paragraphTexts, readDocx } from '../../server/word/read-docx.ts';
import { site } from '../sites/index.ts';
import { hazard } from './hazard.ledger.ts';
import { openRechecks } from './hazards.server.ts';
import { visit } from '../inspections/index.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let siteId: string;

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  second = await world.signIn('inspector');
  siteId = await newSite();
});
after(() => world.end());

async function newSite(): Promise<string> {
  const id = uuidv7();
  const draft = {
    name: '安澜县城关镇兴旺砖厂',
    sector: 'shaleBrick',
    scale: 'belowScale',
    address: '城关镇东门',
    area: village,
  };
  const made = await inspector.post(at(site), { id, draft });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}

const five = {
  measures: '更换电缆',
  funds: 300_000,
  dueOn: '2026-03-20',
  responsible: '厂长',
  contingency: '停用该回路',
};
const finding = {
  summary: '配电箱未接地',
  category: 'electrical',
  level: 'general',
  source: 'inspection',
  foundAt: '2026-03-02T01:30:00.000Z',
};

async function newHazard(more: object = {}): Promise<string> {
  const id = uuidv7();
  const made = await inspector.post(at(hazard), { id, draft: { site: siteId, ...finding, ...more } });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}
const step = (who: Caller, id: string, name: string, version: number, input: object = {}) =>
  who.post(at(hazard, id, 'steps', name), { version, input });

test('a hazard goes from finding to closing, and its history tells how', async () => {
  const id = await newHazard();
  assert.equal((await step(inspector, id, 'order', 1, five)).json.row.state, 'rectifying');
  const enterprise = await world.signIn('enterprise', { siteId });
  assert.equal((await step(enterprise, id, 'report', 2, { result: '已更换' })).json.row.state, 'recheck');
  assert.equal((await step(inspector, id, 'close', 3, { opinion: '合格' })).json.row.state, 'closed');
  const whole = await inspector.get(at(hazard, id));
  assert.equal(whole.json.row.area, village);
  assert.equal(whole.json.row.dueAt, null);
  assert.equal(whole.json.titles[siteId], '安澜县城关镇兴旺砖厂');
  const { json: entries } = await inspector.get(at(hazard, id, 'history'));
  assert.deepEqual(
    entries.map((e: { action: string }) => e.action),
    ['create', 'order', 'report', 'close'],
  );
});

test('五落实 are complete before 整改中 (R3.2)', async () => {
  const id = await newHazard();
  const answer = await step(inspector, id, 'order', 1, { measures: '更换', dueOn: '2026-03-20' });
  assert.equal(answer.status, 422);
  assert.deepEqual(Object.keys(answer.json.fields).toSorted(), ['contingency', 'funds', 'responsible']);
});

test('a major hazard is not closed by the one who reported it rectified', async () => {
  const id = await newHazard({ level: 'major', standard: '工贸企业重大事故隐患判定标准 第三条' });
  await step(inspector, id, 'order', 1, five);
  await step(inspector, id, 'report', 2, { result: '已更换' });
  const own = await step(inspector, id, 'close', 3, { opinion: '合格' });
  assert.equal(own.status, 409);
  assert.match(own.json.title, /其他执法人员复查/);
  assert.equal((await step(second, id, 'close', 3, { opinion: '合格' })).json.row.state, 'closed');
});

test('re-inspection opens by itself when the term ends, with ten days of its own (R2.31)', async () => {
  const id = await newHazard();
  await step(inspector, id, 'order', 1, five);
  world.clock.set('2026-03-20T15:00:00.000Z');
  await runJob(world.server.machine, openRechecks);
  assert.equal((await inspector.get(at(hazard, id))).json.row.state, 'rectifying');
  world.clock.set('2026-03-20T16:00:01.000Z');
  await runJob(world.server.machine, openRechecks);
  const { json } = await (await world.signIn('inspector')).get(at(hazard, id));
  assert.equal(json.row.state, 'recheck');
  assert.deepEqual(
    json.deadlines.map((d: { name: string; dueAt: string }) => [d.name, d.dueAt]),
    [
      ['rectify', '2026-03-20T15:59:59.999Z'],
      ['recheck', '2026-03-30T15:59:59.999Z'],
    ],
  );
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('a town sees its own hazards, another town none of them', async () => {
  const id = await newHazard();
  const here = await world.signIn('township', { area: town });
  const there = await world.signIn('township', { area: '519901102' });
  assert.equal((await here.get(at(hazard, id))).status, 200);
  assert.equal((await there.get(at(hazard, id))).status, 404);
  assert.equal((await there.get(at(hazard))).json.rows.length, 0);
  assert.equal((await (await world.signIn('inspector', { county: '519902' })).get(at(hazard, id))).status, 404);
});

test('a whole visit is recorded in one call, and once however often it is sent', async () => {
  const ids = { id: uuidv7(), order: uuidv7(), a: uuidv7(), b: uuidv7() };
  const asked = {
    id: ids.id,
    visit: {
      site: siteId,
      method: 'lawEnforcement',
      startedAt: '2026-03-02T01:00:00.000Z',
      inspectors: [inspector.id, second.id],
      checked: '配电与消防',
    },
    order: { id: ids.order, kind: 'order' },
    findings: [
      {
        id: ids.a,
        summary: '配电箱未接地',
        category: 'electrical',
        level: 'general',
        handling: { kind: 'order', five },
      },
      {
        id: ids.b,
        summary: '通道堆物',
        category: 'fire',
        level: 'general',
        handling: { kind: 'fixedOnSite', result: '已清理' },
      },
    ],
  };
  const first = await inspector.post('/api/hazards/record-visit', asked);
  assert.equal(first.status, 200, JSON.stringify(first.json));
  assert.equal(first.json.visitNumber, '安应急检记〔2026〕1号');
  assert.equal(first.json.orderNumber, '安应急责改〔2026〕1号');
  assert.deepEqual((await inspector.post('/api/hazards/record-visit', asked)).json, first.json);
  const states = await Promise.all(
    [ids.a, ids.b].map(async (id) => (await inspector.get(at(hazard, id))).json.row.state),
  );
  assert.deepEqual(states, ['rectifying', 'closed']);
  assert.equal((await inspector.get(at(visit, ids.id))).json.row.state, 'recorded');
});

test('the order and the visit record come out as Word files with number, date and items', async () => {
  const ids = { id: uuidv7(), order: uuidv7(), a: uuidv7() };
  const recorded = await inspector.post('/api/hazards/record-visit', {
    id: ids.id,
    visit: {
      site: siteId,
      method: 'lawEnforcement',
      startedAt: '2026-03-02T01:00:00.000Z',
      inspectors: [inspector.id, second.id],
      checked: '窑炉与配电',
    },
    order: { id: ids.order, kind: 'order' },
    findings: [
      {
        id: ids.a,
        summary: '窑顶护栏缺失',
        category: 'protection',
        level: 'general',
        handling: { kind: 'order', five },
      },
    ],
  });
  const record = await wordText(`/api/documents/visit-record/${ids.id}`);
  const order = await wordText(`/api/documents/rectification-order/${ids.order}`);
  for (const words of [recorded.json.visitNumber, '安澜县城关镇兴旺砖厂', '窑顶护栏缺失', '2026年3月2日'])
    assert.ok(record.includes(words), words);
  for (const words of [recorded.json.orderNumber, '窑顶护栏缺失', '2026年3月20日', '第六十五条'])
    assert.ok(order.includes(words), words);
  assert.equal(
    (await (await world.signIn('township', { area: '519901102' })).get(`/api/documents/visit-record/${ids.id}`)).status,
    404,
  );
});

test('a photo that was there before is no change of a later step', async () => {
  const id = await newHazard();
  const proof = [await uploaded('整改后.txt', '已更换')];
  await step(inspector, id, 'order', 1, five);
  await step(inspector, id, 'report', 2, { result: '已更换', proof });
  await step(inspector, id, 'close', 3, { opinion: '合格', proof });
  const { json: entries } = await inspector.get(at(hazard, id, 'history'));
  assert.ok('proof' in entries[2].change);
  assert.ok(!('proof' in entries[3].change));
});

async function uploaded(name: string, content: string) {
  const headers = {
    cookie: inspector.cookie,
    'sec-fetch-site': 'same-origin',
    'x-file-name': encodeURIComponent(name),
  };
  const request = new Request('http://localhost/api/files', { method: 'POST', headers, body: content });
  const response = await world.server.app.fetch(request);
  assert.equal(response.status, 201);
  return response.json();
}

async function wordText(path: string): Promise<string> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: inspector.cookie } }),
  );
  assert.equal(response.status, 200);
  const parts = readDocx(new Uint8Array(await response.arrayBuffer()));
  return paragraphTexts(parts.get('word/document.xml') ?? '').join('\n');
}
