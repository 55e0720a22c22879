import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';
import { paragraphTexts, readDocx } from '../word/read-docx.ts';

const anlan = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));
let made: TestDatabase;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-cli-'));
  made = await createTestDatabase();
  await made.database.owner.query(
    `insert into county values ('519901', '安澜县', '安澜县应急管理局', '安应急', '安澜县人民政府', '安澜县人民法院')`,
  );
});
after(async () => {
  await made.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>();
  const child = execFile(
    process.execPath,
    [anlan, ...words],
    { cwd: folder, env: { ...process.env, DATABASE_URL: made.url, ...env } },
    (_, out, error) => resolve({ code: child.exitCode ?? -1, out, error }),
  );
  return promise;
}

test('the report is written to a file, and its figures to standard output as JSON alone', async () => {
  const file = join(folder, 'f.docx');
  const { code, out, error } = await run([
    'report',
    '--county',
    '519901',
    '--period',
    '2026H1',
    '--out',
    file,
    '--json',
  ]);
  assert.equal(code, 0, error);
  const { figures, title, cutoff } = JSON.parse(out);
  assert.equal(title, '安澜县应急管理局关于2026年上半年安全生产工作情况的报告');
  assert.equal(cutoff, '2026-06-30T15:59:59.999Z');
  const found = figures.find(({ key }: { key: string }) => key === 'universiade.found');
  assert.deepEqual(
    [found.indicator, found.filter, found.period, found.value, found.ids],
    ['hazard.found', { campaign: { key: 'universiade' } }, '2026H1', 0, []],
  );
  const xml = readDocx(readFileSync(file)).get('word/document.xml') ?? '';
  assert.equal(paragraphTexts(xml)[0], title);
});

test('help is in Chinese and needs no database', async () => {
  const { code, out } = await run(['--help'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
  assert.equal(code, 0);
  assert.match(out, /用法：npx anlan <命令> \[选项\][\s\S]*report/);
  assert.match((await run(['report', '--help'])).out, /--county <县代码>.*（必填）/);
});

test('wrong words are named, with the way to the right ones', async () => {
  const right = ['--county', '519901', '--period', '2026H1'];
  for (const [words, reason] of [
    [['repotr'], /没有“repotr”这个命令/],
    [['report', '--period', '2026H1', '--json'], /缺少 --county <县代码>/],
    [['report', ...right, '--jsno'], /没有 --jsno 选项/],
    [['report', ...right, '--out'], /--out.*缺少它的值/],
    [['report', ...right, 'f.docx'], /“f.docx”放错了地方/],
    [['report', ...right], /请说明要什么/],
    [['report', '--county', '5199', '--period', '2026H1', '--json'], /县代码“5199”不对/],
    [['report', '--county', '519901', '--period', '2026上半年', '--json'], /统计期“2026上半年”写法不对/],
  ] as const) {
    const { code, out, error } = await run(words);
    assert.deepEqual([code, out], [2, ''], words.join(' '));
    assert.match(error, reason);
  }
});

test('what cannot be had is said: a county that is not there, a folder without data, a file that cannot be written', async () => {
  assert.match((await run([...asked('510722'), '--json'])).error, /没有代码为 510722 的县/);
  assert.match((await run([...asked('519901'), '--out', join(folder, 'no/f.docx')])).error, /写不进去/);
  const nothing = await run([...asked('519901'), '--json'], { DATABASE_URL: '', DATA_DIR: join(folder, 'empty') });
  assert.equal(nothing.code, 1);
  assert.match(nothing.error, /还没有安澜的数据。请先用 npm start/);
});

const asked = (county: string) => ['report', '--county', county, '--period', '2026H1'];
