import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { hazard } from '../../src/modules/hazards/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { furnish, type Furnished, hazardPage, newSite, orderedHazard } from './harness/furnish.ts';

let desk: Desk;
let town: Furnished;
before(async () => {
  desk = await openDesk();
  town = await furnish(desk);
});
after(() => desk.end());

const field = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'));
const sitesNamed = async (name: string) =>
  (await town.inspector.get(`${at(site)}?where=${encodeURIComponent(JSON.stringify({ name }))}`)).json.rows;

test('a site is entered by keyboard: Enter goes on, Ctrl+Enter saves, and what is wrong is said beside the field and on top', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', '/l/site/new');
  await page.getByLabel('单位名称').fill('键盘登记厂');
  await page.keyboard.press('Enter');
  assert.equal(await field(page), 'creditCode');
  await page.keyboard.type('91519901MA6AAAAAAA');
  await page.keyboard.press('Tab');
  await page
    .getByText(/校验不通过/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('地址：请填写').waitFor();
  assert.equal(await page.getByLabel('地址').getAttribute('aria-invalid'), 'true');
  await shot(page, 'ledger-form-problems-desk');
  await page.getByRole('alert').getByRole('button', { name: '地址：请填写' }).click();
  assert.equal(await field(page), 'address');
  await page.keyboard.type('城关镇西街 8 号');
  await page.getByLabel('统一社会信用代码').fill('');
  await page.getByLabel('行业领域').click();
  await page.keyboard.type('砖');
  await page.keyboard.press('Enter');
  await page.getByLabel('规下').check();
  await page.getByLabel('所在区域').click();
  await page.keyboard.type('东门');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '键盘登记厂' }).waitFor();
  const [row] = await sitesNamed('键盘登记厂');
  assert.deepEqual([row.sector, row.scale, row.address], ['shaleBrick', 'belowScale', '城关镇西街 8 号']);
  await close();
});

test('a save whose answer was lost and is sent again makes one row', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', '/l/site/new');
  await page.getByLabel('单位名称').fill('重复提交厂');
  await page.getByLabel('地址').fill('西街');
  await page.getByLabel('行业领域').click();
  await page.keyboard.type('砖');
  await page.keyboard.press('Enter');
  await page.getByLabel('规下').check();
  let lost = 0;
  await page.route('**/api/ledgers/site', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: '登记监管单位' }).click();
  await page
    .getByText(/连接不上服务器/)
    .first()
    .waitFor();
  await page.reload();
  await page.getByText(/已恢复.*填写而未提交的内容/).waitFor();
  await page.getByRole('button', { name: '登记监管单位' }).click();
  await page.getByRole('heading', { name: '重复提交厂' }).waitFor();
  assert.equal((await sitesNamed('重复提交厂')).length, 1);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('draft:'))), false);
  await page.context().close();
  void close; // the aborted request is an error on the console, as it should be
});

test('what was typed is there again after a reload, and can be thrown away', async () => {
  const { page, close } = await desk.open(town.inspector, 'phone', '/l/hazard/new');
  await page.getByLabel('隐患描述').fill('写到一半');
  await page.reload();
  await page.getByText(/已恢复/).waitFor();
  assert.equal(await page.getByLabel('隐患描述').inputValue(), '写到一半');
  await shot(page, 'ledger-form-restored-phone');
  await page.getByRole('button', { name: '丢弃' }).click();
  assert.equal(await page.getByLabel('隐患描述').inputValue(), '');
  await page.reload();
  await page.getByLabel('隐患描述').waitFor();
  assert.equal(await page.getByText(/已恢复/).count(), 0);
  await close();
});

test('when somebody was faster, a person decides field by field and nothing is lost', async () => {
  const { inspector, second, siteId } = town;
  const id = await orderedHazard(inspector, siteId, '对照用隐患', '2026-05-30');
  const { page, close } = await desk.open(inspector, 'desk', `${hazardPage(id)}?edit=1`);
  await page.getByLabel('具体部位').fill('我写的部位');
  await page.getByLabel('违反依据').fill('我写的依据');
  const seen = (await second.get(at(hazard, id))).json.row;
  const change = { spot: '他写的部位', summary: '对照用隐患（已核）' };
  await second.patch(at(hazard, id), { version: seen.version, change });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const spot = page.getByRole('group', { name: '具体部位' });
  await spot.waitFor();
  assert.match(await spot.innerText(), /您打开时[^]*现在[^]*他写的部位[^]*您填写[^]*我写的部位/);
  assert.equal(await page.getByRole('button', { name: '还有 1 项待确定' }).isDisabled(), true);
  await shot(page, 'ledger-compare-desk');
  await spot.getByLabel('用我填写的').check();
  await page.getByRole('button', { name: '按此保存' }).click();
  await page.locator('.facts').waitFor();
  const { row } = (await inspector.get(at(hazard, id))).json;
  assert.deepEqual([row.spot, row.basis, row.summary], ['我写的部位', '我写的依据', '对照用隐患（已核）']);
  await close();
});

