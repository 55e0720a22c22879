import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { readPdf } from '../../../test/harness/read-pdf.ts';
import { widthOf } from '../../server/pdf/break-lines.ts';
import { paragraphTexts, readDocx, xmlFault } from '../../server/word/read-docx.ts';
import { hazard } from '../hazards/index.ts';
import { visit } from '../inspections/index.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { composedWords } from './composed-words.ts';
import { proofread } from './proof/proofread.ts';
import { report } from './report.ledger.ts';
import type { Comparison } from './report.endpoints.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let office: Caller;
let writer: Caller;
let leader: Caller;
const campaigns: Record<string, string> = {};
const sites: Record<string, string> = {};
/** The hazards that are not put right on the spot, by their words. */
const ids: Record<string, string> = {};

before(async () => {
  world = await createWorld();
  [inspector, second, office, writer, leader] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('inspector'),
    world.signIn('committeeOffice'),
    world.signIn('writer'),
    world.signIn('leader'),
  ]);
  world.clock.set('2025-05-12T02:00:00.000Z');
  sites.brick = await newSite('兴旺砖厂', 'shaleBrick');
  sites.mine = await newSite('青石采石场', 'noncoalMine');
  sites.mall = await newSite('东门商场', 'mall');
  await recordVisit('mall', 'specialCheck', null, [{ summary: '去年的隐患' }], '2025-05-12');
  for (const [key, name] of [
    ['year_end', '岁末年初安全生产重大隐患专项整治'],
    ['universiade', '护航赛会安全专项整治'],
  ] as const)
    campaigns[key] = await newCampaign(key, name);

  world.clock.set('2026-03-02T02:00:00.000Z');
  await recordVisit(
    'mall',
    'specialCheck',
    'universiade',
    [{ summary: '通道堆物' }, { summary: '灭火器失效' }, { summary: '线路老化', ordered: true }],
    '2026-03-02',
  );
  await recordVisit('mall', 'specialCheck', 'universiade', [{ summary: '应急灯不亮' }], '2026-03-02');
  await recordVisit('brick', 'specialCheck', 'universiade', [], '2026-03-02');
  await recordVisit(
    'brick',
    'specialCheck',
    'year_end',
    [
      { summary: '窑体开裂', ordered: true, major: true },
      { summary: '违规储存', ordered: true, major: true },
    ],
    '2026-03-02',
  );
  await recordVisit('mine', 'supervision', null, [{ summary: '边坡未支护', ordered: true }], '2026-03-02');
  await recordVisit('mall', 'deptPlusExpert', null, [{ summary: '燃气软管超期' }], '2026-03-02');
  await close('边坡未支护');
  await close('窑体开裂');
  await control('违规储存');
});
after(() => world.end());

async function newSite(name: string, sector: string): Promise<string> {
  const id = uuidv7();
  const made = await inspector.post(at(site), {
    id,
    draft: { name, sector, scale: 'belowScale', address: '城关镇', area: village },
  });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} });
  return id;
}

async function newCampaign(key: string, name: string): Promise<string> {
  const id = uuidv7();
  const draft = { key, name, startsOn: '2025-12-15', endsOn: '2026-06-30' };
  assert.equal((await office.post(at(campaign), { id, draft })).status, 201);
  return id;
}

