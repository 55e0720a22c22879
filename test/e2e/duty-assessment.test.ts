import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { dutyAssessment } from '../../src/modules/prevention/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { newSite } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let inspector: Person;
let owner: Person;
before(async () => {
  desk = await openDesk();
  inspector = await desk.person('inspector', '程执法');
  const [own, other] = [await newSite(inspector, '东门页岩砖厂'), await newSite(inspector, '西门页岩砖厂')];
  for (const id of [own, other])
    assert.equal((await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} })).status, 200);
  owner = await desk.person('enterprise', '贺厂长', { area: village, siteId: own });
  await desk.indexed();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('an enterprise assesses itself on its phone: what it lacks needs a plan, and what was said stays on the page', async () => {
  const { page, close } = await desk.open(owner, 'phone', `/l/${dutyAssessment.name}/new`);
  await page.getByRole('combobox', { name: '自评单位' }).click();
  await page.locator('.ant-select-item-option', { hasText: '东门页岩砖厂' }).click();
  await page.getByLabel('年度').fill('2026');
  for (const group of await page.getByRole('radiogroup').all()) await group.getByText('是', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '安全培训到位' }).getByText('否', { exact: true }).click();
  await page.getByLabel('主要负责人').fill('贺厂长');
  await lookOver(page, 'duty-assessment-phone');
  const save = page.getByRole('button', { name: /^保存|^登记/ }).last();
  await save.click();
  await page.getByText('有未落实、未到位的，请写明怎么改、何时改完').first().waitFor();
  assert.equal(await page.getByLabel('主要负责人').inputValue(), '贺厂长');
  await page.getByLabel('不足与改进').fill('四月底前补训十二人');
  await save.click();
  await page.getByText('已自评').first().waitFor();
  await close();
});

test('the section sees who has assessed itself and who has not, and each number opens its rows', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(inspector, size, '/duty-coverage?year=2026');
    await page.getByText('在册 2 家，已自评 1 家，未自评 1 家').waitFor();
    await page.getByRole('link', { name: '西门页岩砖厂' }).waitFor();
    await lookOver(page, `duty-coverage-${size}`);
    await page
      .getByRole('row', { name: /城关镇/ })
      .getByRole('link', { name: '1', exact: true })
      .click();
    await page.getByText('东门页岩砖厂').first().waitFor();
    assert.equal(await page.getByText('西门页岩砖厂').count(), 0);
    if (size === 'desk') {
      await page.getByRole('link', { name: '贺厂长' }).first().click();
      await page.getByText('四月底前补训十二人').first().waitFor();
      await page.getByRole('button', { name: '核对', exact: true }).click();
      await page.getByText('已核对').first().waitFor();
    }
    await close();
  }
});
