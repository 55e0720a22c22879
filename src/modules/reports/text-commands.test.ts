import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';

const anlan = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));
const lines = ['安澜县2025年上半年工作总结', '', '建立建全机制，检查企业320家次,排查隐患412处。'];
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-text-'));
  writeFileSync(join(folder, 'a.txt'), lines.join('\n'));
  writeFileSync(join(folder, 'a.md'), `# ${lines.join('\n')}`);
  const children = lines.map((text) => new Paragraph(text));
  writeFileSync(join(folder, 'a.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Where there is no database at all. */
const env = { ...process.env, DATABASE_URL: 'postgres://nowhere.invalid/none' };
const run = (words: readonly string[], input = '') =>
  execFileSync(process.execPath, [anlan, ...words], { cwd: folder, env, input, encoding: 'utf8' });
const told = (words: readonly string[]) =>
  spawnSync(process.execPath, [anlan, ...words], { cwd: folder, env, encoding: 'utf8' });

test('check reads text, Markdown, Word and standard input alike, without a database', () => {
  const seen = ['a.txt', 'a.md', 'a.docx'].map((file) => JSON.parse(run(['check', file, '--json'])));
  const expected = [
    [3, 'TYPO-HOMOPHONE', 'H'],
    [3, 'PUNCT-HALF', 'H'],
  ];
  for (const found of [...seen, JSON.parse(run(['check', '-', '--json'], lines.join('\n')))]) {
    assert.deepEqual(
      found.map(({ line, category, certainty }: Readonly<Record<string, unknown>>) => [line, category, certainty]),
      expected,
    );
    assert.deepEqual(Object.keys(found[0]), ['line', 'quote', 'category', 'reason', 'suggestion', 'certainty']);
  }
  assert.match(run(['check', 'a.txt']), /第 3 行 \[确定\] TYPO-HOMOPHONE[\s\S]*共 2 处：确定 2/);
});

test('read gives every figure with what it is', () => {
  const found = JSON.parse(run(['read', 'a.docx', '--json']));
  assert.deepEqual(Object.keys(found[0]), ['number', 'unit', 'context', 'line', 'period', 'indicator', 'confidence']);
  assert.deepEqual(
    found.map(({ number, unit, period }: Readonly<Record<string, unknown>>) => [number, unit, period]),
    [
      [320, '家次', '2025H1'],
      [412, '处', '2025H1'],
    ],
  );
});

test('a missing file and a missing word are told in words', () => {
  assert.deepEqual([told(['check', 'none.txt']).status, told(['check']).status], [1, 2]);
  assert.match(told(['check', 'none.txt']).stderr, /none\.txt 读不出来/);
  assert.match(told(['check']).stderr, /缺少 <文件>/);
});
