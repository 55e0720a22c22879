import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runToEnd } from './child-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-start-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a data folder that cannot be written is named at the start, with what to do', async () => {
  const file = join(folder, 'a file and no folder');
  writeFileSync(file, '');
  const { code, words } = await runToEnd({ DATA_DIR: join(file, 'data'), DEMO: '0', PORT: '0' });
  assert.equal(code, 1);
  assert.match(words, /数据目录/);
  assert.ok(words.includes(file), words);
  assert.match(words, /DATA_DIR/);
  assert.doesNotMatch(words, /\n\s+at /, 'no stack trace');
});

test('a setting that makes no sense is named at the start, with what to do', async () => {
  const { code, words } = await runToEnd({ DATA_DIR: join(folder, 'x'), PORT: 'eighty' });
  assert.equal(code, 1);
  assert.match(words, /PORT/);
  assert.match(words, /anlan\.env/);
});

test('a database that is not there is told at the start in plain words', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/nothing';
  const { code, words } = await runToEnd({ DATA_DIR: join(folder, 'y'), DATABASE_URL: url, DEMO: '0', PORT: '0' });
  assert.equal(code, 1);
  assert.match(words, /数据库/);
  assert.doesNotMatch(words, /\n\s+at /, 'no stack trace');
});

const readOnly = '/sys/kernel'; // where not even root may write

test(
  'a data folder that is there but takes nothing is named at the start, with what to do',
  { skip: !existsSync(readOnly) },
  async () => {
    const elsewhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', DEMO: '0', PORT: '0' };
    const { code, words } = await runToEnd({ DATA_DIR: readOnly, ...elsewhere });
    assert.equal(code, 1);
    assert.match(words, /数据目录 \/sys\/kernel 无法建立或写入/);
    assert.match(words, /DATA_DIR/);
    assert.doesNotMatch(words, /\n\s+at /, 'no stack trace');
  },
);
