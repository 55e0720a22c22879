import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { readPdf } from '../../../../test/harness/read-pdf.ts';
import { paragraphTexts, readDocx, xmlFault } from '../../../server/word/read-docx.ts';
import { composedWords } from '../composed-words.ts';
import type { Composed } from '../composed.ts';
import { report } from '../report.ledger.ts';
import type { Writing } from '../write/section.endpoints.ts';
import type { ShelfSeries } from './bulletin.endpoints.ts';
import { bulletinSeries } from './bulletin-series.ledger.ts';

let world: World;
let writer: Caller;
let office: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  [writer, office, leader] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
});
after(() => world.end());

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: writer.cookie } }),
  );
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

async function newSeries(name: string, more: object = {}): Promise<string> {
  const id = uuidv7();
  const draft = { name, issuer: '安澜县应急管理局办公室', outline: 'weekly', numbering: 'yearly', ...more };
  const made = await writer.post(at(bulletinSeries), { id, draft });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}

async function begin(series: string, period: string): Promise<string> {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period, from: { series } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  return id;
}

/** Brings a draft before the leader; answers its version. */
async function approve(id: string): Promise<number> {
  await writer.post(`${at(report, id)}/steps/submit`, { version: 2, input: {} });
  const { status, json } = await office.post(`${at(report, id)}/steps/approve`, { version: 3, input: {} });
  assert.equal(status, 200, JSON.stringify(json));
  return 4;
}
const sign = async (id: string) => leader.post('/api/reports/sign', { id, version: await approve(id) });
async function issue(series: string, period: string): Promise<NonNullable<Composed['masthead']>> {
  const { status, json } = await sign(await begin(series, period));
  assert.equal(status, 200, JSON.stringify(json));
  return json.content.masthead;
}
const read = async (id: string): Promise<Writing> =>
  (await writer.get(asking('/reports/sections', { report: id }))).json;
async function shelf(name: string): Promise<ShelfSeries | undefined> {
  const { json } = await writer.get(asking('/reports/bulletins', {}));
  return json.series.find((one: ShelfSeries) => one.name === name);
}

