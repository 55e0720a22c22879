import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readPdf } from '../../../test/harness/read-pdf.ts';
import { officialDocument } from '../word/official.ts';
import { paragraph } from '../word/outline.ts';
import { paragraphTexts, readDocx, xmlFault } from '../word/read-docx.ts';
import { officialPdf } from './official-pdf.ts';
import { openTypefaces } from './typefaces.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-fonts-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const typefaces = openTypefaces(join(folder, 'none'));

const sendTo = ['报：县委、县政府。', `送：${'县安委会成员单位、'.repeat(4)}各乡镇。`];
const foot = { sendTo, copies: '共印50份', date: '2026-07-06' };
const bulletin = (lines: number, more: object = {}) => ({
  title: '一周工作情况',
  blocks: Array.from({ length: lines }, (_, at) => paragraph(`第${at + 1}件。`)),
  foot: { ...foot, ...more },
});
const mm = (length: number) => (length * 72) / 25.4;

test('the foot of a bulletin stands in the last rows of its last page, whatever the text leaves free', async () => {
  for (const lines of [1, 16, 17, 18, 20, 30]) {
    const pages = await readPdf(await officialPdf(bulletin(lines), typefaces));
    const last = pages.at(-1)?.lines ?? [];
    const [first, ...rest] = last.slice(-4);
    assert.equal(first?.text, sendTo[0], `${lines}`);
    assert.equal(
      rest
        .slice(0, 2)
        .map(({ text }) => text)
        .join(''),
      sendTo[1],
    );
    assert.equal(rest[2]?.text, '共印50份2026年7月6日印发');
    assert.ok(last.length <= 22 && Math.abs((rest[2]?.baseline ?? 0) - mm(35) - 10) < 8, `${rest[2]?.baseline}`);
    for (const { left, right, text } of last)
      assert.ok(left >= mm(28) - 0.5 && right <= mm(210 - 26) + 0.5, `${text}: ${left} to ${right}`);
    const body = pages.flatMap((page) => page.lines).filter(({ text }) => /^第\d+件。$/.test(text));
    assert.equal(body.length, lines);
  }
});

test('what a foot does not know is left out, in the PDF and in the Word file alike', async () => {
  const none = bulletin(1, { copies: '', date: '' });
  const [page] = await readPdf(await officialPdf(none, typefaces));
  assert.equal(page?.lines.at(-1)?.text.endsWith('各乡镇。'), true);
  for (const [model, last] of [
    [none, sendTo[1]],
    [bulletin(1), '共印50份2026年7月6日印发'],
  ] as const) {
    const xml = readDocx(await officialDocument(model)).get('word/document.xml') ?? '';
    assert.equal(xmlFault(xml), undefined);
    const texts = paragraphTexts(xml).filter((text) => text !== '');
    assert.equal(texts.at(-1)?.replaceAll('\t', ''), last);
    assert.match(xml, /<w:tblpPr[^>]*w:tblpYSpec="bottom"/);
  }
});
