import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { county } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { lookOverStrictly } from './harness/look-over.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a citizen informs in a minute on a phone, is told what is missing, and asks for the answer by the code', async () => {
  const { page, close } = await desk.openSignedOut('phone', `/tip/${county}`);
  await page.getByRole('button', { name: '提交举报' }).waitFor();
  await lookOverStrictly(page, 'tip-phone');
  await page.getByLabel('单位名称或地点').fill('东门巷纸箱仓库');
  await page.getByLabel('什么问题').fill('堵');
  await page.getByRole('button', { name: '提交举报' }).click();
  await page.getByText(/至少写 5 个字/).waitFor();
  assert.equal(await page.getByLabel('单位名称或地点').inputValue(), '东门巷纸箱仓库', 'what was typed stays');
  await page.getByLabel('什么问题').fill('仓库二楼住人，楼梯口堆满纸箱');
  await page.getByLabel('选择照片').setInputFiles({
    name: 'x.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await page.getByText('已附 1 张').waitFor();
  await page.getByLabel('姓名').fill('钱多多');
  await page.getByLabel('电话').fill('13800138000');
  await page.getByRole('button', { name: '提交举报' }).click();
  await page.getByText('举报已收到').waitFor();
  const code = (await page.locator('.tip-taken .tip-code').textContent()) ?? '';
  assert.match(code, /^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/);
  await lookOverStrictly(page, 'tip-taken-phone');
  await page.getByRole('button', { name: '查询进度' }).click();
  await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll(' ', '-'));
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByText('待受理').waitFor();
  await lookOverStrictly(page, 'tip-course-phone');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('tip'))), []);
  await close();
});

test('whoever keeps tips finds it with the informant hidden, and accepts it', async () => {
  const keeper = await desk.person('tipKeeper', '专办员');
  const { page, close } = await desk.open(keeper, 'desk', '/l/tip');
  await page.getByRole('link', { name: '仓库二楼住人，楼梯口堆满纸箱' }).click();
  await page.getByText('******').first().waitFor();
  await page.getByRole('button', { name: '受理', exact: true }).waitFor();
  assert.equal(await page.getByText('钱多多').count(), 0);
  await shot(page, 'tip-desk');
  await close();
});
