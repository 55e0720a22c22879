import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { contact } from '../../src/modules/callouts/index.ts';
import { gauge, gaugeSender } from '../../src/modules/gauges/index.ts';
import { at, county, town, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { drawTowns, silenceOf } from './harness/furnish-warnings.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let officer: Person;
let chief: Person;
before(async () => {
  desk = await openDesk();
  officer = await desk.person('dutyOfficer', '甲值班');
  chief = await desk.person('sectionChief', '丙股长');
  await drawTowns(desk);
  const person = { unit: '城关镇', post: '镇长', phone: '13900000001', startsOn: '2025-01-01', area: town };
  await officer.post(at(contact), { id: uuidv7(), draft: { ...person, name: '钱镇长' } });
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a warning is written with the keyboard, survives a reload, is signed by another, issued and called out, made graver and stood down', async () => {
  const { page, close } = await desk.open(officer, 'desk', '/warn');
  await page.getByLabel('灾种').waitFor();
  await page.keyboard.type('暴雨');
  await page.keyboard.press('Enter');
  await page.getByText('橙色', { exact: true }).click();
  assert.equal(await page.getByLabel('标题').inputValue(), '暴雨橙色预警');
  assert.match(await page.getByLabel('防御指引').inputValue(), /转移/);
  await page.getByText('乡镇、村干部').click();
  await page.getByLabel('预警内容').fill('城关镇三小时降雨已达五十毫米，预计持续');
  await page.reload();
  await page.getByText('填写而未提交的内容').waitFor();
  assert.match(await page.getByLabel('预警内容').inputValue(), /五十毫米/);
  await page.keyboard.press('Control+Enter');
  await page.getByText('请选择发布范围').first().waitFor();
  await lookOver(page, 'warn-desk');
  await page.getByLabel('发布范围', { exact: false }).first().fill('城关');
  await page.keyboard.press('Enter');
  await page.locator('path[data-tone=chosen]').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+Enter');
  await page.getByText('待审签').first().waitFor();
  const address = new URL(page.url()).pathname;

  const signing = await desk.open(chief, 'phone', address);
  await signing.page.getByRole('button', { name: '审签', exact: true }).click();
  const dialog = signing.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '审签', exact: true }).click();
  await signing.page.getByText('待发布').first().waitFor();
  await lookOver(signing.page, 'warning-signed-phone');
  await signing.close();

  await page.getByText('发给 1 处：城关镇').waitFor();
  await page.getByText('同时叫应 1 人').waitFor();
  await page.getByRole('button', { name: '发布并叫应' }).click();
  await page.getByRole('link', { name: /正在叫应 1 人/ }).waitFor();
  await lookOver(page, 'warning-desk');
  await page.goto(`${desk.address}/warnings-in-force`);
  await page.getByRole('link', { name: '暴雨橙色预警' }).waitFor();
  await page.locator('path[data-tone=orange]').waitFor({ state: 'attached' });
  await lookOver(page, 'warning-board-desk');
  const phone = await desk.open(officer, 'phone', '/warnings-in-force');
  await phone.page.getByRole('link', { name: '暴雨橙色预警' }).waitFor();
  await lookOver(phone.page, 'warning-board-phone');
  await phone.page.goto(`${desk.address}/warn`);
  await phone.page.getByLabel('灾种').waitFor();
  await lookOver(phone.page, 'warn-phone');
  await phone.close();

  await page.getByRole('link', { name: '升级、降级或延长' }).click();
  await page.getByText('这是对原预警的更新').waitFor();
  await page.getByText('红色', { exact: true }).click();
  await page.getByRole('button', { name: '转审签' }).click();
  await page.getByText('此前').waitFor();
  await page.goto(`${desk.address}/warnings-in-force`);
  await page.getByRole('button', { name: '解除' }).click();
  const ending = page.getByRole('dialog');
  await ending.getByLabel('解除原因').fill('降雨结束');
  await ending.getByRole('button', { name: '解除', exact: true }).click();
  await page.getByText('当前没有在效预警').waitFor();
  await close();
});

