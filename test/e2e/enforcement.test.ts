import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';
import { newSite } from './harness/furnish.ts';

let desk: Desk;
let inspector: Person;
let leader: Person;
before(async () => {
  desk = await openDesk();
  inspector = await desk.person('inspector', '程执法');
  leader = await desk.person('leader', '岳局长');
  await desk.person('inspector', '陆执法');
  await newSite(inspector, '安澜县城关镇兴旺砖厂');
  await desk.indexed();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

/** Makes a document that asks nothing more, from the list of what may be made. */
async function make(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: `制作${label}`, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: `制作${label}` }).click();
  await page.locator('.documents-made').getByText(label, { exact: true }).waitFor();
}

async function serve(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: `登记${label}送达` }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('受送达人').fill('贺厂长');
  await sheet.getByLabel('送达凭据').fill('贺厂长当面签收');
  await sheet.getByRole('button', { name: '登记送达' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

test('a case is opened from the library, approved, told to the party, and cannot be decided before its day', async () => {
  const { page, close } = await desk.open(inspector, 'desk', '/open-case');
  await page.getByRole('combobox', { name: /涉案单位/ }).fill('兴旺');
  await page.getByText('安澜县城关镇兴旺砖厂').first().click();
  await page.getByLabel('查找违法行为').fill('消除事故隐患');
  await lookOver(page, 'open-case-library-desk');
  await page.getByRole('button', { name: /未采取措施消除事故隐患/ }).click();
  await page.getByLabel('案件名称').waitFor();
  assert.equal(await page.getByLabel('案件名称').inputValue(), '安澜县城关镇兴旺砖厂未采取措施消除事故隐患案');
  await page.getByRole('button', { name: '提请立案' }).click();
  await page
    .getByText(/至少选 2 人/)
    .first()
    .waitFor();
  await shot(page, 'open-case-form-desk');
  await page.getByLabel('办案人员').fill('陆');
  await page.getByTitle('陆执法').or(page.getByText('陆执法')).first().click();
  await page.getByRole('button', { name: '提请立案' }).click();
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  await make(page, '立案审批表');
  const path = new URL(page.url()).pathname;

  const chief = await desk.open(leader, 'desk', path);
  await chief.page.getByRole('button', { name: '批准立案' }).click();
  await chief.page.getByRole('dialog').getByRole('button', { name: '批准立案' }).click();
  await chief.page.getByText('调查取证').first().waitFor();

  await page.getByRole('button', { name: '调查终结' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/裁量基准：/).waitFor();
  await sheet.getByLabel('调查结论').fill('查明属实');
  await sheet.getByLabel('主要证据').fill('现场照片');
  await sheet.getByText('一般', { exact: true }).click();
  await sheet.getByLabel('罚款').fill('60000');
  await sheet.getByRole('button', { name: '调查终结' }).click();
  await sheet.getByText(/上限 50000 元/).waitFor();
  await sheet.getByLabel('罚款').fill('20000');
  await sheet.getByRole('button', { name: '调查终结' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await make(page, '行政处罚告知书');
  await serve(page, '行政处罚告知书');
  await page.getByText('陈述申辩期限届满').waitFor();

  await chief.page.reload();
  await chief.page.getByText('最早 3月6日 可以办理').waitFor();
  assert.ok(await chief.page.getByRole('button', { name: '作出处罚决定' }).isDisabled());
  await lookOver(chief.page, 'case-refused-desk');
  await chief.close();
  await close();
  const phone = await desk.open(inspector, 'phone', path);
  await phone.page.getByRole('heading', { name: '办案时间线' }).waitFor();
  await lookOver(phone.page, 'case-phone');
  await phone.close();
});

test('the book of fines tells imposed and collected apart', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(leader, size, '/fine-book');
    await page.getByRole('heading', { name: '罚款台账' }).waitFor();
    await page.getByText('没有欠缴的罚款').waitFor();
    await lookOver(page, `fine-book-${size}`);
    await close();
  }
});
