import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hazard } from '../../src/modules/hazards/index.ts';
import { visit } from '../../src/modules/inspections/index.ts';
import { newPath } from '../../src/web/fields/paths.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';
import { photo } from './harness/photo.ts';
import { furnish, type Furnished } from './harness/furnish.ts';

let desk: Desk;
let town: Furnished;
before(async () => {
  desk = await openDesk();
  town = await furnish(desk);
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

const recorded = (page: Page) => page.getByRole('heading', { name: /^已录入/ }).waitFor();
const countOf = async (person: Person, ledger: typeof visit | typeof hazard) =>
  (await person.get(`${at(ledger)}/count`)).json.count;

test('an inspector signs in and records a visit with two findings by keyboard alone, in under a minute', async () => {
  const { page, close } = await desk.openSignedOut('desk', '/record-visit');
  const begun = performance.now();
  const { keyboard } = page;
  await page.getByLabel('用户名').waitFor();
  await shot(page, 'sign-in-desk');
  await keyboard.type(town.inspector.username);
  await keyboard.press('Tab');
  await keyboard.type(town.inspector.password);
  await keyboard.press('Enter');

  await page.getByRole('heading', { name: '录入现场检查' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await keyboard.type('xwzc');
  await keyboard.press('Enter');
  await page.getByText('页岩砖厂 · ').waitFor();
  // 执法检查 takes two: the page asks for the partner at once, and will remember.
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="visit.inspectors"]') !== null);
  await keyboard.type('陆执法');
  await page.locator('.ant-select-item-option-active', { hasText: '陆执法' }).waitFor();
  await keyboard.press('Enter');
  await page.locator('.ant-select-selection-item', { hasText: '陆执法' }).waitFor();
  await keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') !== 'true');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('护栏');
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="findings.0.spot"]') !== null);
  await keyboard.type('二号窑顶');
  await keyboard.press('Enter');
  await keyboard.type('值班室电炉取暖');
  await keyboard.press('Shift+Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="findings.1.spot"]') !== null);
  await keyboard.type('门卫室');
  await shot(page, 'record-visit-desk');
  await keyboard.press('Control+Enter');
  await recorded(page);
  assert.ok(performance.now() - begun < 60_000);
  await shot(page, 'recorded-desk');

  await page.getByRole('link', { name: '安应急检记〔2026〕1号' }).waitFor();
  await page.getByRole('link', { name: '安应急责改〔2026〕1号' }).waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word 打印' }).last().click(),
  ]);
  assert.match(saved.suggestedFilename(), /^责令限期整改指令书.*\.docx$/);
  const { json } = await town.inspector.get(at(hazard));
  assert.deepEqual(
    json.rows.map((row: { spot: string; state: string; responsible: string }) => [
      row.spot,
      row.state,
      row.responsible,
    ]),
    [
      ['门卫室', 'rectifying', '贺厂长'],
      ['二号窑顶', 'rectifying', '贺厂长'],
    ],
  );
  // The next visit begins where this one ended: same partner, the site among the latest.
  await page.getByRole('button', { name: '再录一家' }).press('Enter');
  await page.getByRole('button', { name: '安澜县城关镇兴旺砖厂' }).waitFor();
  assert.equal(await page.locator('[data-field="visit.inspectors"]').getByText('陆执法').count(), 1);
  await close();
});

test('on a phone a visit takes a few taps; a repeated finding is recognised and what is wrong is said beside it', async () => {
  const { page, close } = await desk.open(town.inspector, 'phone', '/record-visit');
  await page.getByRole('button', { name: '安澜县城关镇兴旺砖厂' }).click();
  await page.getByRole('link', { name: /未销号隐患 2 处/ }).waitFor();
  await shot(page, 'record-visit-site-phone');
  await page.getByRole('combobox', { name: '添加隐患' }).click();
  await page.getByRole('option').first().waitFor();
  await shot(page, 'record-visit-library-phone');
  await page.getByRole('option', { name: /护栏缺失/ }).click();
  await page.getByText(/已登记相似隐患，目前整改中/).waitFor();
  await page.getByLabel('现场照片：拍照').setInputFiles(await photo('kiln.jpg'));
  await page.getByRole('img', { name: /kiln/ }).waitFor();
  await page.getByText('重大隐患', { exact: true }).click();
  await page.getByText('当场整改', { exact: true }).click();
  await page.getByRole('button', { name: '保存' }).click();
  const standard = page.locator('[data-field="findings.0.standard"]');
  await standard.getByText('重大隐患须写明判定依据').waitFor();
  await shot(page, 'record-visit-fault-phone');
  await standard.getByRole('textbox').fill('某标准第三条');
  await page.locator('article').getByText('重大隐患不能当场销号').waitFor();
  await page.getByText('一般隐患', { exact: true }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await recorded(page);
  await shot(page, 'recorded-phone');
  const [newest] = (await town.inspector.get(at(hazard))).json.rows;
  assert.deepEqual([newest.state, newest.photos[0].name], ['closed', 'kiln.jpg']);
  await close();
});

test('a draft survives a reload and a lost server: the page says so, and saving afterwards makes one visit', async () => {
  const { page, errors } = await desk.open(town.second, 'desk', '/record-visit');
  const before = [await countOf(town.second, visit), await countOf(town.second, hazard)];
  await page.getByRole('combobox', { name: '被检查单位' }).fill('兴旺');
  await page.getByRole('option').first().click();
  await page.locator('[data-field="visit.method"] .ant-select').click();
  await page.getByTitle('专项检查').click();
  await page.getByRole('combobox', { name: '添加隐患' }).fill('灭火器');
  await page.getByRole('option').first().click();
  await page.getByLabel('具体部位').fill('烘干房');
  await page.reload();
  await page.getByText(/接着录：已恢复/).waitFor();
  assert.equal(await page.getByLabel('具体部位').inputValue(), '烘干房');
  await shot(page, 'record-visit-restored-desk');

  await desk.stop();
  await page.getByRole('button', { name: '保存' }).click();
  await page
    .locator('.form-summary')
    .getByText(/连接不上服务器/)
    .waitFor();
  await shot(page, 'record-visit-lost-desk');
  assert.equal(await page.getByLabel('具体部位').inputValue(), '烘干房');
  await desk.start();
  await page.getByRole('button', { name: '保存' }).click();
  await recorded(page);
  assert.deepEqual(
    [await countOf(town.second, visit), await countOf(town.second, hazard)],
    [before[0] + 1, before[1] + 1],
  );
  await page.goto(`${desk.address}/record-visit`);
  await page.getByRole('combobox', { name: '被检查单位' }).waitFor();
  await page.context().close();
  // The browser itself tells of each thing it could not fetch meanwhile.
  const own = errors.filter((words) => !/ERR_|\/api\/live|preload CSS/.test(words));
  assert.deepEqual(own, []);
});

test('a visit by lot without its lot is told so on the page, with the way to the lots, before anything is sent', async () => {
  const given = newPath(visit, { site: town.siteId, method: 'doubleRandom' }).replace(/^[^?]*/, '');
  const before = await countOf(town.inspector, visit);
  const { page, close } = await desk.open(town.inspector, 'phone', `/record-visit${given}`);
  await page.getByText('该单位没有等待检查的抽签').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('双随机抽查要对应抽中的单位').first().waitFor();
  await lookOver(page, 'record-visit-no-lot-phone');
  assert.equal(await countOf(town.inspector, visit), before);
  await page.getByRole('link', { name: '看待检查的抽中单位' }).click();
  await page.getByRole('heading', { name: '抽中单位' }).waitFor();
  await close();
});
