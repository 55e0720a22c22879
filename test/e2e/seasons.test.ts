import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { contact } from '../../src/modules/callouts/index.ts';
import { floodDutyHolder, floodSite } from '../../src/modules/flood/index.ts';
import { firebreak, fireCheckpoint, firePatrol } from '../../src/modules/forest/index.ts';
import { hotspot } from '../../src/modules/warnings/index.ts';
import { at, county, town } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';
import { photo } from './harness/photo.ts';

let desk: Desk;
let officer: Person;
let townsman: Person;
before(async () => {
  desk = await openDesk();
  officer = await desk.person('dutyOfficer', '值班员');
  townsman = await desk.person('township', '镇应急办', { area: town });
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function put(l: AnyLedger, draft: object): Promise<string> {
  const { status, json } = await officer.post(at(l), { id: uuidv7(), draft });
  assert.equal(status, 201, JSON.stringify(json));
  return json.row.id;
}

test('a town finds its hole on the board and on the map, names a successor, confirms its list, and the public reads it', async () => {
  const place = { lng: 105, lat: 31 };
  const site = await put(floodSite, { name: '青龙塘', kind: 'pond', place, threatened: 80, area: town });
  await put(floodSite, { name: '下穿隧道', kind: 'waterlogging', place: { lng: 105.02, lat: 31.01 }, area: town });
  const person = {
    name: '孟守塘',
    unit: '青龙村',
    post: '村主任',
    phone: '13900000001',
    startsOn: '2025-01-01',
    area: town,
  };
  const line = await put(contact, person);
  const seated = { name: '孟守塘', site, turn: 'main', contact: line, startsOn: '2026-01-01', area: town };
  await put(floodDutyHolder, { ...seated, seat: 'responsible' });

  const { page, close } = await desk.open(townsman, 'desk', '/duty-chains');
  await page.getByRole('link', { name: /青龙塘（塘坝），有缺位/ }).waitFor();
  await lookOver(page, 'duty-chains');
  await page.getByRole('button', { name: '为青龙塘巡查责任人指定接任人' }).click();
  await page.getByText('登记新的人').click();
  const form = page.getByRole('form', { name: '指定接任人' });
  await form.getByLabel('姓名').fill('顾巡塘');
  await form.getByLabel('单位').fill('青龙村');
  await form.getByLabel('职务').fill('巡查员');
  await form.getByLabel('手机').fill('13900000002');
  await form.getByLabel('公布电话').fill('13900000002');
  await form.getByRole('button', { name: '指定' }).click();
  await form
    .getByText(/不填个人手机/)
    .first()
    .waitFor();
  assert.equal(await form.getByLabel('姓名').inputValue(), '顾巡塘', 'what was typed stays');
  await form.getByLabel('公布电话').fill('0816-5512345');
  await shot(page, 'successor');
  await form.getByRole('button', { name: '指定' }).click();
  await page.getByRole('row', { name: /顾巡塘.*号码未经测试/ }).waitFor();
  await page.getByRole('button', { name: '核定没有缺位的' }).click();
  await page.getByText('已核定 1 处，1 处有缺位').waitFor();
  await close();

  const { page: phone, close: closePhone } = await desk.open(townsman, 'phone', '/duty-chains');
  await phone.getByText('顾巡塘').waitFor();
  await lookOver(phone, 'duty-chains-phone');
  await closePhone();

  const { page: outside, close: closeOutside } = await desk.openSignedOut('phone', `/duty-holders/${county}`);
  await outside.getByText('顾巡塘').waitFor();
  await outside.getByLabel('乡镇（街道）').selectOption('城关镇');
  await outside.getByRole('link', { name: '08165512345' }).waitFor();
  assert.equal(await outside.getByText('下穿隧道').count(), 0, 'what is not confirmed is not public');
  await lookOver(outside, 'duty-holders-phone');
  await closeOutside();
});

test('a paper of fire danger is issued with its usual words, and the board tells it', async () => {
  const { page, close } = await desk.open(officer, 'desk', '/issue-bulletin');
  await page.locator('.pill', { hasText: '四级（高）' }).click();
  assert.match(await page.getByLabel('防范要求').inputValue(), /禁止一切野外用火/);
  await page.getByRole('button', { name: '编号发布' }).click();
  await page.getByText('请填写').first().waitFor();
  await page.getByLabel('内容', { exact: true }).fill('晴热少雨，阵风五级，火险等级高');
  await lookOver(page, 'issue-bulletin');
  await page.getByRole('button', { name: '编号发布' }).click();
  await page
    .getByText(/火险〔2026〕1号/)
    .first()
    .waitFor();
  await page.getByText('火险预报与研判文稿').first().waitFor();
  await lookOver(page, 'fire-bulletin');
  await page.goto(`${desk.address}/forest-fire`);
  await page.getByText('3月2日森林火险气象等级预报').waitFor();
  await close();
});

test('codes are printed; a walker registers by one on the road, and somebody on patrol proves by it that they came', async () => {
  const place = { lng: 105, lat: 31 };
  const gate = { name: '青岩林场卡口', kind: 'code', place, guard: '护林员', openedOn: '2026-01-01', area: town };
  await put(fireCheckpoint, gate);
  await put(firePatrol, { leader: '城关镇镇长', block: '青岩片区', dueOn: '2026-03-02', area: town });
  const { page, close } = await desk.open(officer, 'desk', '/checkpoint-codes');
  await page.getByRole('button', { name: '生成 1 个' }).click();
  await page.getByLabel('青岩林场卡口的防火码').waitFor();
  await lookOver(page, 'checkpoint-codes');
  await close();
  const { json } = await officer.get('/api/forest/codes?input={}');
  const path = `/forest/${json[0].code}`;

  const { page: walker, close: closeWalker } = await desk.openSignedOut('phone', path);
  await walker.getByText(/今日森林火险/).waitFor();
  await lookOver(walker, 'forest-gate-phone');
  await walker.getByRole('button', { name: '登记进山' }).click();
  await walker.getByText('请选择进山事由').waitFor();
  await walker.getByLabel('祭扫').check();
  await walker.getByLabel('人数').fill('4');
  await walker.getByLabel('联系电话').fill('13800138000');
  await walker.getByRole('button', { name: '登记进山' }).click();
  await walker.getByText(/不承诺的不能进山/).waitFor();
  assert.equal(await walker.getByLabel('联系电话').inputValue(), '13800138000', 'what was typed stays');
  await walker.getByLabel(/我承诺/).check();
  await walker.getByRole('button', { name: '登记进山' }).click();
  await walker.getByText(/已登记进山/).waitFor();
  await walker.reload();
  await lookOver(walker, 'forest-in-phone');
  await walker.getByRole('button', { name: '我已出山' }).click();
  await walker.getByText(/已登记出山/).waitFor();
  assert.deepEqual(
    await walker.evaluate(() => Object.values(localStorage).filter((kept) => /138001/.test(String(kept)))),
    [],
  );
  await closeWalker();

  const { page: scanner, close: closeScanner } = await desk.open(townsman, 'phone', path);
  await scanner.context().grantPermissions(['geolocation']);
  await scanner.context().setGeolocation({ longitude: 105, latitude: 31.02 });
  await scanner.getByRole('link', { name: /督导人员/ }).click();
  await scanner.getByRole('button', { name: '到场扫码：城关镇镇长' }).click();
  await scanner.getByText(/约 2\.2 公里/).waitFor();
  await lookOver(scanner, 'patrol-far-phone');
  await scanner.context().setGeolocation({ longitude: 105, latitude: 31.001 });
  await scanner.getByRole('button', { name: '到场扫码：城关镇镇长' }).click();
  await scanner.getByText(/已扫码到场，距卡口 111 米/).waitFor();
  await closeScanner();
});

test('a forest fire is entered, reported, put out and looked into; a firebreak is finished in metres and told in kilometres', async () => {
  const { page, close } = await desk.open(officer, 'phone', '/forest-fire');
  await page.getByRole('link', { name: '登记火灾' }).click();
  await page.getByLabel('起火地点').fill('松林坡');
  await page.getByText('巡护瞭望').click();
  await page.getByLabel('所在区域').fill('城关');
  await page.locator('.ant-select-item-option-active', { hasText: '城关镇' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '松林坡' }).waitFor();
  await lookOver(page, 'forest-fire-found-phone');
  const { page: board, close: closeBoard } = await desk.open(townsman, 'desk', '/forest-fire');
  await board.getByRole('row', { name: /松林坡.*已发现.*还剩/ }).waitFor();
  assert.match(await board.locator('.board-tiles li', { hasText: '火灾未扑灭' }).innerText(), /1/);
  await lookOver(board, 'forest-fire-burning');
  const take = async (step: string, fill: (sheet: Locator) => Promise<void>) => {
    await page.getByRole('button', { name: step, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await fill(sheet);
    await sheet.getByRole('button', { name: step, exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
  };
  await take('报告', (sheet) => sheet.getByLabel('报告对象').fill('县森防指 值班室'));
  await board.getByRole('row', { name: /松林坡.*扑救中.*已报 县森防指/ }).waitFor();
  await take('扑灭', async (sheet) => {
    await sheet.getByLabel('扑灭时间').fill('2026-03-02T10:20');
    await sheet.getByLabel(/受害森林面积/).fill('1200');
  });
  await board.getByText('没有未扑灭的火灾').waitFor();
  await take('查处', async (sheet) => {
    await sheet.getByText('农事用火').click();
    await sheet.getByLabel('查处情况').fill('已批评教育');
  });
  await page.getByText('已查处').first().waitFor();
  await lookOver(page, 'forest-fire-handled-phone');

  const stretch = await put(firebreak, { name: '青岩东坡', kind: 'mown', dueOn: '2026-03-20', area: town });
  await page.goto(`${desk.address}/l/firebreak/${stretch}`);
  await take('完成', async (sheet) => {
    await sheet.getByLabel(/长度（米）/).fill('8600');
    await sheet.getByLabel(/面积（亩）/).fill('150');
    await sheet.getByLabel('完成日期').fill('2026-03-02');
  });
  await page.getByText('8,600', { exact: true }).waitFor();
  await lookOver(page, 'firebreak-done-phone');
  await close();
  await closeBoard();
});

test('a hot spot is verified from the phone with a photograph, and the board of the season follows', async () => {
  const seen = { seenAt: '2026-03-02T01:30:00.000Z', place: { lng: 105.03, lat: 31.01 }, source: 'camera', pixels: 1 };
  const id = await put(hotspot, { ...seen, name: '青岩沟', area: town });
  const { row } = (await officer.get(at(hotspot, id))).json;
  await officer.post(at(hotspot, id, 'steps', 'dispatch'), { version: row.version, input: { verifier: '护林员' } });
  const { page: board, close: closeBoard } = await desk.open(officer, 'desk', '/forest-fire');
  await board.getByRole('row', { name: /青岩沟.*核查中/ }).waitFor();
  await lookOver(board, 'forest-fire');

  const { page, close } = await desk.open(townsman, 'phone', '/forest-fire');
  await page.getByRole('link', { name: '青岩沟', exact: true }).click();
  await page.getByRole('button', { name: '到场', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '到场', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await lookOver(page, 'hot-spot-phone');
  await page.getByRole('button', { name: '反馈核查结果' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('现场照片：拍照').setInputFiles(await photo('现场.jpg'));
  await sheet.getByText('农事用火').click();
  await sheet.getByLabel('现场情况').fill('烧田埂，已扑灭');
  await sheet.getByRole('button', { name: '反馈核查结果' }).click();
  await board.getByRole('row', { name: /青岩沟.*已反馈/ }).waitFor();
  await close();
  const { page: small, close: closeSmall } = await desk.open(officer, 'phone', '/forest-fire');
  await small.getByText('青岩沟').first().waitFor();
  await lookOver(small, 'forest-fire-phone');
  await closeSmall();
  await closeBoard();
});
