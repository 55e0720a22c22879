import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { campaign } from '../../src/modules/oversight/index.ts';
import { bulletinSeries, report } from '../../src/modules/reports/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { furnish, orderedHazard } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
let office: Person;
let leader: Person;
before(async () => {
  desk = await openDesk();
  const { inspector, siteId } = await furnish(desk);
  await orderedHazard(inspector, siteId, '配电箱敞开', '2026-04-30');
  await arrive('2026-07-06T02:00:00.000Z');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

/** Everybody at work on a day: who came before it is signed out by then. */
async function arrive(moment: string): Promise<void> {
  desk.world.clock.set(moment);
  const day = moment.slice(5, 10);
  [writer, office, leader] = await Promise.all([
    desk.person('writer', `文稿员${day}`),
    desk.person('committeeOffice', `安委办${day}`),
    desk.person('leader', `局长${day}`),
  ]);
}

async function begin(kind: string): Promise<Page> {
  const { page } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('radiogroup', { name: '编写什么' }).getByText(kind).click();
  return page;
}
const idOf = (page: Page) => new URL(page.url()).searchParams.get('report') ?? '';
async function written(page: Page): Promise<string> {
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.getByRole('textbox', { name: '引言正文' }).waitFor();
  return idOf(page);
}

/** Brings a draft before the leader, who signs it on the page. */
async function sign(id: string): Promise<void> {
  await writer.post(`${at(report, id)}/steps/submit`, { version: 2, input: {} });
  await office.post(`${at(report, id)}/steps/approve`, { version: 3, input: {} });
  const { page, close } = await desk.open(leader, 'desk', `/reports?report=${id}`);
  await page.getByText('签发时编期号').waitFor();
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '签发' }).click();
  await page.getByText('数字已随签发封存').waitFor();
  await page.getByText('送：县安委会成员单位').waitFor();
  await page.getByText('2026年7月6日印发').waitFor();
  await lookOver(page, `bulletin-signed-desk`);
  await close();
}

test('a weekly bulletin is begun and signed, and the next week’s begins with the next number', async () => {
  const empty = await begin('周报简报');
  await empty.getByText('还没有简报').waitFor();
  await lookOver(empty, 'begin-bulletin-none-desk');
  const draft = {
    name: '应急管理工作周报',
    issuer: '安澜县应急管理局办公室',
    outline: 'weekly',
    numbering: 'yearly',
    sendTo: '报：县委、县政府；送：县安委会成员单位',
    copies: 60,
    issuedBefore: 25,
    totalBefore: 131,
  };
  assert.equal((await writer.post(at(bulletinSeries), { id: uuidv7(), draft })).status, 201);

  const page = await begin('周报简报');
  await page.getByText('签发时编为第26期（总第132期）').waitFor();
  await page.getByRole('combobox', { name: '周次' }).click();
  await page.getByTitle('2026年6月29日至7月5日').click();
  await lookOver(page, 'begin-bulletin-desk');
  const id = await written(page);
  await page.getByText('下周安排').first().waitFor();
  await sign(id);

  await arrive('2026-07-13T02:00:00.000Z');
  const next = await begin('周报简报');
  await next.getByText('签发时编为第27期（总第133期）').waitFor();
  await next.getByRole('combobox', { name: '周次' }).locator('..').getByText('2026年7月6日至7月12日').waitFor();
  await next.getByText('章节沿用上一期').waitFor();
  await written(next);
  await next.getByRole('heading', { name: '2026年7月6日至7月12日工作情况' }).waitFor();

  const phone = await desk.open(writer, 'phone', '/reports/begin?kind=bulletin');
  await phone.page.getByText('签发时编为第27期').waitFor();
  await lookOver(phone.page, 'begin-bulletin-phone');
  await phone.page.goto(`${new URL(phone.page.url()).origin}/reports?report=${id}`);
  await phone.page.getByText('第26期（总第132期）').waitFor();
  await lookOver(phone.page, 'bulletin-phone');
});

test('a report on a topic is begun with the figures of the topic', async () => {
  const page = await begin('专题报告');
  await page.getByRole('combobox', { name: '专题' }).click();
  await page.getByRole('combobox', { name: '专题' }).fill('隐患');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: '统计期' }).click();
  await page.getByRole('combobox', { name: '统计期' }).fill('2026年上半年');
  await page.keyboard.press('Enter');
  await lookOver(page, 'begin-topic-desk');
  await written(page);
  await page.getByRole('heading', { name: /2026年上半年隐患排查治理工作情况的专题报告/ }).waitFor();
  await page.getByText('治理事故隐患').first().waitFor();
  await lookOver(page, 'topic-desk');
  const phone = await desk.open(writer, 'phone', '/reports/begin?kind=topic');
  await phone.page.getByRole('combobox', { name: '专题' }).waitFor();
  await lookOver(phone.page, 'begin-topic-phone');
});

test('a report on a campaign is on its days and bears its name', async () => {
  const drive = { key: 'summer', name: '夏季安全生产百日行动', startsOn: '2026-06-01', endsOn: '2026-08-31' };
  assert.equal((await office.post(at(campaign), { id: uuidv7(), draft: drive })).status, 201);
  const page = await begin('工作报告');
  await page.getByRole('combobox', { name: '统计期' }).click();
  await page.getByRole('combobox', { name: '统计期' }).fill('百日');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /专项行动体例/, checked: true }).waitFor();
  await lookOver(page, 'begin-campaign-desk');
  const id = await written(page);
  await page.getByRole('heading', { name: '安澜县应急管理局夏季安全生产百日行动开展以来工作情况的报告' }).waitFor();
  await page.goto(`${new URL(page.url()).origin}/reports?report=${id}`);
  await page.getByText('现将安澜县应急管理局夏季安全生产百日行动开展以来工作情况报告如下').waitFor();
  await lookOver(page, 'campaign-desk');
});
