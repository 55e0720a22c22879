import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hazard } from '../../src/modules/hazards/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { furnish, type Furnished, orderedHazard } from './harness/furnish.ts';

let desk: Desk;
let town: Furnished;
const list = `/l/${hazard.name}`;
before(async () => {
  desk = await openDesk();
  town = await furnish(desk);
  const { inspector, siteId } = town;
  await orderedHazard(inspector, siteId, '配电箱门缺失', '2026-03-09');
  await orderedHazard(inspector, siteId, '电缆破损', '2026-03-10');
  await orderedHazard(inspector, siteId, '窑车轨道无止挡', '2026-04-30');
  // Eleven days on, two of the three terms have run out.
  desk.world.clock.set('2026-03-13T02:00:00.000Z');
});
after(() => desk.end());

const rows = (page: Page) => page.locator('.row-link').allInnerTexts();
const settledOn = async (page: Page, names: readonly string[]) => {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.row-link')].map((link) => link.textContent).join('|') === wanted,
    names.join('|'),
  );
};
const whereIn = (page: Page) => JSON.parse(new URL(page.url()).searchParams.get('where') ?? '{}');

test('a list is filtered by keyboard, its chips read as a sentence, and the address is the filter', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', list);
  await settledOn(page, ['窑车轨道无止挡', '电缆破损', '配电箱门缺失']);
  await page.getByText('共 3 条').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('电');
  await page.getByText('隐患描述含“电”').waitFor();
  await page.keyboard.press('Enter');
  await settledOn(page, ['电缆破损', '配电箱门缺失']);
  assert.deepEqual(whereIn(page), { summary: { has: '电' } });
  await page.keyboard.type('整改中');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: '筛选：整改中 · 隐患描述含“电”' }).waitFor();
  await page.keyboard.press('Backspace');
  await page.getByRole('list', { name: '筛选：整改中', exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('list', { name: '筛选：整改中 · 隐患描述含“电”' }).waitFor();
  await page.getByRole('button', { name: '清空' }).click();
  await settledOn(page, ['窑车轨道无止挡', '电缆破损', '配电箱门缺失']);
  await close();
});

test('what is overdue is one press away, marked in words, and a saved filter is there tomorrow', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', list);
  await page.getByRole('button', { name: '已逾期', exact: true }).click();
  await settledOn(page, ['电缆破损', '配电箱门缺失']);
  assert.deepEqual(await page.locator('.late').allInnerTexts(), ['3月10日 已超 3 天', '3月9日 已超 4 天']);
  await page.getByRole('button', { name: '存为常用' }).click();
  await page.keyboard.type('超期的');
  await page.keyboard.press('Enter');
  await page.goto(desk.address + list);
  await page.getByRole('button', { name: '超期的', exact: true }).click();
  await settledOn(page, ['电缆破损', '配电箱门缺失']);
  await shot(page, 'ledger-list-desk');
  await close();
});

test('columns are chosen and remembered, the head sorts, and the export holds exactly what is shown', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', list);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '整改责任人' }).check();
  await page.getByRole('checkbox', { name: '隐患类别' }).uncheck();
  await page.getByRole('columnheader', { name: '整改责任人' }).waitFor();
  await page.goto(`${desk.address}${list}`);
  await page.getByRole('columnheader', { name: '整改责任人' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: '隐患类别' }).count(), 0);
  await page.getByRole('button', { name: '到期', exact: true }).click();
  await settledOn(page, ['配电箱门缺失', '电缆破损', '窑车轨道无止挡']);
  assert.equal(await page.getByRole('columnheader', { name: '到期' }).getAttribute('aria-sort'), 'ascending');
  const href = await page.getByRole('link', { name: '导出' }).getAttribute('href');
  const asked = new URL(href ?? '', desk.address).searchParams;
  assert.equal(asked.get('sort'), 'dueAt');
  assert.equal(asked.get('columns')?.includes('responsible'), true);
  assert.equal(asked.get('columns')?.includes('category'), false);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()]);
  assert.match(saved.suggestedFilename(), /\.xlsx$/);
  await close();
});

test('j and k walk the rows, Enter opens one, and its name is a real link', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', list);
  await settledOn(page, ['窑车轨道无止挡', '电缆破损', '配电箱门缺失']);
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '电缆破损');
  assert.match((await page.locator('.row-link').first().getAttribute('href')) ?? '', /^\/l\/hazard\/[0-9a-f-]{36}$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '电缆破损' }).waitFor();
  await close();
});

test('a step is taken on several rows at once; the one refused is named with its reason', async () => {
  const { inspector, siteId } = town;
  const ids = [
    await orderedHazard(inspector, siteId, '批量一', '2026-05-30'),
    await orderedHazard(inspector, siteId, '批量二', '2026-05-30'),
  ];
  const { page, close } = await desk.open(inspector, 'desk', `${list}?where={"summary":{"has":"批量"}}`);
  await page.getByRole('checkbox', { name: '选择已显示的全部' }).check();
  await page.route(`**${at(hazard, ids[0])}/steps/report`, async (route) => {
    // Somebody is faster on one of them.
    const { json } = await inspector.get(at(hazard, ids[0]));
    await town.second.patch(at(hazard, ids[0]), { version: json.row.version, change: { spot: '东门' } });
    await route.continue();
  });
  await page.getByRole('button', { name: '报告整改', exact: true }).click();
  await page.getByRole('dialog').getByLabel('整改情况').fill('已更换');
  await page.getByRole('button', { name: '报告整改 2 条' }).click();
  await page.getByText('2 / 2 条，1 条未能办理：').waitFor();
  await page.getByText('刚被他人修改过').waitFor();
  const states = await Promise.all(ids.map(async (id) => (await inspector.get(at(hazard, id))).json.row.state));
  assert.deepEqual(states, ['rectifying', 'recheck']);
  await close();
});

test('a list without rows says what belongs here, or that the filter finds nothing', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', '/l/campaign');
  await page.getByText('还没有专项行动').waitFor();
  await page.goto(`${desk.address}${list}?where={"summary":{"has":"没有这样的"}}`);
  await page.getByText('没有符合以上条件的事故隐患').waitFor();
  await page.getByRole('button', { name: '清空筛选' }).click();
  await page.locator('.row-link').first().waitFor();
  await close();
});

test('on a phone the rows are cards and nothing is wider than the screen', async () => {
  const { page, close } = await desk.open(town.inspector, 'phone', `${list}?sort=dueAt`);
  await page.locator('.card').first().waitFor();
  assert.equal(await page.locator('table').count(), 0);
  assert.match(await page.locator('.card').first().innerText(), /配电箱门缺失[^]*整改中|待复查[^]*兴旺砖厂/);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await shot(page, 'ledger-list-phone');
  await close();
});

test('the list has no fault that a machine can find against WCAG 2.2 AA', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(town.inspector, size, `${list}?where={"state":"rectifying"}`);
    await page.locator('.row-link').first().waitFor();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    assert.deepEqual(
      violations.map((v) => [v.id, v.nodes.map((node) => node.html)]),
      [],
    );
    await close();
  }
});

test('rows of an earlier filter stay in sight until those of the new one come', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', list);
  await page.locator('.row-link').first().waitFor();
  const before = await rows(page);
  await page.route('**/api/ledgers/hazard?**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.getByRole('button', { name: '已逾期', exact: true }).click();
  assert.deepEqual(await rows(page), before);
  await page.locator('.table-scroll[aria-busy=true]').waitFor();
  await page.locator('.table-scroll[aria-busy=false]').waitFor();
  await close();
});