async function recordVisit(
  place: string,
  method: string,
  under: string | null,
  found: readonly { summary: string; ordered?: boolean; major?: boolean }[],
  day: string,
): Promise<void> {
  const five = { measures: '更换', funds: 100_000, dueOn: '2026-12-01', responsible: '经理', contingency: '停用' };
  const findings = found.map(({ summary, ordered = false, major = false }) => {
    const id = uuidv7();
    if (ordered) ids[summary] = id;
    const handling = ordered ? { kind: 'order', five } : { kind: 'fixedOnSite', result: '已清理' };
    const level = major ? { level: 'major', standard: '工贸企业重大事故隐患判定标准 第三条' } : { level: 'general' };
    return { id, summary, category: 'fire', ...level, handling };
  });
  const asked = {
    id: uuidv7(),
    visit: {
      site: sites[place],
      method,
      campaign: under === null ? null : campaigns[under],
      startedAt: `${day}T01:00:00.000Z`,
      inspectors: [inspector.id, second.id],
      checked: '现场检查',
      ...(method === 'deptPlusExpert' ? { experts: '石某' } : {}),
      limitReason: '年内重点检查', // a site here is visited more often than the county lets without one
    },
    order: found.some(({ ordered }) => ordered) ? { id: uuidv7(), kind: 'notice' } : null,
    findings,
  };
  const answer = await inspector.post('/api/hazards/record-visit', asked);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

async function step(who: Caller, summary: string, name: string, input: object): Promise<void> {
  const path = at(hazard, ids[summary]);
  const { json } = await who.get(path);
  const taken = await who.post(`${path}/steps/${name}`, { version: json.row.version, input });
  assert.equal(taken.status, 200, JSON.stringify(taken.json));
}
async function close(summary: string): Promise<void> {
  await step(inspector, summary, 'report', { result: '已整改' });
  await step(second, summary, 'close', { opinion: '合格' });
}
const control = (summary: string) =>
  step(inspector, summary, 'control', { controlMeasures: '停用', dueOn: '2026-12-01' });

async function compose(period = '2026H1', who = writer): Promise<Composed> {
  const { status, json } = await who.get(asking('/reports/compose', { period }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
const valuesOf = ({ figures }: Composed) => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const textOf = ({ blocks }: Composed) =>
  blocks
    .map(({ number, text, runs }) => number + text + runs.map((r) => (typeof r === 'string' ? r : r.text)).join(''))
    .join('\n');

test('the report is written from the ledgers, and what they do not hold is left out', async () => {
  const text = textOf(await compose());
  assert.match(text, /^按照工作要求，现将2026年上半年安全生产工作情况报告如下（数据截至2026年3月2日）。$/m);
  assert.match(text, /^一、2026年上半年工作情况$/m);
  assert.match(
    text,
    /^（一）化解安全风险，守牢发展底线.*检查6家次，涉及单位场所3家。排查隐患8处，已整改6处，整改率75%；其中重大隐患2处，已整改1处。$/m,
  );
  assert.match(text, /^一是强化统筹部署。.*督查1家次，发现问题1项，下发整改通知书1份。$/m);
  assert.match(text, /岁末年初安全生产重大隐患专项整治，排查出重大隐患2处，整改1处，管控1处。/);
  assert.match(text, /护航赛会安全专项整治期间，共检查单位场所2家，排查隐患4处，已整改3处，整改率75%。/);
  assert.match(text, /^三是加大隐患治理。.*专项检查1家次，排查各类安全隐患1处，均已整改。$/m);
  assert.match(text, /^四是抓好直管领域。对1家页岩砖厂、1家非煤矿山开展全覆盖检查，排查隐患3处，已整改2处。$/m);
  assert.doesNotMatch(text, /烟花爆竹|判定标准/);
});

test('the report has no finding from its own proof-reader', async () => {
  assert.deepEqual(proofread(composedWords(await compose())), []);
});

test('every figure counts exactly the rows its list shows', async () => {
  const { figures } = await compose();
  for (const figure of figures.filter(({ ratio }) => ratio === null)) {
    assert.equal(await listed(figure), figure.value, figure.key);
  }
});

async function listed({ ledger, rows, different }: ComposedFigure): Promise<number> {
  const where = encodeURIComponent(JSON.stringify(rows));
  if (different === null) return (await writer.get(`/api/ledgers/${ledger}/count?where=${where}`)).json.count;
  const { json } = await writer.get(`/api/ledgers/${ledger}?where=${where}&limit=200`);
  return new Set(json.rows.map((row: { site: string }) => row.site)).size;
}

test('a figure says what it is, and what it was a year before; a ledger that was not kept then says nothing', async () => {
  world.clock.set('2026-07-01T02:00:00.000Z');
  const { figures, cutoff } = await compose();
  const found = figures.find(({ key }) => key === 'universiade.found');
  assert.equal(cutoff, '2026-06-30T15:59:59.999Z');
  assert.equal(found?.indicator, 'hazard.found');
  assert.deepEqual(found?.where, { campaign: { key: 'universiade' } });
  assert.deepEqual(found?.before, { value: 0, change: 4, percent: null });
  assert.deepEqual(figures.find(({ key }) => key === 'all.found')?.before, { value: 1, change: 7, percent: 700 });
  assert.equal(figures.find(({ key }) => key === 'supervision.notices')?.before, null);
});

test('rules between the figures are checked, and a claim the counts do not bear out is not made', async () => {
  const { notes } = await compose();
  assert.equal(notes.filter(({ kind }) => kind === 'differs').length, 0);
  assert.ok(notes.some(({ rule, words }) => rule === 'R04' && /岁末年初整治排查重大隐患 2 ＝/.test(words)));
  assert.ok(notes.some(({ kind, words }) => kind === 'unclaimed' && /没有写“均已整改”/.test(words)));
  assert.ok(notes.some(({ kind, words }) => kind === 'omitted' && /烟花爆竹/.test(words)));
});

test('a figure for 30 June asked in August is that of 30 June', async () => {
  world.clock.set('2026-07-01T02:00:00.000Z');
  const onFirst = await compose();
  world.clock.set('2026-08-15T02:00:00.000Z');
  await close('线路老化');
  await close('违规储存');
  const inAugust = await compose();
  assert.deepEqual(valuesOf(inAugust), valuesOf(onFirst));
  assert.equal(valuesOf(await compose('2026-08'))['all.found'], 0);
  world.clock.set('2026-08-16T02:00:00.000Z');
});

test('the Word file follows the text and marks each figure', async () => {
  const answer = await writer.get('/api/documents/report/2026H1');
  assert.equal(answer.status, 200);
  assert.match(
    decodeURIComponent(answer.headers.get('content-disposition') ?? ''),
    /《安澜县应急管理局关于.*》\.docx$/,
  );
});

test('signing freezes the figures, and a report opened later says which rows changed since, by whom and when', async () => {
  world.clock.set('2026-07-06T02:00:00.000Z');
  await recordVisit('mall', 'specialCheck', 'universiade', [{ summary: '标识缺失', ordered: true }], '2026-06-29');
  const id = uuidv7();
  const { title } = await compose();
  const draft = { title, period: '2026H1', template: 'halfYearSafety' };
  assert.equal((await writer.post(at(report), { id, draft })).status, 201);
  assert.equal((await writer.post('/api/reports/sign', { id, version: 1 })).status, 403);
  assert.equal((await leader.post(at(report, id, 'steps', 'sign'), { version: 1, input: {} })).status, 403);
  assert.equal((await leader.post('/api/reports/sign', { id, version: 1 })).status, 409, 'not before it was reviewed');
  for (const [who, taken, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', taken), { version, input: {} })).status, 200);
  const signed = await leader.post('/api/reports/sign', { id, version: 3 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  assert.equal((await leader.post('/api/reports/sign', { id, version: 3 })).status, 409);
  const { rows: passports } = await world.database.owner.query(
    `select value::int, cardinality(row_ids) as rows from report_figure where report_id = $1 and key = 'universiade.found'`,
    [id],
  );
  assert.deepEqual(passports, [{ value: 5, rows: 5 }]);

  assert.deepEqual((await compare(id)).figures, []);
  world.clock.set('2026-08-16T02:00:00.000Z');
  await recordVisit('mall', 'specialCheck', 'universiade', [{ summary: '补录的隐患', ordered: true }], '2026-06-30');
  const { json } = await inspector.get(at(hazard, ids['标识缺失']));
  const moved = await inspector.patch(at(hazard, ids['标识缺失']), {
    version: json.row.version,
    change: { campaign: null },
  });
  assert.equal(moved.status, 200, JSON.stringify(moved.json));

  const { figures, titles } = await compare(id);
  const found = figures.find(({ key }) => key === 'universiade.found');
  assert.deepEqual([found?.valueThen, found?.valueNow], [5, 5]);
  assert.deepEqual(
    found?.added.rows.map((row) => [row.title, row.entries[0]?.action]),
    [['补录的隐患', 'create']],
  );
  const [gone] = found?.gone.rows ?? [];
  assert.equal(gone?.title, '标识缺失');
  assert.deepEqual(
    gone?.entries.map(({ action, at: when, by }) => [action, when, titles[by]]),
    [['update', '2026-08-16T02:00:00.000Z', '测试inspector']],
  );
  const total = figures.find(({ key }) => key === 'all.found');
  assert.deepEqual([total?.valueThen, total?.valueNow, total?.added.count, total?.gone.count], [9, 10, 1, 0]);
  assert.equal(total?.changed.rows[0]?.title, '标识缺失');

  const edit = await writer.patch(at(report, id), { version: signed.json.version, change: { title: '另一个标题' } });
  assert.match(edit.json.fields.title, /已签发的报告不能修改/);
  const opened = (await writer.get(asking('/reports/open', { id }))).json;
  assert.equal(valuesOf(opened)['all.found'], 9);
  assert.equal(valuesOf(await compose())['all.found'], 10);
});

async function compare(id: string): Promise<Comparison> {
  const { status, json } = await leader.get(asking('/reports/compare', { id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}

test('a signed report comes out as the same Word file again, signed and dated, with a bookmark at each number', async () => {
  const { json } = await writer.get(`${at(report)}?where=${encodeURIComponent('{"state":"signed"}')}`);
  const path = `/api/documents/report/${json.rows[0].id}`;
  const bytes = await bytesOf(path);
  assert.deepEqual(await bytesOf(path), bytes);
  const xml = readDocx(bytes).get('word/document.xml') ?? '';
  assert.equal(xmlFault(xml), undefined);
  const texts = paragraphTexts(xml);
  assert.equal(texts.at(-2), '安澜县应急管理局');
  assert.equal(texts.at(-1), '2026年7月6日');
  assert.match(xml, /w:name="figure_universiade_found"/);
});

test('the PDF says what the Word file says, and masked neither it nor the Word file has a digit of a figure', async () => {
  const { json } = await writer.get(`${at(report)}?where=${encodeURIComponent('{"state":"signed"}')}`);
  const { id } = json.rows[0];
  const answer = await writer.get(`/api/documents/report-pdf/${id}`);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.match(decodeURIComponent(answer.headers.get('content-disposition') ?? ''), /《.*》\.pdf$/);
  for (const [word, pdf] of [
    ['report', 'report-pdf'],
    ['report-masked', 'report-masked-pdf'],
  ] as const) {
    const xml = readDocx(await bytesOf(`/api/documents/${word}/${id}`)).get('word/document.xml') ?? '';
    const pages = await readPdf(await bytesOf(`/api/documents/${pdf}/${id}`));
    const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    assert.equal(text, paragraphTexts(xml).join(''));
    assert.ok(pages.every(({ lines }) => lines.length <= 22 && lines.every((line) => widthOf(line.text) <= 28)));
    assert.equal(/排查隐患5处/.test(text), pdf === 'report-pdf');
    assert.equal(/排查隐患\*处/.test(text), pdf === 'report-masked-pdf');
  }
});

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: writer.cookie } }),
  );
  return new Uint8Array(await response.arrayBuffer());
}

test('a part of the county composes no report, an enterprise none at all, and a period must be one that has begun', async () => {
  const part = await world.signIn('inspector', { area: village });
  assert.equal((await part.get(asking('/reports/compose', { period: '2026H1' }))).status, 403);
  const enterprise = await world.signIn('enterprise', { siteId: sites.mall ?? '' });
  assert.equal((await enterprise.get(asking('/reports/compose', { period: '2026H1' }))).status, 403);
  assert.equal((await writer.get(asking('/reports/compose', { period: '2026H3' }))).status, 422);
  assert.equal((await writer.get(asking('/reports/compose', { period: '2027H1' }))).status, 422);
});

test('visits are what the figures of 家 open', async () => {
  const figure = (await compose()).figures.find(({ key }) => key === 'universiade.sites');
  assert.equal(figure?.ledger, visit.name);
  assert.equal(figure?.different, '被检查单位');
});
