import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
const id = uuidv7();
before(async () => {
  desk = await openDesk();
  writer = await desk.person('writer', '文稿员');
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'domains' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a report is kept as a template, and a weekly one is begun from it', async () => {
  const kept = await desk.open(writer, 'desk', `/reports?report=${id}`);
  const part = kept.page.getByRole('region', { name: '存为模板' });
  await part.getByRole('textbox', { name: '模板名称' }).fill('本局工作简报');
  await part.getByRole('button', { name: '存为模板' }).click();
  await part.getByText('已存为“本局工作简报”第 1 版').waitFor();
  await lookOver(kept.page, 'report-kept-desk');
  await kept.close();

  const phone = await desk.open(writer, 'phone', '/reports/begin');
  await phone.page.getByRole('radio', { name: /本单位模板“本局工作简报”第 1 版/ }).waitFor();
  await lookOver(phone.page, 'report-templates-phone');
  await phone.close();

  const { page, close } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('combobox', { name: '统计期' }).click();
  await page.getByRole('combobox', { name: '统计期' }).fill('2026年2月23日');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /本单位模板“本局工作简报”第 1 版/ }).check();
  await lookOver(page, 'report-templates-desk');
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.getByRole('textbox', { name: '引言正文' }).waitFor();
  await page.getByText('下周工作安排').first().waitFor();
  await close();
});
