import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { furnish } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
let duty: Person;
let office: Person;
before(async () => {
  desk = await openDesk();
  [writer, duty, office] = await Promise.all([
    desk.person('writer', '文稿员'),
    desk.person('dutyOfficer', '值班员'),
    desk.person('committeeOffice', '安委办主任'),
  ]);
  await furnish(desk);
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

/** What others do is heard of from the server and not asked for now and then. */
const atOnce = { timeout: 6000 };
const intro = (page: Page) => page.getByRole('textbox', { name: '引言正文' });

async function begin(): Promise<{ readonly page: Page; readonly address: string }> {
  const { page } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('button', { name: '开始编写' }).click();
  await intro(page).getByText('现将').waitFor();
  return { page, address: new URL(page.url()).pathname + new URL(page.url()).search };
}

async function write(page: Page, words: string): Promise<void> {
  await intro(page).click();
  await moveTo(page, 'Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
  await page.getByRole('region', { name: '引言' }).getByText('已保存').waitFor();
}

/** Moves the cursor by a key; the editor hears of it with the next picture, sooner than any hand presses another. */
async function moveTo(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
}

/** Selects words of the introduction by mouse, as people do. */
async function select(page: Page, words: string): Promise<void> {
  const line = intro(page).getByText(words);
  await line.waitFor(atOnce);
  await line.evaluate((element, wanted) => {
    const [text] = [...element.childNodes].filter((node) => node.textContent?.includes(wanted));
    const from = text?.textContent?.indexOf(wanted) ?? 0;
    if (text) document.getSelection()?.setBaseAndExtent(text, from, text, from + wanted.length);
  }, words);
}

test('a comment is made by a reader, heard of at once, stays with its words, is answered and resolved', async () => {
  const { page, address } = await begin();
  await write(page, '上半年安全形势总体平稳，整改任务全部完成。');
  const reader = await desk.open(duty, 'desk', address);
  await select(reader.page, '整改任务全部完成');
  await reader.page.getByRole('button', { name: '批注', exact: true }).click();
  await reader.page.getByRole('textbox', { name: '批注' }).fill('与台账不符，请核实');
  await lookOver(reader.page, 'report-comment-making-desk');
  await reader.page.keyboard.press('Control+Enter');
  const told = page.getByRole('region', { name: '批注' });
  await told.getByText('与台账不符，请核实').waitFor(atOnce);
  await intro(page).locator('.commented', { hasText: '整改任务全部完成' }).waitFor();

  // Words written before and in it move it, for both, while nothing is reloaded.
  await intro(page).getByText('上半年安全形势').click();
  await moveTo(page, 'Home');
  await page.keyboard.type('总的看，');
  await page.getByRole('region', { name: '引言' }).getByText('已保存').waitFor();
  await reader.page.getByText('总的看，上半年').waitFor(atOnce);
  assert.equal(await intro(reader.page).locator('.commented').innerText(), '整改任务全部完成');
  assert.equal(await intro(page).locator('.commented').innerText(), '整改任务全部完成');

  await intro(page).locator('.commented').click();
  await told.getByRole('textbox', { name: '回复' }).fill('已改为实数');
  await told.getByRole('button', { name: '回复' }).click();
  await reader.page.getByRole('region', { name: '批注' }).getByText('已改为实数').waitFor(atOnce);
  await lookOver(page, 'report-comment-desk');
  await reader.page.getByRole('button', { name: '标为已解决' }).click();
  await page.getByText('已解决 1 条').click(atOnce);
  await told.getByText('值班员').first().waitFor();
  assert.equal(await intro(page).locator('.commented:not(.commented-chosen)').count(), 0);
  await lookOver(page, 'report-comment-resolved-desk');
});

test('on a phone a comment is a sheet over the text', async () => {
  const { page, address } = await begin();
  await write(page, '防汛物资已经备足。');
  await select(page, '防汛物资');
  await page.getByRole('button', { name: '批注', exact: true }).click();
  await page.getByRole('textbox', { name: '批注' }).fill('请写明数量');
  await page.getByRole('region', { name: '批注' }).getByRole('button', { name: '批注' }).click();
  const phone = await desk.open(duty, 'phone', address);
  await intro(phone.page).locator('.commented').click();
  await phone.page.getByRole('dialog').getByText('请写明数量').waitFor();
  await lookOver(phone.page, 'report-comment-phone');
  await phone.page.getByRole('textbox', { name: '回复' }).fill('好的');
  await phone.page.getByRole('dialog').getByRole('button', { name: '回复' }).click();
  await page.getByText('好的', { exact: true }).waitFor(atOnce);
});

test('what one writes stands at the other’s at once, and the cursor stays where it was', async () => {
  const { page, address } = await begin();
  await write(page, '第二段。');
  const other = await desk.open(office, 'desk', address);
  await intro(other.page).getByText('第二段。').click();
  await moveTo(other.page, 'End');
  await other.page.keyboard.type('接着写');
  await intro(page).getByText('现将').click();
  await moveTo(page, 'End');
  await page.keyboard.type('新的一句。');
  await intro(other.page).getByText('新的一句。').waitFor(atOnce);
  await other.page.keyboard.type('下去。');
  await intro(page).getByText('第二段。接着写下去。').waitFor(atOnce);
  await intro(page).getByText('新的一句。').waitFor();
});

test('a figure is narrowed in a panel to a place, a kind and a period of its own, and says so', async () => {
  const { page } = await begin();
  await intro(page).click();
  await moveTo(page, 'Control+End');
  await page.keyboard.type('隐患/pcyh');
  await page.getByRole('listbox', { name: '插入数字' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const chip = intro(page).locator('.chip-figure').last();
  await chip.getByText('0处').waitFor();
  await chip.hover();
  await page.getByRole('tooltip').getByRole('button', { name: '筛选' }).click();
  const panel = page.getByRole('dialog', { name: /^筛选：/ });
  await panel.getByRole('combobox', { name: '统计期' }).click();
  await page.getByTitle('2026年第一季度').click();
  await panel.getByRole('combobox', { name: '增加条件' }).fill('重大');
  await page.getByTitle(/隐患等级：重大/).click();
  await panel.getByRole('status').getByText('重大').waitFor();
  await lookOver(page, 'report-filter-desk');
  await panel.getByRole('button', { name: '用这个数' }).click();
  await page.getByRole('region', { name: '引言' }).getByText('已保存').waitFor();
  await page.mouse.move(5, 5);
  await chip.hover();
  const card = page.getByRole('tooltip').filter({ hasText: '口径' });
  await card.getByText(/2026年第一季度（/).waitFor();
  await card.getByText(/重大/).first().waitFor();
  await lookOver(page, 'report-filtered-desk');
});

test('chapters are added, named, moved, taken out and put back beside the text', async () => {
  const { page, address } = await begin();
  const other = await desk.open(office, 'desk', address);
  const list = page.getByRole('region', { name: '章节' });
  await list.getByRole('button', { name: '在“存在的主要问题”后加一章' }).click();
  const added = page.getByRole('region', { name: '新的一章' });
  await added.getByRole('textbox', { name: '章标题' }).fill('经验做法');
  const seen = other.page.getByRole('region', { name: '章节' }).getByRole('link');
  await seen.getByText('经验做法').waitFor(atOnce);
  await list.getByRole('button', { name: '上移“经验做法”' }).click();
  await list.getByRole('button', { name: '删去“存在的主要问题”' }).click();
  await list.getByText('已删去 1 章').click();
  await lookOver(page, 'report-chapters-desk');
  await seen.getByText('存在的主要问题').waitFor({ state: 'detached', ...atOnce });
  assert.deepEqual(await seen.allInnerTexts(), ['引言', '下半年工作总结', '经验做法', '明年工作计划']);
  await list.getByRole('button', { name: '恢复' }).click();
  await seen.getByText('存在的主要问题').waitFor(atOnce);
});
