import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { paragraphTexts, readDocx, xmlFault } from '../../server/word/read-docx.ts';
import { legalDocument } from '../documents/index.ts';
import { supplyPurchase } from '../resources/index.ts';
import { site } from '../sites/index.ts';
import type { Composed } from './composed.ts';
import { report } from './report.ledger.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let office: Caller;
let writer: Caller;
let leader: Caller;
/** The letter that corrects the report signed first. */
let letter: string;
/** The report signed first. */
let first: string;
const mall = uuidv7();
const title = '安澜县应急管理局关于2026年上半年安全生产工作情况的报告';

before(async () => {
  world = await createWorld();
  [inspector, second, office, writer, leader] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('inspector'),
    world.signIn('committeeOffice'),
    world.signIn('writer'),
    world.signIn('leader'),
  ]);
  const draft = { name: '东门商场', sector: 'mall', scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id: mall, draft })).status, 201);
  await recordVisit(['通道堆物', '灯不亮'], '2026-03-02');
  world.clock.set('2026-07-06T02:00:00.000Z');
  first = await approved(title);
  assert.equal((await sign(first)).status, 200);
});
after(() => world.end());

async function recordVisit(found: readonly string[], day: string): Promise<void> {
  const answer = await inspector.post('/api/hazards/record-visit', {
    id: uuidv7(),
    visit: {
      site: mall,
      method: 'specialCheck',
      startedAt: `${day}T01:00:00.000Z`,
      inspectors: [inspector.id, second.id],
      checked: '现场检查',
      limitReason: '年内重点检查',
    },
    order: null,
    findings: found.map((summary) => ({
      id: uuidv7(),
      summary,
      category: 'fire',
      level: 'general',
      handling: { kind: 'fixedOnSite', result: '已清理' },
    })),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

/** A report that waits for its signing, at version 3. */
async function approved(called: string): Promise<string> {
  const id = uuidv7();
  const draft = { title: called, period: '2026H1', template: 'halfYearSafety' };
  assert.equal((await writer.post(at(report), { id, draft })).status, 201);
  for (const [who, taken, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', taken), { version, input: {} })).status, 200);
  return id;
}

const sign = (id: string) => leader.post('/api/reports/sign', { id, version: 3 });

test('a figure already signed otherwise is refused at the next signing until somebody says why, and the passport keeps it', async () => {
  world.clock.set('2026-08-20T02:00:00.000Z');
  await recordVisit(['补录的隐患'], '2026-06-30');
  const id = await approved('安澜县应急管理局关于上半年安全生产工作的补充报告');
  const figures = async () => ((await writer.get(asking('/reports/open', { id }))).json as Composed).figures;
  const differing = (await figures()).filter(({ elsewhere }) => elsewhere);
  const total = differing.find(({ key }) => key === 'all.found');
  assert.equal(total?.value, 3);
  assert.deepEqual(total.elsewhere, { reports: [{ report: first, title, value: 2 }], why: null });
  const refused = await sign(id);
  assert.equal(refused.status, 409);
  assert.match(
    refused.json.title,
    /与已签发的报告不一致（《安澜县应急管理局关于2026年.*》写的是 1 \S+，这里是 2 \S+）/,
  );

  const explain = (key: string, reason: string, who = writer) =>
    who.post('/api/reports/explain', { report: id, figure: key, reason });
  assert.match((await explain('all.found', ' ')).json.fields.reason, /请写明原因/);
  assert.equal((await explain('mine.found', '补录')).status, 409, 'it is not told otherwise anywhere');
  assert.equal((await explain('all.found', '补录', inspector)).status, 403);
  for (const { key } of differing) assert.equal((await explain(key, '7月6日后补录的检查计入')).status, 200);

  await recordVisit(['又一条补录'], '2026-06-28');
  assert.equal((await sign(id)).status, 409, 'a reason holds for the value it was said of');
  const again = (await figures()).filter(({ elsewhere }) => elsewhere?.why === null);
  assert.ok(again.some(({ key }) => key === 'all.found'));
  for (const { key } of again) assert.equal((await explain(key, '8月20日前补录的检查计入')).status, 200);
  assert.equal((await sign(id)).status, 200);

  const frozen = (await figures()).find(({ key }) => key === 'all.found');
  assert.equal(frozen?.value, 4);
  assert.equal(frozen.elsewhere?.why?.reason, '8月20日前补录的检查计入');
  assert.equal(frozen.elsewhere.why.by, writer.id);
  assert.equal((await explain('all.found', '改口')).status, 409, 'it is sealed with the rest');
});

test('a figure of the outlines is held to the same figure of the report of fixed sentences', async () => {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'domains' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { figures } = (await writer.get(asking('/reports/open', { id }))).json as Composed;
  const found = figures.find(({ indicator, where }) => indicator === 'hazard.found' && Object.keys(where).length === 0);
  assert.equal(found?.value, 4);
  assert.deepEqual(found.elsewhere?.reports, [{ report: first, title, value: 2 }]);
});

test('a drafted letter corrects a signed report: which figure, what it was and is, which rows changed and why', async () => {
  const made = uuidv7();
  const ask = { template: 'report-correction', subject: first, id: made, answers: { to: '县人民政府' } };
  assert.match((await inspector.post('/api/documents-make', ask)).json.title, /您的岗位不能制作数据更正函/);
  const answer = await writer.post('/api/documents-make', ask);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  assert.match(answer.json.number, /更正〔2026〕1号$/);
  const paper = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/legal-document/${made}`, { headers: { cookie: writer.cookie } }),
  );
  const xml = readDocx(new Uint8Array(await paper.arrayBuffer())).get('word/document.xml') ?? '';
  assert.equal(xmlFault(xml), undefined);
  const words = paragraphTexts(xml).join('\n');
  assert.match(words, new RegExp(`关于更正《${title}》有关数据的函`));
  assert.match(words, /县人民政府：/);
  assert.match(
    words,
    /排查隐患\n2处\n4处\n新计入 2 条：补录的隐患（测试inspector 8月20日登记）、又一条补录（测试inspector 8月20日登记）\n/,
  );
  letter = made;
  const { json } = await writer.get(`${at(report)}?where=${encodeURIComponent('{"state":"signed"}')}`);
  const later = json.rows.find((row: { id: string }) => row.id !== first).id;
  const none = await writer.post('/api/documents-make', { ...ask, subject: later, id: uuidv7() });
  assert.match(none.json.title, /签发后数字没有变化，不用更正/);
});

test('a figure that is what a letter said of the report it differs from needs no other word; another value does, and so does a letter made void', async () => {
  const id = await approved('安澜县应急管理局关于上半年安全生产工作的最终报告');
  const differing = async () => {
    const { figures, notes } = (await writer.get(asking('/reports/open', { id }))).json as Composed;
    const found = figures.find(({ key }) => key === 'all.found');
    const about = found?.elsewhere?.reports.find((one) => one.report === first);
    const note = notes.find(({ rule, figures: of }) => rule === 'R19' && of.includes('all.found'));
    return { value: found?.value, about, note };
  };
  const said = await differing();
  assert.equal(said.value, 4);
  assert.deepEqual(said.about?.corrected?.value, 4);
  assert.equal(said.about.corrected.on, '2026-08-20');
  assert.equal(said.note?.kind, 'agrees');
  assert.match(said.note.words, /已于2026年8月20日发函更正（.*更正〔2026〕1号）$/);
  const since = await writer.get(asking('/reports/compare', { id: first }));
  const moved = since.json.figures.find(({ key }: { key: string }) => key === 'all.found');
  assert.deepEqual([moved.valueNow, moved.corrected.value], [4, 4]);

  await recordVisit(['再补录一条'], '2026-06-27');
  const later = await differing();
  assert.deepEqual([later.value, later.about?.corrected?.value, later.note?.kind], [5, 4, 'differs']);
  assert.match((await sign(id)).json.title, /请先在报告页逐项说明原因/);

  const again = { template: 'report-correction', subject: first, id: uuidv7(), answers: { to: '县人民政府' } };
  assert.equal((await writer.post('/api/documents-make', again)).status, 200);
  const half = await differing();
  assert.deepEqual([half.about?.corrected?.value, half.note?.kind], [5, 'differs'], 'the report between says four');
  const { json } = await writer.get(`${at(report)}?where=${encodeURIComponent('{"state":"signed"}')}`);
  const between = json.rows.find((row: { id: string }) => row.id !== first).id;
  const other = { ...again, subject: between, id: uuidv7() };
  assert.equal((await writer.post('/api/documents-make', other)).status, 200);
  assert.equal((await differing()).note?.kind, 'agrees', 'the last letters hold');
  for (const document of [again.id, letter]) {
    const made = await office.get(at(legalDocument, document));
    const input = { version: made.json.row.version, input: { voidReason: '数据有误' } };
    assert.equal((await office.post(at(legalDocument, document, 'steps', 'void'), input)).status, 200);
  }
  assert.equal((await differing()).note?.kind, 'differs', 'a letter made void says nothing');
});

test('an amount of money told otherwise is named in yuan, to the writer and to whoever signs', async () => {
  const duty = await world.signIn('dutyOfficer');
  const purchase = async (amount: number) => {
    const id = uuidv7();
    const draft = { name: '储备补充', year: 2026, goods: '帐篷', amount };
    assert.equal((await duty.post(at(supplyPurchase), { id, draft })).status, 201);
    const input = { requestedFrom: '县发展改革局', requestedOn: '2026-06-30' };
    assert.equal((await duty.post(at(supplyPurchase, id, 'steps', 'request'), { version: 1, input })).status, 200);
  };
  const telling = async () => {
    const id = uuidv7();
    const begun = { id, period: '2026Q2', from: { structure: 'threeParts' } };
    assert.equal((await writer.post('/api/reports/begin', begun)).status, 200);
    const { sections } = (await writer.get(asking('/reports/sections', { report: id }))).json;
    const { id: section, version } = sections[0];
    const chip = {
      chip: 'figure',
      of: { indicator: 'supplyPurchase.requested', label: '提请采购金额' },
      wording: 'exact',
    };
    const text = { heading: '', blocks: [{ kind: 'paragraph', runs: ['提请采购', chip, '。'] }] };
    const saved = await writer.post('/api/reports/sections/save', { report: id, section, version, text });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    for (const { id: other, version: last } of sections.slice(1))
      await writer.post('/api/reports/sections/remove', { report: id, section: other, version: last });
    for (const [who, taken, stood] of [
      [writer, 'submit', 1],
      [office, 'approve', 2],
    ] as const)
      assert.equal((await who.post(at(report, id, 'steps', taken), { version: stood, input: {} })).status, 200);
    return id;
  };
  await purchase(1_031_180_000);
  assert.equal((await sign(await telling())).status, 200);
  await purchase(1_050);
  const id = await telling();
  const { notes } = (await writer.get(asking('/reports/open', { id }))).json as Composed;
  const words = notes.filter(({ rule }) => rule === 'R19').map((note) => note.words);
  assert.match(words.join('\n'), /写的是 10,311,800 元，现为 10,311,810.50 元/);
  assert.match((await sign(id)).json.title, /写的是 10,311,800 元，这里是 10,311,810.50 元/);
});
