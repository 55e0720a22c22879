import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import type { Page } from 'playwright-core';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';

let desk: Desk;
let writer: Person;
before(async () => {
  desk = await openDesk();
  writer = await desk.person('writer', '文稿员');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

const text = [
  '安澜县应急管理局2025年上半年工作总结',
  '一、工作情况',
  '（一）监管执法。全年共检查企业单位320家次，发现问题隐患412处，已整改隐患400处，建立建全长效机制。',
  '（三）救灾救助。发放冬春救助资金86万元,救助群众4300余人次。',
].join('\n');

const sides = ['desk', 'phone'] as const;

test('a text is proof-read beside its marks; what is settled or meant goes away', async () => {
  for (const side of sides) {
    const { page, close } = await desk.open(writer, side);
    await page.goto(`${desk.address}/reports/proof`);
    await page.getByRole('textbox', { name: '正文' }).fill(text);
    await page.getByRole('button', { name: '校对', exact: true }).click();
    const found = page.getByRole('complementary', { name: '发现的问题' });
    await found.getByText('“建”应为“健”').waitFor();
    await page.getByRole('article', { name: '正文' }).getByRole('button', { name: '建立建全' }).click();
    await look(page, `proof-${side}`);
    if (side === 'phone') {
      const item = found.getByRole('listitem').filter({ hasText: '建立建全' });
      await item.getByRole('button', { name: '留用' }).click();
      await item.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '重新校对' }).click();
      await page.getByText('另有 1 处按留用略去').waitFor();
    }
    await close();
  }
});

test('a Word file full of pictures is read by its words; what is none is said so', async () => {
  const picture = { type: 'png', data: randomBytes(3_000_000), transformation: { width: 400, height: 300 } } as const;
  const children = [...text.split('\n').map((line) => new Paragraph(line)), new Paragraph({})];
  children.push(new Paragraph({ children: [new ImageRun(picture)] }));
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const { page, close } = await desk.open(writer, 'desk', '/reports/proof');
  const file = page.getByLabel('选择文件');
  await file.setInputFiles({ name: '现场.docx', mimeType: 'image/png', buffer: randomBytes(800_000) });
  await page.getByText('文件太大或不是 Word 文档，请把正文粘贴在上面').waitFor();
  await file.setInputFiles({ name: '总结.docx', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('article', { name: '正文' }).getByText('救助群众4300余人次').waitFor();
  await page.getByRole('complementary', { name: '发现的问题' }).getByRole('listitem').first().waitFor();
  await close();
});

test('an old report’s figures are read, looked at and kept', async () => {
  for (const side of sides) {
    const { page, close } = await desk.open(writer, side);
    await page.goto(`${desk.address}/reports/old`);
    await page.getByRole('textbox', { name: '正文' }).fill(text);
    await page.getByRole('button', { name: '读取数字' }).click();
    await page.getByText('读出 5 个数字').waitFor();
    await look(page, `old-report-${side}`);
    if (side === 'desk') {
      await page.getByRole('button', { name: /^留作基数/ }).click();
      await page.getByText(/^已留 \d 个数字/).waitFor();
      await page.getByRole('link', { name: '已留的往年数字' }).click();
      await page.getByText('安澜县应急管理局2025年上半年工作总结').first().waitFor();
    }
    await close();
  }
});

async function look(page: Page, name: string): Promise<void> {
  await shot(page, name);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.equal(width, room, 'scrolls sideways');
}