const cap = (headline: string) => `<?xml version="1.0"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>E1</identifier><sender>met</sender>
<sent>2026-03-02T09:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>zh-CN</language><event>大风</event><severity>Moderate</severity><headline>${headline}</headline>
<description>阵风七级以上</description><effective>2026-03-02T09:00:00+08:00</effective><expires>2026-03-03T09:00:00+08:00</expires>
<area><areaDesc>城关镇、东部山区</areaDesc></area></info></alert>`;
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a message is taken in and completed; what is no message, and bad lines of a table, are told in words', async () => {
  const { page, close } = await desk.open(officer, 'desk', '/warning-files');
  const message = page.getByLabel('预警报文', { exact: true }).locator('input');
  await message.setInputFiles(file('通知.xml', '今晚有雨'));
  await page.getByText(/通知\.xml：文件不是完整的 XML/).waitFor();
  const table = page.getByLabel('卫星热点', { exact: true }).locator('input');
  const lines = ['latitude,longitude,acq_date,acq_time', '31.0,105.0,2026-03-02,0130', 'x,105,2026-03-02,0130'];
  await table.setInputFiles(file('热点.csv', lines.join('\n')));
  await page.getByText('新增热点 1 个').waitFor();
  await page.getByText('第 3 行：经纬度不对').waitFor();
  await lookOver(page, 'warning-files-desk');
  await message.setInputFiles(file('大风.xml', cap('大风蓝色预警')));
  await page.getByText('已登记，待研判').waitFor();
  await page.getByRole('link', { name: '大风蓝色预警' }).click();
  await page.getByRole('button', { name: /核对补全/ }).waitFor();
  const small = await desk.open(officer, 'phone', new URL(page.url()).pathname);
  await small.page.getByRole('button', { name: '不转发' }).waitFor();
  const first = small.page.getByRole('main').locator('.ant-btn-primary');
  assert.deepEqual(await first.allInnerTexts(), ['核对补全，研判转审签'], 'one thing to do first, and not 不转发');
  const [handOn, dismiss] = await Promise.all(
    [first, small.page.getByRole('button', { name: '不转发' })].map((button) => button.boundingBox()),
  );
  assert.ok((handOn?.y ?? 0) < (dismiss?.y ?? 0) && (handOn?.height ?? 0) >= 44);
  await lookOver(small.page, 'warning-received-phone');
  await small.close();
  await page.getByRole('button', { name: /核对补全/ }).click();
  await page.getByText('“东部山区”没有对应的乡镇、村').waitFor();
  await lookOver(page, 'warning-cap-desk');
  await page.getByRole('button', { name: '已选定，去掉原文' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('待审签').first().waitFor();
  const signing = await desk.open(chief, 'desk', new URL(page.url()).pathname);
  const steps = signing.page.locator('.steps .ant-btn');
  await steps.first().waitFor();
  assert.deepEqual(await steps.allInnerTexts(), ['审签', '退回修改', '不转发']);
  assert.deepEqual(await signing.page.locator('main .ant-btn-primary').allInnerTexts(), ['审签']);
  await signing.close();
  await close();
  const phone = await desk.open(officer, 'phone', '/warning-files');
  await lookOver(phone.page, 'warning-files-phone');
  await phone.close();
});

test('the board shows the silent gauge first, and a gauge its day under its thresholds; an alarm becomes a warning', async () => {
  const { secret } = await sender();
  const rule = { kind: 'level', blue: 100, orange: 200, fall: 20, builtOn: '2026-01-01', area: village };
  const put = async (code: string, name: string, more: object = {}) => {
    const id = uuidv7();
    const place = { lng: 105.02, lat: 31.02 };
    const draft = { ...rule, code, name, place, sender: secret.id, silenceMinutes: 30, ...more };
    assert.equal((await officer.post(at(gauge), { id, draft })).status, 201);
    return id;
  };
  await put('D1', '东河站');
  await put('X1', '西沟站');
  const now = Date.parse(desk.world.clock());
  await push(secret.words, readings('X1', now - 3_600_000, 61));
  desk.world.clock.set(new Date(now + 45 * 60_000).toISOString());
  await push(secret.words, readings('D1', now + 44 * 60_000, 230));
  await silenceOf(desk);
  const { page, close } = await desk.open(officer, 'desk', '/gauge-board');
  const rows = page.locator('.gauge-table tbody tr');
  await rows.first().waitFor();
  assert.match(await rows.nth(0).innerText(), /西沟站[\s\S]*数据中断/);
  assert.match(await rows.nth(1).innerText(), /东河站[\s\S]*橙色[\s\S]*超阈值/);
  await page.locator('.sparkline').first().waitFor();
  await page.locator('circle[data-tone=silent]').waitFor({ state: 'attached' });
  await lookOver(page, 'gauge-board-desk');
  await page.getByRole('link', { name: '东河站' }).click();
  await page.locator('[role=img][aria-label*=过程线] svg').waitFor();
  await page.getByText('水位达到：蓝色 100，橙色 200（厘米）').waitFor();
  await lookOver(page, 'gauge-desk');
  await page.goto(`${desk.address}/gauge-board`);
  await page.getByRole('link', { name: '超阈值' }).click();
  await page.getByRole('link', { name: '拟发预警' }).click();
  await page.getByText('已按监测报警预填').waitFor();
  assert.equal(await page.getByLabel('标题').inputValue(), '洪水橙色预警');
  await close();
  const phone = await desk.open(officer, 'phone', '/gauge-board');
  await phone.page.getByText('西沟站').first().waitFor();
  await lookOver(phone.page, 'gauge-board-phone');
  await phone.page.getByRole('link', { name: '东河站' }).click();
  await phone.page.getByText('最近数据').first().waitFor();
  await lookOver(phone.page, 'gauge-phone');
  await phone.close();
});

/** Twenty readings, one every ten minutes; the last three of them high. */
const readings = (code: string, until: number, high: number) =>
  Array.from({ length: 20 }, (_, back) => ({ code, at: until - back * 600_000, value: back < 3 ? high : 60 + back }));

async function sender() {
  const id = uuidv7();
  assert.equal((await officer.post(at(gaugeSender), { id, draft: { name: '水利局平台' } })).status, 201);
  const { json } = await officer.post('/api/gauges/renew-secret', { id });
  return { secret: { id, words: json.secret as string } };
}

async function push(secret: string, readings: readonly object[]): Promise<void> {
  const answer = await fetch(`${desk.address}/api/open/gauge-readings/${county}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, readings }),
  });
  assert.equal(answer.status, 200, await answer.text());
}
