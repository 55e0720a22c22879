import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { dutyMatter, dutyPattern } from '../../src/modules/duty/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOverStrictly } from './harness/look-over.ts';

let desk: Desk;
let first: Person;
let second: Person;
let chief: Person;
before(async () => {
  desk = await openDesk();
  first = await desk.person('dutyOfficer', '甲值班');
  second = await desk.person('dutyOfficer', '乙值班');
  chief = await desk.person('sectionChief', '丙股长');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a call is taken by the keyboard alone, kept before it is done, and becomes an incident with its clocks', async () => {
  const { page, close } = await desk.open(first, 'desk', '/board');
  await page.getByRole('heading', { name: '值班看板' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '接报' }).waitFor();
  await page.getByLabel('什么事').waitFor();
  await page.keyboard.type('国道三号桥货车翻车，司机被困');
  const board = await desk.open(second, 'desk', '/board');
  await board.page.getByText('国道三号桥货车翻车，司机被困').waitFor();
  await board.page.getByText('处理来电').waitFor();
  await lookOverStrictly(page, 'take-call-desk');
  await page.reload();
  await page.getByText('没有处理完的来电').waitFor();
  assert.match(await page.getByLabel('什么事').inputValue(), /货车翻车/);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '向谁报告、最迟何时' }).waitFor();
  await page.getByRole('button', { name: '电话稿' }).click();
  await page.getByText('向您电话报告一起').waitFor();
  await lookOverStrictly(page, 'incident-desk');
  await page.getByRole('button', { name: '登记回执' }).first().click();
  await page.getByLabel('接收人', { exact: false }).first().fill('赵主任');
  await page.getByLabel('接收人职务').fill('值班主任');
  await page.keyboard.press('Control+Enter');
  await page.getByText('赵主任（值班主任）已接收').waitFor();
  await board.page.getByText('电话报告').first().waitFor();
  await lookOverStrictly(board.page, 'board-desk');
  await board.close();
  await close();
  const phone = await desk.open(first, 'phone', '/take-call');
  await phone.page.getByLabel('什么事').waitFor();
  await lookOverStrictly(phone.page, 'take-call-phone');
  await phone.close();
});

test('the board says within seconds that it has lost its server, keeps what it showed, and comes back', async () => {
  const { page } = await desk.open(first, 'desk', '/board');
  await page.getByText('实时，').waitFor();
  const lines = await page.locator('.duty-line').count();
  assert.ok(lines > 0);
  await desk.stop();
  await page.getByText('与服务器失去联系').first().waitFor({ timeout: 9000 });
  assert.equal(await page.locator('.duty-line').count(), lines);
  await shot(page, 'board-lost');
  await desk.start();
  await page.getByText('实时，').waitFor();
  await second.post(at(dutyMatter), { id: uuidv7(), draft: { subject: '回复河口镇水位', desk: 'bureau' } });
  await page.locator('.duty-line-new', { hasText: '回复河口镇水位' }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.duty-line-at').waitFor();
  await page.context().close(); // the browser complains of what it could not reach
  const phone = await desk.open(first, 'phone', '/board');
  await phone.page.locator('.duty-line').first().waitFor();
  await lookOverStrictly(phone.page, 'board-phone');
  await phone.close();
});

test('a roster is drawn up and published, and a shift ends only when the next has confirmed each matter', async () => {
  const leaders = [await desk.person('leader', '丁局长'), await desk.person('leader', '戊局长')];
  const draft = {
    name: '平时值班',
    desk: 'bureau',
    startsOn: '2026-01-01',
    hoursADay: 24,
    levels: 2,
    beginsAt: 8,
    shiftHours: 24,
    withDeputy: false,
    leaders: leaders.map(({ id }) => id),
    officers: [first.id, second.id],
  };
  assert.equal((await chief.post(at(dutyPattern), { id: uuidv7(), draft })).status, 201);
  const roster = await desk.open(chief, 'desk', '/roster');
  await roster.page.getByRole('button', { name: '排班' }).click();
  await roster.page.getByRole('button', { name: '发布 14 班' }).click();
  await roster.page.getByText('已发布').first().waitFor();
  await lookOverStrictly(roster.page, 'roster-desk');
  await roster.close();

  const leaving = await desk.open(first, 'desk', '/handover');
  await leaving.page.getByRole('button', { name: '到岗' }).click();
  await leaving.page.getByText('没有处理意见').waitFor();
  const offer = leaving.page.getByRole('button', { name: '提交交班' });
  assert.ok(await offer.isDisabled(), 'a matter has no decision yet');
  await leaving.page.getByText('移交下一班', { exact: true }).first().click();
  await lookOverStrictly(leaving.page, 'handover-desk');
  await offer.click();
  await leaving.page.getByText('甲值班已交班').waitFor();
  assert.ok(await leaving.page.getByRole('button', { name: '确认接班' }).isDisabled(), 'not by the same person');
  const coming = await desk.open(second, 'phone', '/handover');
  const boxes = coming.page.getByRole('checkbox');
  await boxes.first().waitFor();
  const take = coming.page.getByRole('button', { name: '确认接班' });
  assert.ok(await take.isDisabled());
  for (const box of await boxes.all()) await box.check();
  await lookOverStrictly(coming.page, 'handover-phone');
  await take.click();
  await coming.page
    .getByText(/主班 乙值班/)
    .first()
    .waitFor();
  await coming.page.getByRole('button', { name: '提交交班' }).waitFor();
  await coming.close();
  await leaving.close();
});