test('a step speaks early of its own rule, is taken, and is told in the history', async () => {
  const id = await orderedHazard(town.inspector, town.siteId, '分步办理', '2026-05-30');
  const { page, close } = await desk.open(town.inspector, 'desk', hazardPage(id));
  await page.getByText('须由股室负责人、安委办、局领导办理：延期整改').waitFor();
  await page.getByRole('button', { name: '先行管控' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('管控措施').fill('停用并围挡');
  await dialog.getByLabel('整改期限').fill('2026-02-01');
  await page.keyboard.press('Tab');
  await dialog.getByText('整改期限不能早于今天').waitFor();
  await dialog.getByLabel('整改期限').fill('四月中旬');
  await page.keyboard.press('Control+Enter');
  assert.match(await dialog.getByLabel('整改期限').evaluate((at: HTMLInputElement) => at.validationMessage), /^看不懂/);
  await dialog.getByLabel('整改期限').fill('2026.4.15');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  const history = page.getByRole('region', { name: '经过' });
  await history.getByText('先行管控').waitFor();
  assert.match(
    await history.locator('li').first().innerText(),
    /^程执法 3月2日 10:00 先行管控，整改期限 4月15日\n?管控措施 停用并围挡$/,
  );
  await page.getByRole('region', { name: '时限' }).getByText('《安全生产法》').waitFor();
  await shot(page, 'ledger-row-desk');
  await close();
});

test('a step that waits for somebody else is said, and a row leads to what refers to it', async () => {
  await orderedHazard(town.inspector, town.siteId, '所属单位的隐患', '2026-05-30');
  const { page, close } = await desk.open(town.enterprise, 'phone', `/l/site/${town.siteId}`);
  await page.getByText(/须由.*办理：关闭退出/).waitFor();
  await page.getByRole('link', { name: /^事故隐患 \d/ }).click();
  await page.getByRole('list', { name: '筛选：安澜县城关镇兴旺砖厂' }).waitFor();
  await page.getByRole('link', { name: '所属单位的隐患' }).click();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await shot(page, 'ledger-row-phone');
  await close();
});

test('a picture is shrunk before it is sent, shown at once, and a program is refused in words', async () => {
  const id = await orderedHazard(town.inspector, town.siteId, '带照片的', '2026-05-30');
  const buffer = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#888' } })
    .jpeg({ quality: 100 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { page, close } = await desk.open(town.inspector, 'desk', `${hazardPage(id)}?edit=1`);
  const files = page.getByLabel('现场照片：选择文件');
  await files.setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: '移除现场.jpg' }).waitFor();
  await files.setInputFiles({
    name: 'a.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ not ours'),
  });
  await page.getByText(/a\.exe：不支持/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const thumbnail = page.locator('.facts').getByRole('img', { name: '现场.jpg' });
  await thumbnail.waitFor();
  const [photo] = (await town.inspector.get(at(hazard, id))).json.row.photos;
  const stored = await fetch(`${desk.address}${at(hazard, id, 'files', photo.hash)}`, {
    headers: { cookie: town.inspector.cookie },
  });
  const { width, height } = await sharp(Buffer.from(await stored.arrayBuffer())).metadata();
  assert.deepEqual([width, height], [1000, 2000]);
  await thumbnail.click();
  await page.locator('.ant-image-preview').waitFor();
  await close();
});

test('a site is found in a picker by name and by the initials of its pinyin', async () => {
  await newSite(town.inspector, '安澜县河口镇顺达仓储');
  await desk.indexed();
  const { page, close } = await desk.open(town.inspector, 'desk', '/l/hazard/new');
  await page.getByLabel('所属单位').click();
  await page.keyboard.type('sdcc');
  await page
    .getByRole('option')
    .getByText('安澜县河口镇顺达仓储')
    .or(page.getByTitle('安澜县河口镇顺达仓储'))
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-field=site]').getByTitle('安澜县河口镇顺达仓储').waitFor();
  await close();
});

test('the form, the row and its step have no fault that a machine can find against WCAG 2.2 AA', async () => {
  const id = await orderedHazard(town.inspector, town.siteId, '无障碍', '2026-05-30');
  const { page, close } = await desk.open(town.inspector, 'desk', '/l/hazard/new');
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return violations.map((v) => [v.id, v.nodes.map((node) => node.html)]);
  };
  await page.getByLabel('隐患描述').waitFor();
  assert.deepEqual(await faults(), []);
  await page.goto(desk.address + hazardPage(id));
  await page.getByRole('button', { name: '报告整改' }).click();
  await page.getByRole('dialog').getByLabel('整改情况').waitFor();
  assert.deepEqual(await faults(), []);
  await close();
});
