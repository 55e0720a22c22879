import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Problem, type ProblemCode } from '../../kernel/problem.ts';
import { openFileStore } from './open-file-store.ts';

const limit = 1_048_576;

async function freshFolder(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below the folder, so that a test can say that nothing was left. */
async function filesIn(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

function problem(code: ProblemCode, text: RegExp) {
  return (error: unknown) => error instanceof Problem && error.code === code && text.test(error.message);
}

async function* pieces(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function* broken() {
  yield* pieces('开头');
  throw new Error('aborted');
}

async function textOf(stream: ReadableStream<Uint8Array>) {
  return new Response(stream).text();
}

test('content that arrives in pieces is kept under its hash and read back', async (t) => {
  const folder = await freshFolder(t);
  const store = await openFileStore(folder);
  const kept = await store.put(pieces('现场', '检查', '记录'), { name: '记录.txt', maxBytes: limit });
  const hash = createHash('sha256').update('现场检查记录').digest('hex');
  assert.deepEqual(kept, { hash, size: 18, type: 'text/plain', name: '记录.txt' });
  const { stream, size } = await store.get(hash);
  assert.equal(size, 18);
  assert.equal(await textOf(stream), '现场检查记录');
  assert.equal(await readFile(join(folder, hash.slice(0, 2), hash.slice(2)), 'utf8'), '现场检查记录');
});

test('the same content is kept once, whatever it is called, also when it arrives twice at a time', async (t) => {
  const folder = await freshFolder(t);
  const store = await openFileStore(folder);
  const names = ['a.txt', 'b.txt', 'c.csv'];
  const kept = await Promise.all(names.map((name) => store.put(pieces('同一份'), { name, maxBytes: limit })));
  assert.equal(new Set(kept.map(({ hash }) => hash)).size, 1);
  assert.deepEqual(
    kept.map(({ name, type }) => [name, type]),
    [
      ['a.txt', 'text/plain'],
      ['b.txt', 'text/plain'],
      ['c.csv', 'text/csv'],
    ],
  );
  assert.equal((await filesIn(folder)).length, 1);
});

test('a file over the limit is refused as soon as the limit is passed, and nothing is left', async (t) => {
  const folder = await freshFolder(t);
  const store = await openFileStore(folder);
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 100_000;
      yield await Promise.resolve(Buffer.alloc(100_000, 'a'));
    }
  }
  await assert.rejects(
    store.put(endless(), { name: 'a.txt', maxBytes: limit }),
    problem('tooLarge', /超过 1 MB 的上限/),
  );
  assert.ok(sent < limit + 200_000);
  assert.deepEqual(await filesIn(folder), []);
});

test('a sender who goes away leaves nothing, and his error is passed on', async (t) => {
  const folder = await freshFolder(t);
  const store = await openFileStore(folder);
  await assert.rejects(store.put(broken(), { name: 'a.txt', maxBytes: limit }), /aborted/);
  assert.deepEqual(await filesIn(folder), []);
});

test('an empty file is refused', async (t) => {
  const store = await openFileStore(await freshFolder(t));
  await assert.rejects(store.put(pieces(), { name: 'a.txt', maxBytes: limit }), problem('invalid', /空/));
});

test('a hash that was never kept, or is none, is missing', async (t) => {
  const store = await openFileStore(await freshFolder(t));
  for (const hash of ['a'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
    await assert.rejects(store.get(hash), problem('missing', /不存在/));
    await assert.rejects(store.thumbnail(hash, 160), problem('missing', /不存在/));
  }
});

test('a folder that cannot be written is named when the store opens, with what to do', async (t) => {
  const file = join(await freshFolder(t), 'plain');
  await writeFile(file, '');
  await assert.rejects(openFileStore(join(file, 'files')), problem('unavailable', /plain.*无法写入（ENOTDIR）.*权限/));
});

test('a disk that goes away while running is unavailable, not a crash', async (t) => {
  const folder = await freshFolder(t);
  const store = await openFileStore(folder);
  await rm(folder, { recursive: true });
  await writeFile(folder, '');
  await assert.rejects(
    store.put(pieces('a'), { name: 'a.txt', maxBytes: limit }),
    problem('unavailable', /系统管理员/),
  );
});

test('a full disk is unavailable and leaves no half file', { skip: process.platform === 'win32' }, async (t) => {
  const folder = await freshFolder(t);
  // A limit on the size of written files refuses a write half-way, as a full disk does.
  const script = `
    import { openFileStore } from ${JSON.stringify(fileURLToPath(new URL('./open-file-store.ts', import.meta.url)))};
    const store = await openFileStore(${JSON.stringify(folder)});
    await store.put(Buffer.alloc(400_000, 'a'), { name: 'a.txt', maxBytes: 1e6 }).catch((problem) => process.stdout.write(problem.code + problem.message));
  `;
  const shell = 'ulimit -f 100; exec "$0" --input-type=module -e "$1"';
  const { stdout } = await promisify(execFile)('sh', ['-c', shell, process.execPath, script]);
  assert.match(stdout, /^unavailable.*磁盘已满/);
  assert.deepEqual(await filesIn(folder), []);
});

test('what a killed server left unfinished is cleared on a later start, but not what another is writing now', async (t) => {
  const folder = await freshFolder(t);
  await openFileStore(folder);
  const [old, young] = [join(folder, 'incoming', 'old.part'), join(folder, 'incoming', 'young.part')];
  await writeFile(old, 'a');
  await writeFile(young, 'b');
  const longAgo = new Date('2020-01-01T00:00:00.000Z');
  await utimes(old, longAgo, longAgo);
  await openFileStore(folder);
  assert.deepEqual(await filesIn(folder), ['young.part']);
});
