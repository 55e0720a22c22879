import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { furnish, orderedHazard } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';
import { composedWords } from '../../src/modules/reports/composed-words.ts';
import { report } from '../../src/modules/reports/index.ts';

let desk: Desk;
let writer: Person;
let office: Person;
let leader: Person;
before(async () => {
  desk = await openDesk();
  [writer, office, leader] = await Promise.all([
    desk.person('writer', '文稿员'),
    desk.person('committeeOffice', '安委办主任'),
    desk.person('leader', '局长'),
  ]);
  const { inspector, siteId } = await furnish(desk);
  await orderedHazard(inspector, siteId, '电缆老化', '2026-03-20');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a report is begun, written with a figure that opens its rows, reviewed, signed, and shows what it froze', async () => {
  const { page, close } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('combobox', { name: '统计期' }).click();
  await page.getByTitle('2026年上半年').click();
  await page.getByRole('radio', { name: /^分领域体例/ }).check();
  await lookOver(page, 'report-begin-desk');
  await page.getByRole('button', { name: '开始编写' }).click();

  const text = page.getByRole('textbox', { name: '引言正文' });
  await text.getByText('现将').waitFor();
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('另外，已登记的隐患有/pcyh');
  const menu = page.getByRole('listbox', { name: '插入数字' });
  await menu.getByRole('option').first().waitFor();
  await lookOver(page, 'report-slash-desk');
  await page.keyboard.press('Enter');
  const intro = page.getByRole('region', { name: '引言' });
  await intro.getByText('已保存').waitFor();
  const chip = text.locator('.chip-figure').last();
  await chip.getByText('1处').waitFor();

  await chip.hover();
  const card = page.getByRole('tooltip').filter({ hasText: '口径' });
  await card.getByText('2026年上半年').first().waitFor();
  await card.getByRole('img', { name: /^走势：/ }).waitFor();
  await lookOver(page, 'report-chip-desk');
  const rows = page.context().waitForEvent('page');
  await chip.getByRole('link').click();
  const opened = await rows;
  await opened.getByText('电缆老化').first().waitFor();
  await opened.close();

  await page.getByRole('button', { name: '送审' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' }); // it too says what the report becomes
  await page.locator('.page-head').getByText('送审中').waitFor();
  const id = new URL(page.url()).searchParams.get('report') ?? '';
  const approved = await office.post(at(report, id, 'steps', 'approve'), { version: 2, input: {} });
  assert.equal(approved.status, 200, JSON.stringify(approved.json));
  await close();

  const signing = await desk.open(leader, 'desk', `/reports?report=${id}`);
  await signing.page.getByRole('button', { name: '签发', exact: true }).click();
  await signing.page.getByRole('tooltip').getByRole('button', { name: '签发' }).click();
  await signing.page.getByText('数字已随签发封存。').waitFor();
  const figure = signing.page.getByRole('link', { name: /^1：排查隐患/ }).first();
  await figure.hover();
  await signing.page.getByText('查看所计的 1 条记录').waitFor();
  await lookOver(signing.page, 'report-signed-desk');
  await signing.close();
});

test('figures are shown as they arrive: a chapter that is still being counted holds up no other', async () => {
  const { page, close } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('radio', { name: /^分领域体例/ }).check();
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.getByRole('textbox', { name: '引言正文' }).getByText('现将').waitFor();
  const id = new URL(page.url()).searchParams.get('report') ?? '';
  const { sections } = (await writer.get(`/api/reports/chapters?input=${JSON.stringify({ report: id })}`)).json;
  const [late, ...others] = sections.filter(({ text }: { text: object }) =>
    JSON.stringify(text).includes('"indicator"'),
  );
  assert.ok(late && others.length > 0, 'several chapters have figures');

  const counted = Promise.withResolvers<void>();
  const asked: string[] = [];
  await page.route('**/api/reports/sections?*', async (route) => {
    const of = new URL(route.request().url()).searchParams.get('input') ?? '';
    asked.push(of);
    if (of.includes(late.id)) await counted.promise;
    await route.continue();
  });
  await page.reload();
  const chapter = (one: { text: { heading: string } }) =>
    page.getByRole('region', { name: one.text.heading || '引言', exact: true });
  await chapter(others[0]).locator('.chip a:not(:has-text("计数中"))').first().waitFor();
  await chapter(late).locator('.chip a:has-text("计数中")').first().waitFor();
  assert.ok(!asked.some((of) => !of.includes('section')), 'the whole is asked for when its chapters are there');
  await lookOver(page, 'report-arriving-desk');
  counted.resolve();
  await chapter(late).locator('.chip a:not(:has-text("计数中"))').first().waitFor();
  await page.getByRole('region', { name: '核对' }).waitFor();
  await close();
});

test('the page that is only read shows its text at once and its figures as they arrive, and is signed when all are there', async () => {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'domains' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { sections } = (await writer.get(`/api/reports/chapters?input=${JSON.stringify({ report: id })}`)).json;
  const late = sections.find(({ text }: { text: object }) => JSON.stringify(text).includes('"indicator"'));
  const { page, close } = await desk.open(writer, 'desk', '/reports');
  const counted = { all: Promise.withResolvers<void>(), late: Promise.withResolvers<void>() };
  await page.route('**/api/reports/sections?*', async (route) => {
    const of = new URL(route.request().url()).searchParams.get('input') ?? '';
    await (of.includes(late.id) ? counted.late : counted.all).promise;
    await route.continue();
  });
  await page.goto(new URL(`/reports?report=${id}`, page.url()).href);
  const paper = page.getByRole('article');
  const headings = sections
    .filter(({ text }: { text: { heading: string } }) => text.heading !== '')
    .map(({ text }: { text: { heading: string } }) => paper.getByRole('heading', { level: 3, name: text.heading }));
  assert.ok(headings.length > 1);
  for (const heading of headings) await heading.waitFor();
  assert.ok((await paper.getByText('计数中').count()) > 2, 'the text stands before any figure is counted');
  assert.equal(await paper.locator('.cited-link').count(), 0);
  counted.all.resolve();
  await paper.locator('.cited-link').first().waitFor();
  assert.ok((await paper.getByText('计数中').count()) > 0, 'a slow chapter holds up no other');
  await lookOver(page, 'report-read-arriving-desk');
  counted.late.resolve();
  await page.getByRole('region', { name: '核对' }).waitFor();
  assert.equal(await paper.getByText('计数中').count(), 0);
  const whole = (await writer.get(`/api/reports/open?input=${JSON.stringify({ id })}`)).json;
  const words = composedWords(whole).split('\n').slice(1);
  for (const line of words) assert.ok((await paper.innerText()).includes(line), line);
  await lookOver(page, 'report-read-desk');
  await close();
});

test('two people in one chapter lose no word of either', async () => {
  const [one, other] = await Promise.all([
    desk.open(writer, 'desk', '/reports/begin'),
    desk.open(office, 'desk', '/reports'),
  ]);
  await one.page.getByRole('button', { name: '开始编写' }).click();
  await one.page.getByRole('textbox', { name: '引言正文' }).getByText('现将').waitFor();
  await other.page.goto(one.page.url());
  for (const [{ page }, words] of [
    [one, '文稿员的话。'],
    [other, '安委办的话。'],
  ] as const) {
    await page.getByRole('textbox', { name: '引言正文' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
  }
  for (const { page } of [one, other]) {
    const text = page.getByRole('textbox', { name: '引言正文' });
    await text.getByText('文稿员的话。').waitFor();
    await text.getByText('安委办的话。').waitFor({ timeout: 40_000 });
  }
  await one.page.getByRole('region', { name: '引言' }).getByRole('button', { name: /^旧稿/ }).click();
  await one.page.getByText('第 1 稿').waitFor();
  await lookOver(one.page, 'report-past-desk');
});

test('a report is read and written on a phone, and the library tells what each indicator counts', async () => {
  const { page } = await desk.open(writer, 'phone', '/reports/begin');
  await lookOver(page, 'report-begin-phone');
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.getByRole('textbox', { name: '引言正文' }).getByText('现将').waitFor();
  await lookOver(page, 'report-write-phone');
  for (const side of ['desk', 'phone'] as const) {
    const library = await desk.open(writer, side, '/reports/indicators');
    await library.page.getByRole('searchbox', { name: '查指标' }).fill('yzgyh');
    await library.page.getByText('已整改隐患').first().waitFor();
    await lookOver(library.page, `report-library-${side}`);
  }
});
