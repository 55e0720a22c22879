import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../../test/harness/world.ts';
import { campaign } from '../../oversight/index.ts';
import { site } from '../../sites/index.ts';
import { commitment } from '../commitments/commitment.ledger.ts';
import { composedWords } from '../composed-words.ts';
import type { Composed } from '../composed.ts';
import { proofread } from '../proof/proofread.ts';
import { report } from '../report.ledger.ts';
import type { Writing } from '../write/section.endpoints.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let writer: Caller;
let office: Caller;
let leader: Caller;
let chemical: string;
let mall: string;
let drive: string;
const name = '夏季安全生产百日行动';

before(async () => {
  world = await createWorld();
  [inspector, second, writer, office, leader] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('inspector'),
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
  world.clock.set('2025-05-12T02:00:00.000Z');
  chemical = await newSite('远山化工', 'hazchem');
  mall = await newSite('东门商场', 'mall');
  await visit(mall, null, ['去年的隐患'], '2025-05-12');
  world.clock.set('2026-05-08T02:00:00.000Z');
  drive = uuidv7();
  const draft = { key: 'summer', name, startsOn: '2026-05-01', endsOn: '2026-06-30' };
  assert.equal((await office.post(at(campaign), { id: drive, draft })).status, 201);
  await visit(chemical, drive, ['阀门泄漏', '接地失效'], '2026-05-08');
  await visit(mall, null, ['通道堆物'], '2026-05-08');
  world.clock.set('2026-06-10T02:00:00.000Z');
});
after(() => world.end());

async function newSite(called: string, sector: string): Promise<string> {
  const id = uuidv7();
  const draft = { name: called, sector, scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id, draft })).status, 201);
  await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} });
  return id;
}

async function visit(place: string, under: string | null, summaries: readonly string[], day: string): Promise<void> {
  const handling = { kind: 'fixedOnSite', result: '已清理' };
  const findings = summaries.map((summary) => ({
    id: uuidv7(),
    summary,
    category: 'fire',
    level: 'general',
    handling,
  }));
  const inspectors = [inspector.id, second.id];
  const about = { site: place, method: 'specialCheck', campaign: under, startedAt: `${day}T01:00:00.000Z`, inspectors };
  const asked = {
    id: uuidv7(),
    visit: { ...about, checked: '现场检查', limitReason: '重点检查' },
    order: null,
    findings,
  };
  const answer = await inspector.post('/api/hazards/record-visit', asked);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

const read = async (id: string): Promise<Writing> =>
  (await writer.get(asking('/reports/sections', { report: id }))).json;
async function begin(body: object): Promise<string> {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, ...body });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  return id;
}
const figure = ({ figures }: Composed, indicator: string) => figures.find((one) => one.indicator === indicator);

async function prolong(endsOn: string): Promise<void> {
  const { json } = await office.get(at(campaign, drive));
  const changed = await office.patch(at(campaign, drive), { version: json.row.version, change: { endsOn } });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
}

test('a report on a campaign that runs is on its days up to now, and says so; what belongs to it is counted for it', async () => {
  const { content } = await read(await begin({ campaign: drive, from: { structure: 'campaignDrive' } }));
  const { code, label } = content.period;
  assert.deepEqual([code, label], ['2026-05-01..2026-06-10', `${name}开展以来`]);
  const words = composedWords(content);
  assert.match(words, new RegExp(`现将安澜县应急管理局${name}开展以来工作情况报告如下（数据截至2026年6月10日）`));
  assert.match(words, /检查1家次，涉及单位场所1家；排查隐患2处，已整改2处，整改率100%/);
  assert.match(words, /全县未发生生产安全事故/);
  assert.deepEqual(
    proofread(words).map(({ quote, reason }) => `${quote} ${reason}`),
    [],
  );
});

test('nothing of the year before is compared with a campaign, last year’s same days with the rest', async () => {
  const id = await begin({ campaign: drive, from: { structure: 'domains' } });
  const { content, sections } = await read(id);
  const [first] = sections;
  assert.ok(first);
  const change = { chip: 'change', of: { indicator: 'hazard.found', where: { campaign: drive } } };
  const whole = { chip: 'change', of: { indicator: 'hazard.found' } };
  const text = { ...first.text, blocks: [{ kind: 'paragraph', runs: ['隐患', change, '；', whole, '。'] }] };
  const saved = await writer.post('/api/reports/sections/save', { report: id, section: first.id, version: 1, text });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
  const after = await read(id);
  const found = after.content.figures.filter(({ indicator }) => indicator === 'hazard.found');
  const own = found.find(({ where }) => where['campaign'] === drive);
  const county = found.find(({ where }) => where['campaign'] === undefined);
  assert.deepEqual([own?.value, own?.before], [2, null]);
  assert.deepEqual([county?.value, county?.before?.value], [3, 1]);
  assert.match(composedWords(after.content), /隐患；同比增加2处。/);
  assert.ok(after.content.notes.some(({ words }) => /专项行动上年没有可比的数字/.test(words)));
  assert.equal(figure(content, 'accident.count')?.where['campaign'], undefined);
});

