import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import { rescueTeam } from '../../src/modules/resources/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, type Caller, createWorld, type World } from '../harness/world.ts';
import { bomb } from './bombs.ts';
import { bytesOf, importing, send, workbook } from './importing.ts';
import { oldWorkbook } from './old-workbook.ts';

let world: World;
let chief: Caller;
before(async () => {
  world = await createWorld();
  chief = await world.signIn('sectionChief');
});
after(() => world.end());

const head = ['单位名称', '行业领域', '规模', '地址', '从业人数', '负责人电话'];

async function countOf(name: string): Promise<number> {
  const { rows } = await world.database.owner.query<{ n: number }>(
    `select count(*)::int as n from site where name like $1`,
    [name],
  );
  return rows[0]?.n ?? -1;
}

test('a workbook of Excel 97 is read as one of today is, whatever it is called', async () => {
  const bytes = oldWorkbook('监管单位', [
    head,
    ['老表格机械厂', '工贸', '规下', '东街 7 号', 12, '13812345678'],
    ['老表格砖厂', '页岩砖厂', '小微', '河边', 30, 13912345678],
    ['老表格坏行', '没有这个行业', '小微', '河边', null, null],
  ]);
  const done = await importing(world, chief, site).bring(bytes, {}, '监管单位.et');
  assert.deepEqual(done.tally, { read: 3, created: 2, updated: 0, unchanged: 0, skipped: 0, refused: 1 });
  assert.deepEqual(
    done.remarks.map(({ line, problems }) => [line, problems[0]?.column]),
    [[4, '行业领域']],
  );
  const { rows } = (await chief.get(`${at(site)}?limit=50`)).json;
  const known = new Map(
    rows.map(({ name, employees, principalPhone }: Record<string, unknown>) => [name, [employees, principalPhone]]),
  );
  assert.deepEqual(known.get('老表格机械厂'), [12, '138****5678']);
  assert.deepEqual(known.get('老表格砖厂'), [30, '139****5678']);
});

test('a bomb is refused in words, whatever it says of its size; the server keeps its memory and its disk', async () => {
  const filesDir = join(world.dataDir, 'files');
  const filesBefore = filesIn(filesDir).length;
  const tries = { honest: bomb(200_000_000), lying: bomb(200_000_000, 4000), huge: bomb(1_000_000, 3_000_000_000) };
  const residentBefore = process.memoryUsage.rss();
  let most = 0;
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  for (const [name, bytes] of Object.entries(tries)) {
    const { status, json } = await send(world, chief, `/api/imports?ledger=${site.name}`, bytes, `${name}.xlsx`);
    assert.ok(status >= 400 && status < 500, `${name} ${status}`);
    assert.match(json.title, /过大/, name);
  }
  clearInterval(watching);
  assert.ok((most - residentBefore) / 1_048_576 < 400, `${(most - residentBefore) / 1_048_576} MB more`);
  assert.equal(filesIn(filesDir).length, filesBefore, 'nothing of them is kept');
  assert.equal((await chief.get(`${at(site)}?limit=1`)).status, 200);
});

test('an import that is stopped goes on where it was, and no row is there twice or missing', async () => {
  const { upload, check, view } = importing(world, chief, site);
  const runner = world.server.startImports();
  const rows = 4000;
  const lines = Array.from({ length: rows }, (_, n) => `停续第${n}家厂,工贸,规下,建设路${n}号`);
  const id = await upload(['单位名称,行业领域,规模,地址', ...lines].join('\r\n'), '停续.csv');
  assert.equal((await check(id)).state, 'checked');
  await chief.post(`/api/imports/${id}/run`);
  for (let tries = 0; tries < 3000 && (await view(id)).progress.done < 500; tries += 1) await wait(5);
  assert.equal((await chief.post(`/api/imports/${id}/cancel`)).status, 200);
  await runner.drain();
  const stopped = await view(id);
  const halfway = await countOf('停续%');
  assert.equal(stopped.state, 'cancelled');
  assert.ok(halfway >= 500 && halfway < rows, `${halfway} rows had been written`);
  assert.equal(stopped.tally?.read, halfway);
  await chief.post(`/api/imports/${id}/run`);
  await runner.drain();
  const done = await view(id);
  assert.deepEqual(done.tally, { read: rows, created: rows, updated: 0, unchanged: 0, skipped: 0, refused: 0 });
  assert.deepEqual([done.state, await countOf('停续%')], ['done', rows]);
  const { rows: entries } = await world.database.owner.query<{ n: number; rows: number }>(
    `select count(*)::int as n, count(distinct row_id)::int as rows from entry where note like '《停续.csv》%'`,
  );
  assert.deepEqual(entries[0], { n: rows, rows });
});

test('an uploaded table lies sealed, also while it waits, and its problems can still be had', async () => {
  const { upload, check, run } = importing(world, chief, site);
  const secrets = ['13787654321', '密封过的厂', '没有这个行当'];
  const bytes = [head.join(','), '密封过的厂,工贸,规下,西街,3,13787654321', '坏的厂,没有这个行当,规下,西街,3,'].join(
    '\r\n',
  );
  const id = await upload(bytes, '密封.csv');
  const clear = () =>
    filesIn(world.dataDir).filter((path) => secrets.some((words) => readFileSync(path).includes(words)));
  assert.deepEqual(clear(), [], 'uploaded');
  assert.equal((await check(id)).state, 'checked');
  assert.deepEqual(clear(), [], 'read and checked, not yet brought in');
  assert.deepEqual((await run(id)).tally?.created, 1);
  assert.deepEqual(clear(), [], 'brought in');
  const annotated = await readXlsx(await bytesOf(world, chief, `/api/imports/${id}/annotated?rows=told`));
  assert.match(JSON.stringify(annotated.sheets[0]?.rows[1]), /坏的厂.*没有这个行当/);
  assert.deepEqual(clear(), [], 'and given back');
});

test('a masked number of a new row that must have one is told to be written in full', async () => {
  const bytes = await workbook({
    队伍: [
      ['队伍名称', '联系电话'],
      ['打码救援队', '138****5678'],
    ],
  });
  const { upload, check } = importing(world, chief, rescueTeam);
  const checked = await check(await upload(bytes));
  const told = checked.remarks.flatMap(({ problems }) => problems).filter(({ column }) => column === '联系电话');
  assert.match(told[0]?.words ?? '', /138\*{4}5678.*请填写完整联系电话/);
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
