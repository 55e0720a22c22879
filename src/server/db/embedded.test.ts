import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { findRunningPostgres, startPostgres } from './embedded.ts';

const root = mkdtempSync(join(tmpdir(), 'anlan-embedded-'));
chmodSync(root, 0o755);
after(() => rmSync(root, { recursive: true, force: true }));
const isRoot = process.getuid?.() === 0;

test('a new folder becomes a database, whatever its name, and keeps its rows', async () => {
  const folder = join(root, '数据, "一" ', 'x'.repeat(90));
  const first = await startPostgres(folder);
  await ask(first.url, 'create table note as select 1 as n');
  assert.ok(Buffer.byteLength(join(first.host, '.s.PGSQL.5432')) <= 107);
  await first.stop();
  assert.equal(await findRunningPostgres(folder), undefined);
  const second = await startPostgres(folder);
  assert.deepEqual(await ask(second.url, 'select n from note'), [{ n: 1 }]);
  assert.equal(await findRunningPostgres(folder), second.url);
  await second.stop();
});

test('Chinese is searched by its characters and sorted by pinyin on request', async () => {
  const { url, stop } = await startPostgres(join(root, 'language'), { purpose: 'test' });
  await ask(url, 'create extension pg_trgm');
  assert.deepEqual(await ask(url, `select cardinality(show_trgm('隐患')) as n`), [{ n: 3 }]);
  const sorted = `select string_agg(v, '' order by v collate "zh-x-icu") as s from unnest(array['镇','安','李']) v`;
  assert.deepEqual(await ask(url, sorted), [{ s: '安李镇' }]);
  await stop();
});

test('a folder in use is refused, and free again when its user stops', async () => {
  const folder = join(root, 'shared');
  const { stop } = await startPostgres(folder, { purpose: 'test' });
  await assert.rejects(startPostgres(folder), (error) => isUnavailable(error, /正由另一个运行中的安澜使用/, folder));
  await stop();
  await stop();
  await (await startPostgres(folder, { purpose: 'test' })).stop();
});

test('when the server is killed its holder is told, and the next start has every committed row', async () => {
  const folder = join(root, 'killed');
  const { url, onExit } = await startPostgres(folder);
  await ask(url, 'create table note as select 7 as n');
  const told = new Promise<string>(onExit);
  process.kill(serverIn(folder), 'SIGKILL');
  await told;
  const again = await startPostgres(folder);
  assert.deepEqual(await ask(again.url, 'select n from note'), [{ n: 7 }]);
  await again.stop();
});

// Without setpriv the server outlives us, as an orphan.
for (const tools of [
  ['sh', 'unshare', 'setpriv'],
  ['sh', 'unshare'],
]) {
  test(`when we are killed on a machine with ${tools.join(', ')}, the next start is quick and has every committed row`, async () => {
    const folder = join(root, `orphan-${tools.length}`);
    const holder = await hold(folder, { PATH: only(tools) });
    await ask(holder.url, 'create table note as select 8 as n');
    holder.kill('SIGKILL');
    const begun = performance.now();
    const { url, stop } = await startPostgres(folder);
    assert.ok(performance.now() - begun < 4000);
    assert.deepEqual(await ask(url, 'select n from note'), [{ n: 8 }]);
    await stop();
  });
}

test('the server ends with a holder that was killed', async () => {
  const folder = join(root, 'abandoned');
  const holder = await hold(folder, {});
  const pid = serverIn(folder);
  holder.kill('SIGKILL');
  await until(() => spawnSync('kill', ['-0', String(pid)]).status !== 0);
});

test('a process id that something else has meanwhile does not stop the start, nor does a start broken off half-way', async () => {
  const folder = join(root, 'stale');
  const holder = await hold(folder, {});
  const words = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
  const server = serverIn(folder);
  process.kill(server, 'SIGKILL');
  await holder.ended;
  const other = spawn('sleep', ['60']);
  writeFileSync(join(folder, 'cluster', 'postmaster.pid'), words.replace(String(server), String(other.pid)));
  mkdirSync(join(folder, 'cluster.new'));
  await (await startPostgres(folder, { purpose: 'test' })).stop();
  assert.equal(other.exitCode, null);
  other.kill();
});

test('a folder that cannot be made is named, with what to do', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  const folder = join(file, 'data');
  await assert.rejects(startPostgres(folder), (error) => isUnavailable(error, /不能写入.*chown.*DATA_DIR/s, folder));
});

test('an ordinary user runs it directly, and is told of a folder of somebody else', { skip: !isRoot }, async () => {
  const [mine, theirs] = [join(root, 'mine'), join(root, 'theirs')];
  for (const folder of [mine, theirs]) mkdirSync(folder, { mode: 0o755 });
  chownSync(mine, 65534, 65534);
  const prefix = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  assert.match((await answerOf(theirs, prefix)).problem ?? '', new RegExp(`数据目录 ${theirs} 不能写入`));
  const holder = await hold(mine, {}, prefix);
  assert.equal(holder.mode, 'direct');
  holder.kill('SIGINT');
  await holder.ended;
  // Once started as root by mistake, the data stays the user's.
  const asRoot = await startPostgres(mine);
  assert.equal(asRoot.mode, 'owner');
  await asRoot.stop();
  assert.equal(statSync(join(mine, 'cluster', 'PG_VERSION')).uid, 65534);
});

test(
  'root runs it as nobody where user namespaces are forbidden, also below a closed folder',
  { skip: !isRoot },
  async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const holder = await hold(join(closed, 'data'), { PATH: only(['sh', 'setpriv']) });
    assert.equal(holder.mode, 'nobody');
    await ask(holder.url, 'create table note as select 9 as n');
    holder.kill('SIGKILL');
    const { url, mode, stop } = await startPostgres(join(closed, 'data'));
    assert.equal(mode, 'owner');
    assert.deepEqual(await ask(url, 'select n from note'), [{ n: 9 }]);
    await stop();
  },
);

function isUnavailable(error: unknown, text: RegExp, path: string): boolean {
  assert.ok(error instanceof Problem);
  assert.equal(error.code, 'unavailable');
  assert.match(error.message, text);
  assert.ok(error.message.includes(path));
  return true;
}

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A folder for PATH with these programs of the system in it, and no others. */
function only(tools: readonly string[]): string {
  const folder = mkdtempSync(join(root, 'tools-'));
  chmodSync(folder, 0o755);
  for (const tool of tools) {
    const found = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
    if (found !== '') symlinkSync(found, join(folder, tool));
  }
  return folder;
}

const answerShape = z.object({
  url: z.string().default(''),
  mode: z.string().optional(),
  problem: z.string().optional(),
});

/** Starts the database of a folder from a process of its own. */
async function hold(folder: string, env: Readonly<Record<string, string>>, prefix: readonly string[] = []) {
  const script = fileURLToPath(new URL('../../../test/harness/hold-postgres.ts', import.meta.url));
  const [command, ...rest] = [...prefix, process.execPath, script, folder];
  const child = spawn(command ?? '', rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    new Promise<string[]>((resolve) => lines.once('line', (said) => resolve([said]))),
    ended.then(() => []),
  ]);
  if (line === undefined) throw new Error('the holder ended without a word');
  return { ...answerShape.parse(JSON.parse(line)), ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

async function answerOf(folder: string, prefix: readonly string[]) {
  const { ended, ...answer } = await hold(folder, {}, prefix);
  await ended;
  return answer;
}

function serverIn(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(isSo());
}
