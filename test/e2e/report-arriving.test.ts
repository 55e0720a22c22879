import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { composedWords } from '../../src/modules/reports/composed-words.ts';
import { report } from '../../src/modules/reports/index.ts';
import { until } from '../harness/until.ts';
import { asking, at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { furnish, orderedHazard } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
let letGo: (() => Promise<void>) | undefined;
before(async () => {
  desk = await openDesk();
  writer = await desk.person('writer', '文稿员');
  const { inspector, siteId } = await furnish(desk);
  await orderedHazard(inspector, siteId, '电缆老化', '2026-03-20');
});
afterEach(async (t) => {
  await letGo?.();
  await desk.tidy(t);
});
after(() => desk.end());

const period = '2026H1';

for (const size of ['desk', 'phone'] as const)
  test(`the report of a period shows its text at once and each part as it is counted, on a ${size}`, async () => {
    await holdOrders();
    const { page, close } = await desk.open(writer, size, `/reports?period=${period}`);
    await seeArriving(page, `report-period-arriving-${size}`);
    await letGo?.();
    await seeWhole(page, (await writer.get(asking('/reports/compose', { period }))).json);
    await close();
  });

test('so does a saved draft without chapters', async () => {
  const id = uuidv7();
  const draft = { title: '上半年的报告', period, template: 'halfYearSafety' };
  assert.equal((await writer.post(at(report), { id, draft })).status, 201);
  await holdOrders();
  const { page, close } = await desk.open(writer, 'desk', `/reports?report=${id}`);
  await seeArriving(page, 'report-draft-arriving-desk');
  await letGo?.();
  await seeWhole(page, (await writer.get(asking('/reports/open', { id }))).json);
  await close();
});

test('a part that cannot be counted takes no other with it, and is counted when it is asked for again', async () => {
  const { page, close } = await desk.open(writer, 'desk', '/today');
  let isBroken = true;
  await page.route('**/api/reports/compose?*', async (route) => {
    const of = new URL(route.request().url()).searchParams.get('input') ?? '';
    const isLate = of.includes('"part":1') || !of.includes('"part"');
    const body = JSON.stringify({ code: 'refused', title: '数不出来' });
    await (isBroken && isLate ? route.fulfill({ status: 409, body }) : route.continue());
  });
  await page.goto(new URL(`/reports?period=${period}`, page.url()).href);
  await page.getByRole('alert').getByText('有数字没有数出来：数不出来').waitFor();
  const paper = page.getByRole('article');
  await paper.getByRole('link', { name: /：排查隐患，查看记录$/ }).waitFor();
  assert.ok((await paper.getByText('没有数出').count()) > 0);
  assert.equal(await paper.getByText('计数中').count(), 0, 'nothing is on its way any more');
  await lookOver(page, 'report-period-broken-desk');
  isBroken = false;
  await page.getByRole('button', { name: '再数一次' }).click();
  await seeWhole(page, (await writer.get(asking('/reports/compose', { period }))).json);
  await close();
});

test('whoever leaves the page has the counting for it end', async () => {
  await holdOrders();
  const { page, close } = await desk.open(writer, 'desk', `/reports?period=${period}`);
  await until(async () => (await counting()) > 0);
  await page.getByRole('article').locator('.cited-link').first().waitFor();
  await page.getByRole('link', { name: '指标库' }).first().click();
  await page.getByRole('heading', { level: 1, name: '指标库' }).waitFor();
  await until(async () => (await counting()) === 0);
  await close();
});

/** The page has its words, the figures of the first part, and a place for those that are still being counted. */
async function seeArriving(page: Page, name: string): Promise<void> {
  const paper = page.getByRole('article');
  await paper.getByRole('link', { name: /：排查隐患，查看记录$/ }).waitFor();
  await paper.getByText('强化统筹部署').waitFor();
  assert.ok((await paper.getByText('计数中').count()) > 0);
  await page.getByRole('status').getByText('正在计数，数字陆续显示').waitFor();
  assert.equal(await page.getByRole('region', { name: '核对' }).count(), 0, 'what holds between figures waits for all');
  await lookOver(page, name);
}

/** The page says what the server says of the whole. */
async function seeWhole(page: Page, whole: Parameters<typeof composedWords>[0]): Promise<void> {
  await page.getByRole('region', { name: '核对' }).waitFor();
  const words = await page.getByRole('article').innerText();
  for (const line of composedWords(whole).split('\n').slice(1)) assert.ok(words.includes(line), line);
  assert.doesNotMatch(words, /计数中/);
}

/** Nothing that counts orders comes to an end until they are let go. */
async function holdOrders(): Promise<void> {
  const client = await desk.world.database.owner.connect();
  await client.query('begin');
  await client.query('lock table rectification_order in access exclusive mode');
  letGo = async () => {
    letGo = undefined;
    await client.query('rollback');
    client.release();
  };
}

/** How many connections wait for the orders. */
async function counting(): Promise<number> {
  const { rows } = await desk.world.database.owner.query(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0].count;
}
