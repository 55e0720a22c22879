import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { site } from '../../src/modules/sites/index.ts';
import { at, otherTown, town } from '../harness/world.ts';
import { workbook } from '../imports/importing.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
  desk.world.server.startImports();
  for (const code of [`${town}202`, `${otherTown}202`])
    await desk.world.database.owner.query(
      `insert into area (code, name, county, valid_from) values ($1, '和平村', '519901', '2020-01-01')`,
      [code],
    );
});
after(() => desk.end());
afterEach((t) => desk.tidy(t));

const table = () =>
  workbook({
    台账: [
      ['城关镇监管单位台账'],
      ['序号', '企业名称', '行业类别', '规模', '详细地址', '所属乡镇', '联系人'],
      [1, '东门机械厂', '工贸', '规下', '东街8号', '城关镇', '甲'],
      [2, '和平砖厂', '页岩砖厂', '小微', '和平村1组', '和平村', '乙'],
      [3, '', '工贸', '规下', '西街', '城关镇', '丙'],
      [4, '没有行业的厂', '做工的', '规下', '西街2号', '城关镇', '丁'],
    ],
  });

for (const size of ['desk', 'phone'] as const) {
  test(`a table is brought in step by step and taken back (${size})`, async () => {
    const chief = await desk.person('sectionChief', '周股长');
    const { page, close } = await desk.open(chief, size, `/l/${site.name}`);
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await page.getByText('选择文件，或拖到这里').waitFor();
    await shot(page, `import-0-${size}`);
    const file = { name: '城关镇台账.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await table()) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: '城关镇台账.xlsx' }).waitFor();
    await page.getByText('不导入的列：联系人').waitFor();
    await shot(page, `import-1-${size}`);
    await page.getByRole('button', { name: /^检\s?查$/ }).click();
    await page.getByText('“和平村”有 2 个').waitFor();
    await shot(page, `import-2-${size}`);
    await page.getByRole('combobox', { name: '和平村是' }).click();
    await page.getByText('城关镇和平村', { exact: true }).last().click();
    await page.getByRole('button', { name: '按所选重新检查' }).click();
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await page.getByRole('button', { name: '整批撤回' }).waitFor();
    await shot(page, `import-3-${size}`);
    assert.equal((await chief.get(at(site, 'count'))).json.count, 2);
    await page.getByRole('button', { name: '整批撤回' }).click();
    await page.getByText('撤回这次导入的 2 条').waitFor();
    await page.getByRole('button', { name: /^撤\s?回$/ }).click();
    await page.getByText('已撤回：2 条').waitFor();
    assert.equal((await chief.get(at(site, 'count'))).json.count, 0);
    await page.getByRole('link', { name: '导入', exact: true }).first().click();
    await page.getByRole('heading', { name: '导入记录' }).waitFor();
    await page.getByText('撤回 2 条').first().waitFor();
    await shot(page, `import-4-${size}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    await close();
  });
}
