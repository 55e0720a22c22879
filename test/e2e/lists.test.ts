import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { readXlsx } from 'hucre';
import { hazard, order } from '../../src/modules/hazards/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { furnish, type Furnished, hazardPage, orderedHazard } from './harness/furnish.ts';

let desk: Desk;
let town: Furnished;
let id: string;
before(async () => {
  desk = await openDesk();
  town = await furnish(desk);
  for (const words of ['一号皮带无护罩', '二号皮带无护罩'])
    await orderedHazard(town.inspector, town.siteId, words, '2026-03-20');
  id = await orderedHazard(town.inspector, town.siteId, '配电柜门缺失', '2026-03-20');
  const open = { site: town.siteId, summary: '待定的隐患', category: 'other', level: 'general', source: 'inspection' };
  await town.inspector.post(at(hazard), { draft: { ...open, foundAt: '2026-03-02T01:00:00.000Z' } });
  await desk.indexed();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('two people edit one row: the second sees both versions, decides, and nothing is lost', async () => {
  const [first, later] = await Promise.all(
    [town.inspector, town.second].map((person) => desk.open(person, 'desk', `${hazardPage(id)}?edit=1`)),
  );
  assert.ok(first && later);
  await first.page.getByLabel('具体部位').fill('东侧配电室');
  await later.page.getByLabel('具体部位').fill('西侧配电室');
  await later.page.getByLabel('违反依据').fill('低压配电设计规范');
  await first.page.getByRole('button', { name: '保存' }).click();
  await first.page.getByRole('button', { name: '修改' }).waitFor();
  await later.page.getByRole('button', { name: '保存' }).click();
  const compare = later.page.getByRole('region', { name: '对照' });
  await compare.getByText('东侧配电室').waitFor();
  await compare.getByText('西侧配电室').waitFor();
  await shot(later.page, 'compare-desk');
  await compare.getByRole('group', { name: '具体部位' }).getByText('用我填写的').click();
  await compare.getByRole('button', { name: '按此保存' }).click();
  await later.page.getByRole('button', { name: '修改' }).waitFor();
  const { json } = await town.inspector.get(at(hazard, id));
  assert.deepEqual([json.row.spot, json.row.basis], ['西侧配电室', '低压配电设计规范']);
  const history = await town.inspector.get(at(hazard, id, 'history'));
  assert.match(JSON.stringify(history.json), /东侧配电室/);
  await first.close();
  await later.close();
});

test('a filter lives in the address, is saved under a name, and its export holds the same rows', async () => {
  const { page, close } = await desk.open(town.inspector, 'desk', `/l/${hazard.name}`);
  await page.getByText('待定的隐患').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('整改中');
  await page.keyboard.press('ArrowDown'); // the first one looks for the word in the descriptions
  await page.keyboard.press('Enter');
  await page.getByText('待定的隐患').waitFor({ state: 'detached' });
  await page.keyboard.type('皮带');
  await page.keyboard.press('Enter');
  await page.getByText('配电柜门缺失').waitFor({ state: 'detached' });
  assert.match(decodeURIComponent(new URL(page.url()).search), /"state".*rectifying/);
  await page.getByRole('button', { name: '存为常用' }).click();
  await page.keyboard.type('皮带在改');
  await page.keyboard.press('Enter');
  await shot(page, 'hazards-filtered-desk');

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: '导出' })
      .or(page.getByRole('button', { name: '导出' }))
      .click(),
  ]);
  const book = await readXlsx(await readFile(await saved.path()));
  const cells = (book.sheets[0]?.rows ?? []).map((row) => JSON.stringify(row));
  assert.equal(cells.length, 3, cells.join('\n'));
  for (const words of ['一号皮带无护罩', '二号皮带无护罩'])
    assert.ok(
      cells.some((row) => row.includes(words)),
      words,
    );

  const address = page.url();
  await page.goto(`${desk.address}/l/${hazard.name}`);
  await page.getByText('待定的隐患').waitFor();
  await page.getByRole('button', { name: '皮带在改' }).click();
  await page.getByText('待定的隐患').waitFor({ state: 'detached' });
  assert.equal(page.url(), address);
  await close();
});

test('Ctrl K finds a site by its initials and a document by its number', async () => {
  const { page, close } = await desk.open(town.second, 'desk', '/');
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xwzc');
  const dialog = page.getByRole('dialog', { name: '查找' });
  await dialog.getByText('安澜县城关镇兴旺砖厂').waitFor();
  await shot(page, 'search-desk');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '安澜县城关镇兴旺砖厂' }).waitFor();
  await shot(page, 'site-desk');
  await page
    .getByRole('heading', { name: /^现场检查/ })
    .getByRole('link', { name: '新建' })
    .click();
  await page.getByRole('button', { name: '换一家' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('责改〔2026〕1号');
  await dialog.getByRole('option').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('dialog [role=option]').length === 1);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith(`/l/${order.name}/`));
  await page.getByText('安应急责改〔2026〕1号').first().waitFor();
  await close();
});