test('a report on a campaign plans as many days again after the day of its signing, whenever it was begun', async () => {
  const id = await begin({ campaign: drive, from: { structure: 'campaignDrive' } });
  world.clock.set('2026-06-20T02:00:00.000Z');
  [writer, office, leader] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
  const offered = (await writer.get(asking('/reports/promises', { report: id }))).json;
  assert.equal(offered.coming, '2026年6月21日至8月10日');
  const { kind, mark } = offered.promises.find((one: { kind: string }) => one.kind === 'commitment');
  const choice = { report: id, kind, mark, struck: false, owner: null, unit: null, dueOn: '2026-08-10' };
  const chosen = await writer.post('/api/reports/promises/choose', choice);
  assert.equal(chosen.status, 200, JSON.stringify(chosen.json));
  await writer.post(at(report, id, 'steps', 'submit'), { version: 2, input: {} });
  await office.post(at(report, id, 'steps', 'approve'), { version: 3, input: {} });
  const stale = await leader.post('/api/reports/sign', { id, version: 3 });
  assert.equal(stale.json.code, 'stale', JSON.stringify(stale.json));
  const signed = await leader.post('/api/reports/sign', { id, version: 4 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  assert.equal((await leader.get(at(report, id))).json.row.period, '2026-05-01..2026-06-20', 'as the signed text says');
  const { rows } = (await writer.get(`${at(commitment)}?limit=50`)).json;
  assert.ok(rows.length > 0);
  for (const { period, dueOn } of rows) assert.deepEqual([period, dueOn], ['2026-06-21..2026-08-10', '2026-08-10']);
  const again = await begin({ campaign: drive, from: { structure: 'campaignDrive' } });
  const { promises } = (await writer.get(asking('/reports/promises', { report: again }))).json;
  const planned = promises.filter(({ kind }: { kind: string }) => kind === 'commitment');
  assert.ok(planned.every(({ known }: { known: string | null }) => known !== null));
});

test('a campaign prolonged after the signing leaves the passport alone; a draft goes on with it', async () => {
  world.clock.set('2026-07-02T02:00:00.000Z');
  const id = await begin({ campaign: drive, from: { structure: 'campaignDrive' } });
  const draft = await begin({ campaign: drive, from: { report: id } });
  assert.equal((await read(id)).content.title, `安澜县应急管理局${name}期间工作情况的报告`);
  await writer.post(`${at(report, id)}/steps/submit`, { version: 2, input: {} });
  await office.post(`${at(report, id)}/steps/approve`, { version: 3, input: {} });
  const signed = await leader.post('/api/reports/sign', { id, version: 4 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  await prolong('2026-08-31');
  const open = async (of: string): Promise<Composed> => (await writer.get(asking('/reports/open', { id: of }))).json;
  const [then, now] = await Promise.all([open(id), open(draft)]);
  assert.deepEqual([then.period.code, then.period.label], ['2026-05-01..2026-06-30', `${name}期间`]);
  assert.deepEqual([now.period.code, now.period.label], ['2026-05-01..2026-07-02', `${name}开展以来`]);
  const { json } = await leader.get(asking('/reports/compare', { id }));
  const differing = json.figures.filter(
    (one: { valueThen: number; valueNow: number }) => one.valueThen !== one.valueNow,
  );
  assert.deepEqual(differing, []);
});

test('kept as a template a campaign’s report is of no campaign, and begun on another it is of that one', async () => {
  const id = await begin({ campaign: drive, from: { structure: 'campaignDrive' } });
  const kept = await writer.post('/api/reports/templates/keep', { report: id, name: '专项行动小结' });
  assert.equal(kept.status, 200, JSON.stringify(kept.json));
  const { content } = await read(await begin({ period: '2026H1', from: { template: '专项行动小结', version: 1 } }));
  assert.equal(figure(content, 'hazard.found')?.value, 3);
  assert.match(content.title, /局2026年上半年工作情况的报告/);
  const other = uuidv7();
  const later = { key: 'autumn', name: '秋季防火行动', startsOn: '2026-07-01', endsOn: '2026-09-30' };
  assert.equal((await office.post(at(campaign), { id: other, draft: later })).status, 201);
  const on = await read(await begin({ campaign: other, from: { report: id } }));
  assert.equal(figure(on.content, 'hazard.found')?.value, 0);
  assert.equal(on.content.title, '安澜县应急管理局秋季防火行动开展以来工作情况的报告');
  const topic = await read(await begin({ campaign: drive, from: { topic: 'hazchem' } }));
  assert.match(composedWords(topic.content), /检查1家次.*\n.*\n排查隐患2处，均已整改，整改率100%/);
});

test('a campaign that has not begun is no period yet, and one there is not neither', async () => {
  const id = uuidv7();
  const draft = { key: 'winter', name: '冬春火灾防控', startsOn: '2026-11-01', endsOn: '2027-03-31' };
  assert.equal((await office.post(at(campaign), { id, draft })).status, 201);
  const from = { structure: 'campaignDrive' };
  const early = await writer.post('/api/reports/begin', { id: uuidv7(), campaign: id, from });
  assert.equal(early.status, 422);
  assert.match(early.json.title, /冬春火灾防控还没有开始/);
  assert.equal((await writer.post('/api/reports/begin', { id: uuidv7(), campaign: uuidv7(), from })).status, 404);
  assert.equal((await writer.post('/api/reports/begin', { id: uuidv7(), from })).status, 422);
});