test('the next week begins as the last was arranged, and its number is one more; the head says name, number, issuer and day', async () => {
  world.clock.set('2026-06-29T02:00:00.000Z');
  const series = await newSeries('应急管理工作周报');
  const first = await begin(series, '2026-06-22..2026-06-28');
  const writing = await read(first);
  assert.equal(writing.content.title, '2026年6月22日至6月28日工作情况');
  const head = { name: '应急管理工作周报', issuer: '安澜县应急管理局办公室' };
  assert.deepEqual(writing.content.masthead, { ...head, issue: null, total: null, date: null });
  const [chapter] = writing.sections;
  assert.ok(chapter);
  const text = {
    ...chapter.text,
    blocks: [...chapter.text.blocks, { kind: 'paragraph', runs: ['本期另附乡镇动态。'] }],
  };
  const saved = await writer.post('/api/reports/sections/save', {
    report: first,
    section: chapter.id,
    version: 1,
    text,
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
  const signed = await sign(first);
  assert.deepEqual(signed.json.content.masthead, { ...head, issue: 1, total: 1, date: '2026-06-29' });
  assert.deepEqual((await shelf('应急管理工作周报'))?.next, { issue: 2, total: 2 });

  world.clock.set('2026-07-06T02:00:00.000Z');
  const second = await begin(series, '2026-06-29..2026-07-05');
  const next = await read(second);
  assert.match(JSON.stringify(next.content.blocks), /本期另附乡镇动态/);
  assert.equal(next.content.title, '2026年6月29日至7月5日工作情况');
  assert.equal((await sign(second)).json.content.masthead.issue, 2);

  const xml = readDocx(await bytesOf(`/api/documents/report/${second}`)).get('word/document.xml') ?? '';
  assert.equal(xmlFault(xml), undefined);
  const lines = paragraphTexts(xml);
  assert.deepEqual(lines.slice(0, 2), ['应急管理工作周报', '第2期（总第2期）']);
  assert.match(lines[2] ?? '', /^安澜县应急管理局办公室\s*2026年7月6日$/);
  assert.equal(lines.filter((line) => line === '2026年7月6日').length, 0, 'no second date below the text');
  const [page] = await readPdf(await bytesOf(`/api/documents/report-pdf/${second}`));
  const printed = page?.lines.map((line) => line.text);
  assert.deepEqual(printed?.slice(0, 3), [...lines.slice(0, 2), '安澜县应急管理局办公室2026年7月6日']);
  assert.ok((page?.lines[0]?.size ?? 0) > 40);
});

test('a number withdrawn is named and not given again; two signed at once get two numbers without a hole', async () => {
  world.clock.set('2026-07-07T02:00:00.000Z');
  const series = await newSeries('值班周报', { outline: 'dutyWeekly' });
  const first = await begin(series, '2026-06-22..2026-06-28');
  assert.equal((await sign(first)).status, 200);
  const { json } = await leader.get(at(report, first));
  const input = { withdrawReason: '数字有误' };
  const withdrawn = await leader.post(`${at(report, first)}/steps/withdraw`, { version: json.row.version, input });
  assert.equal(withdrawn.status, 200, JSON.stringify(withdrawn.json));
  const told = await shelf('值班周报');
  assert.deepEqual(told?.next, { issue: 2, total: 2 });
  assert.deepEqual(
    told?.voided.map((one) => [one.year, one.issue]),
    [[2026, 1]],
  );

  const drafts = await Promise.all(
    ['2026-06-22..2026-06-28', '2026-06-29..2026-07-05'].map((week) => begin(series, week)),
  );
  for (const id of drafts) await approve(id);
  const answers = await Promise.all(drafts.map((id) => leader.post('/api/reports/sign', { id, version: 4 })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
    'whoever was slower need not press twice',
  );
  const numbers = await Promise.all(
    drafts.map(async (id) => (await writer.get(asking('/reports/open', { id }))).json.masthead.issue),
  );
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    [2, 3],
  );
});

test('numbers begin anew with the year, or go on, as the series says; what was issued before counts', async () => {
  world.clock.set('2026-12-28T02:00:00.000Z');
  const yearly = await newSeries('工作周报', { issuedBefore: 51, totalBefore: 300 });
  const running = await newSeries('应急简报', { numbering: 'running', totalBefore: 88 });
  const old = '2026-12-21..2026-12-27';
  assert.deepEqual([(await issue(yearly, old)).issue, (await issue(running, old)).issue], [52, 89]);
  world.clock.set('2027-01-04T02:00:00.000Z');
  const over = '2026-12-28..2027-01-03';
  const head = await issue(yearly, over);
  assert.deepEqual([head.issue, head.total], [1, 302]);
  const going = await issue(running, over);
  assert.deepEqual([going.issue, going.total], [90, null]);
  assert.deepEqual((await shelf('工作周报'))?.next, { issue: 2, total: 303 });
  const { title, masthead } = (await read(await begin(yearly, '2027-01-04..2027-01-10'))).content;
  assert.deepEqual([title, masthead?.issue], ['2027年1月4日至1月10日工作情况', null]);
});

test('a bulletin says at its foot whom it goes to, as its series did when it was signed', async () => {
  world.clock.set('2026-07-13T02:00:00.000Z');
  const series = await newSeries('应急工作简报', { sendTo: '报：县委、县政府；送：县安委会成员单位；', copies: 60 });
  const id = await begin(series, '2026-07-06..2026-07-12');
  const linesOf = async () =>
    paragraphTexts(readDocx(await bytesOf(`/api/documents/report/${id}`)).get('word/document.xml') ?? '')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  assert.deepEqual((await linesOf()).slice(-3), ['报：县委、县政府', '送：县安委会成员单位', '共印60份']);
  assert.equal((await sign(id)).status, 200);
  const changed = await writer.patch(at(bulletinSeries, series), {
    version: 1,
    change: { sendTo: null, copies: null },
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
  const [, , last] = (await linesOf()).slice(-3);
  assert.match(last ?? '', /^共印60份\s*2026年7月13日印发$/);
  const pages = await readPdf(await bytesOf(`/api/documents/report-pdf/${id}`));
  const foot = pages
    .at(-1)
    ?.lines.slice(-3)
    .map(({ text }) => text);
  assert.deepEqual(foot, ['报：县委、县政府', '送：县安委会成员单位', '共印60份2026年7月13日印发']);
  const { content } = await read(await begin(series, '2026-07-13..2026-07-19'));
  assert.equal(content.foot, undefined);
});

test('the longest head there may be stands between the margins', async () => {
  world.clock.set('2026-07-20T02:00:00.000Z');
  const [name, issuer] = ['应急'.repeat(8), `${'安澜'.repeat(8)}县`];
  const id = uuidv7();
  const draft = { name, issuer, outline: 'weekly', numbering: 'yearly' };
  assert.equal((await writer.post(at(bulletinSeries), { id, draft })).status, 201);
  const refused = await writer.post(at(bulletinSeries), { id: uuidv7(), draft: { ...draft, name: `${name}报` } });
  assert.equal(refused.status, 422, JSON.stringify(refused.json));
  const first = await begin(id, '2026-07-13..2026-07-19');
  assert.equal((await sign(first)).status, 200);
  const [page] = await readPdf(await bytesOf(`/api/documents/report-pdf/${first}`));
  const head = page?.lines.slice(0, 3) ?? [];
  assert.deepEqual(
    head.map(({ text }) => text),
    [name, '第1期（总第1期）', `${issuer}2026年7月20日`],
  );
  for (const { left, right, text } of head) assert.ok(left > 70 && right < 595 - 70, `${text}: ${left} to ${right}`);
});

test('a report is of the series it was begun from: by hand it is given none, and keeps its own', async () => {
  world.clock.set('2026-07-20T02:00:00.000Z');
  const series = await newSeries('安全生产简报');
  const draft = { title: '安全生产简报', period: '2026-07-13..2026-07-19', template: 'halfYearSafety', series };
  const refused = await writer.post(at(report), { id: uuidv7(), draft });
  assert.equal(refused.status, 422, JSON.stringify(refused.json));
  const id = await begin(series, draft.period);
  for (const change of [{ series: null }, { campaign: uuidv7() }]) {
    const changed = await writer.patch(at(report, id), { version: 2, change });
    assert.equal(changed.status, 422, JSON.stringify(changed.json));
    assert.match(JSON.stringify(changed.json), /没有这一栏/);
  }
  const taken = await writer.post(at(report, id, 'steps', 'begin'), { version: 2, input: { series: null } });
  assert.equal(taken.status, 403, JSON.stringify(taken.json));
  assert.equal((await sign(id)).json.content.masthead.issue, 1);
});

test('a brief on emergencies is arranged as one: what befell, warnings, response, readiness, what comes next', async () => {
  world.clock.set('2026-07-20T02:00:00.000Z');
  const id = await begin(await newSeries('应急快报', { outline: 'emergencyBrief' }), '2026-07-13..2026-07-19');
  const { content, sections } = await read(id);
  assert.equal(content.title, '2026年7月13日至7月19日应急处置工作情况');
  assert.deepEqual(
    sections.map(({ text }) => text.heading),
    ['', '灾害事故情况', '下周安排'],
    'chapters without a figure are left out',
  );
  assert.match(composedWords(content), /全县未发生生产安全事故。未收到突发事件信息。未发生森林火灾。/);
  assert.equal((await sign(id)).json.content.masthead.issue, 1);
});

test('a series that has ended begins nothing; the first issue may follow a template of the bureau’s own', async () => {
  world.clock.set('2027-01-05T02:00:00.000Z');
  const ended = await newSeries('旧刊');
  await writer.post(`${at(bulletinSeries, ended)}/steps/end`, { version: 1, input: {} });
  const body = { id: uuidv7(), period: '2027-01-04..2027-01-10', from: { series: ended } };
  const refused = await writer.post('/api/reports/begin', body);
  assert.equal(refused.status, 409, JSON.stringify(refused.json));
  assert.match(refused.json.title, /已停刊/);

  const model = uuidv7();
  await writer.post('/api/reports/begin', { id: model, period: '2026H2', from: { structure: 'dutyWeekly' } });
  const kept = await writer.post('/api/reports/templates/keep', { report: model, name: '本局简报' });
  assert.equal(kept.status, 200, JSON.stringify(kept.json));
  const series = await newSeries('节日值班简报', { template: '本局简报' });
  const { content } = await read(await begin(series, '2027-01-04..2027-01-10'));
  assert.equal(content.title, '2027年1月4日至1月10日应急值班情况');
  const lost = await newSeries('没有模板的', { template: '没有' });
  const answer = await writer.post('/api/reports/begin', { ...body, id: uuidv7(), from: { series: lost } });
  assert.equal(answer.status, 404);
});
