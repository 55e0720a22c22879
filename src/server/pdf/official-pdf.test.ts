import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { officialDocument } from '../word/official.ts';
import { heading, ordinals, paragraph } from '../word/outline.ts';
import { paragraphTexts, readDocx } from '../word/read-docx.ts';
import { widthOf } from './break-lines.ts';
import { officialPdf } from './official-pdf.ts';
import { readPdf } from '../../../test/harness/read-pdf.ts';
import { dashHeight } from './outline-of.ts';
import { openTypefaces } from './typefaces.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-fonts-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const typefaces = openTypefaces(join(folder, 'none'));

const inspections =
  '全县开展安全生产检查1238家次，涉及单位场所（含“九小”场所）412家；排查隐患2114处，已整改1960处，整改率92.7%——其中重大隐患12处……';
const model = {
  title: '安澜县应急管理局关于\n2026年上半年工作情况的报告',
  addressee: '县人民政府',
  blocks: [
    paragraph('现将工作情况报告如下（数据截至2026年6月30日）。'),
    ...['隐患治理', '监管执法', '防灾减灾'].flatMap((text) => [
      heading(1, text),
      heading(2, '总体情况', inspections),
      heading(2, '重点领域'),
      heading(3, '非煤矿山'),
      paragraph(...ordinals([[inspections], [{ text: '21', figure: 'mines' }, '家。']])),
      paragraph(inspections.repeat(3)),
    ]),
  ],
  signature: '安澜县应急管理局',
  date: '2026-07-03',
  createdAt: '2026-07-03T02:00:00.000Z',
} as const;

const bytes = await officialPdf(model, typefaces);
const pages = await readPdf(bytes);
const mm = (length: number) => (length * 72) / 25.4;

test('the page is A4, the text stands within 156 × 225 mm, 22 lines of 28 characters at most (GB/T 9704-2012 5)', () => {
  assert.ok(pages.length >= 3);
  for (const { width, height, lines } of pages) {
    assert.ok(Math.abs(width - mm(210)) < 0.5 && Math.abs(height - mm(297)) < 0.5);
    assert.ok(lines.length <= 22, `${lines.length} lines`);
    for (const { text, left, right, baseline } of lines) {
      assert.ok(widthOf(text) <= 28, text);
      assert.ok(left >= mm(28) - 0.5 && right <= mm(210 - 26) + 0.5, `${text}: ${left}–${right}`);
      assert.ok(baseline <= height - mm(37) && baseline >= mm(35), `${text}: ${baseline}`);
    }
  }
  assert.equal(pages[0]?.lines.length, 21, 'a full page: three lines of head, one of them empty');
});

test('a full line reaches both edges, and lines are one pitch of 28.95 pt apart', () => {
  const { lines } = pages[1] ?? { lines: [] };
  const full = lines.filter(({ text }) => widthOf(text) > 26.5);
  assert.ok(full.length > 3);
  for (const { right } of full) assert.ok(Math.abs(right - mm(184)) < 1.2, `${right}`);
  const apart = lines.slice(1).map(({ baseline }, at) => (lines[at]?.baseline ?? 0) - baseline);
  assert.ok(
    apart.every((pitch) => Math.abs(pitch - 28.95) < 0.1),
    apart.join(),
  );
});

test('the text is the Word file’s, each element in its face, embedded as far as it is used', async () => {
  const xml = readDocx(await officialDocument(model)).get('word/document.xml') ?? '';
  const told = pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('');
  assert.equal(told, paragraphTexts(xml).join(''));
  const faceOf = (words: string) =>
    pages
      .flatMap(({ lines }) => lines)
      .find(({ text }) => text.includes(words))
      ?.faces.map((face) => face.replace(/^.*\+/, ''));
  assert.deepEqual(faceOf('工作情况的报告'), ['NotoSerifSC-SemiBold']);
  assert.deepEqual(faceOf('一、隐患治理'), ['NotoSansSC-Medium']);
  assert.deepEqual(faceOf('（一）总体情况'), ['LXGWWenKaiLite-Regular', 'NotoSerifSC-Light']);
  assert.deepEqual(faceOf('1.非煤矿山'), ['NotoSerifSC-Light']);
  assert.ok(bytes.length < 100_000, `${bytes.length} bytes: the fonts hold more than they need`);
});

test('page numbers stand outside, 7 mm below the text, right on odd pages and left on even ones, in 四号 (GB/T 9704-2012 7.5)', () => {
  for (const [at, { number }] of pages.entries()) {
    assert.equal(number?.text, `— ${at + 1} —`);
    assert.equal(number?.size, 14);
    const dashes = (number?.baseline ?? 0) + (14 * dashHeight) / 1000;
    assert.ok(Math.abs(dashes - mm(35 - 7)) < 0.2, `${dashes}`);
    if (at % 2 === 0) assert.ok(Math.abs((number?.right ?? 0) - (mm(184) - 14)) < 1, `${number?.right}`);
    else assert.ok(Math.abs((number?.left ?? 0) - (mm(28) + 14)) < 1, `${number?.left}`);
  }
});

test('who signs and the day stand together, the day four characters in (GB/T 9704-2012 7.3.5)', () => {
  const [name, day] = pages.at(-1)?.lines.slice(-2) ?? [];
  assert.deepEqual([name?.text, day?.text], ['安澜县应急管理局', '2026年7月3日']);
  assert.ok(Math.abs((day?.right ?? 0) - (mm(184) - 4 * (mm(156) / 28))) < 1.5, `${day?.right}`);
});

test('a title too long for a line is broken into lines of one length, within the text area', async () => {
  const title = '安澜县人民政府安全生产委员会办公室二〇二六年上半年工作总结和下半年工作计划';
  const [page] = await readPdf(await officialPdf({ ...model, title }, typefaces));
  const [first, second] = page?.lines ?? [];
  assert.equal(`${first?.text}${second?.text}`, title);
  for (const line of [first, second]) {
    assert.equal(line?.size, 22);
    assert.ok((line?.left ?? 0) >= mm(28) && (line?.right ?? 0) <= mm(184));
  }
});

test('no heading is the last line of a page', () => {
  for (const { lines } of pages)
    assert.doesNotMatch(lines.at(-1)?.text ?? '', /^(一、|二、|三、|（[一二三]）[^。]*$|1\.)/);
});

test('the same model gives the same bytes', async () => {
  assert.deepEqual(await officialPdf(model, openTypefaces(folder)), bytes);
});

test('a bureau’s own font is used as soon as it lies in the folder, and what it lacks comes from the free one', async () => {
  const fonts = join(import.meta.dirname, '../../../node_modules/@embedpdf/fonts-sc/fonts');
  copyFileSync(join(fonts, 'NotoSansHans-Bold.otf'), join(folder, '方正小标宋简体.otf'));
  const [page] = await readPdf(await officialPdf({ ...model, title: '安澜𰻝' }, openTypefaces(folder)));
  assert.equal(page?.lines[0]?.text, '安澜𰻝');
  assert.match(page?.lines[0]?.faces.join() ?? '', /\+NotoSansHans-Bold$/);
});
