import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../../test/faults/child-server.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';

const anlan = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));
let made: TestDatabase;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-init-'));
  made = await createTestDatabase();
});
after(async () => {
  await made.drop();
  rmSync(folder, { recursive: true, force: true });
});

function init(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; error: string }>();
  const child = execFile(
    process.execPath,
    [anlan, 'init', ...words],
    { cwd: folder, env: { ...process.env, DATABASE_URL: made.url, DATA_DIR: join(folder, 'data'), ...env } },
    (_, out, error) => resolve({ code: child.exitCode ?? -1, out, error }),
  );
  return promise;
}

const accountsIn = (out: string) =>
  [...out.matchAll(/^ {2}(\S+) +(\S+) +(\S+)$/gm)].map(([, title, username, password]) => ({
    title,
    username,
    password,
  }));
const count = async (table: string) =>
  (await made.database.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count;

test('a county is set up with its towns, villages, sections, posts and three administrators, once', async () => {
  const { code, out, error } = await init(['--county', '510722', '--prefix', '三台应急']);
  assert.equal(code, 0, error);
  assert.match(out, /已建立 三台县（510722，绵阳市）：33 个乡镇（街道），462 个村（社区）/);
  assert.match(out, /三台县应急管理局；文书编号：三台应急检记〔年份〕1号/);
  assert.deepEqual(
    accountsIn(out).map(({ title, username }) => [title, username]),
    [
      ['系统管理员', 'admin'],
      ['安全管理员', 'security'],
      ['审计管理员', 'auditor'],
    ],
  );
  const { rows } = await made.database.owner.query(
    `select name from area where code in ('510722101', '510722') order by code`,
  );
  assert.equal(rows[0]?.name, '三台县');
  assert.match(rows[1]?.name, /镇$/);
  const before = [await count('area'), await count('section'), await count('usual_post'), await count('account')];
  assert.deepEqual(before.slice(1), [12, 23, 3]);
  const again = await init(['--county', '510722', '--name', '别名县']);
  assert.deepEqual([again.code, again.out.trim()], [0, '三台县（510722）已经建立，未作任何改动。']);
  assert.deepEqual(
    [await count('area'), await count('section'), await count('usual_post'), await count('account')],
    before,
  );

  const server = await startChild(made.url, undefined, { DEMO: '1' });
  try {
    const asked = await fetch(`${server.address}/api/bureau`);
    assert.deepEqual(await asked.json(), { bureau: '三台县应急管理局' });
    assert.equal(
      (await fetch(`${server.address}/api/demo-accounts`)).status,
      404,
      'no demonstration beside a real county',
    );
    for (const { username, password } of accountsIn(out)) {
      const answer = await fetch(`${server.address}/api/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ username, password }),
      });
      assert.deepEqual([answer.status, await answer.json()], [200, { next: 'change-password' }]);
    }
  } finally {
    await server.stop();
  }
  assert.equal(await count('county'), 1, 'starting set up nothing else');
});

test('a second county of the same installation gets accounts of its own; the bureau’s name is then nobody’s', async () => {
  const { out } = await init(['--county', '110101']);
  assert.match(out, /已建立 东城区（110101，北京市）.*\n.*\n单位：北京市东城区应急管理局；/);
  assert.deepEqual(
    accountsIn(out).map(({ username }) => username),
    ['admin-110101', 'security-110101', 'auditor-110101'],
  );
});

test('what is no county is told with what to do, and nothing is written', async () => {
  const before = await count('county');
  for (const [code, words] of [
    ['510799', /绵阳市没有这个县级代码，有：510703 涪城区.*510722 三台县.*行政区划/],
    ['510700', /这是地级的代码，请用绵阳市的县级代码/],
    ['519999', /前四位不对，该省有：5101 成都市/],
    ['990000', /没有以 99 开头的省级代码/],
    ['810000', /台湾、香港、澳门/],
    ['5107', /应为 6 位数字/],
  ] as const) {
    const { code: exit, error } = await init(['--county', code]);
    assert.equal(exit, 2, error);
    assert.match(error, words);
  }
  assert.equal(await count('county'), before);
});

test('a city without counties is one itself, and says so', async () => {
  const { out } = await init(['--county', '441900']);
  assert.match(out, /东莞市不设区县，整个市作为一个县级单位建立/);
});

test('an empty data folder gets its own database, and the demonstration’s is left alone', async () => {
  const own = { DATABASE_URL: '' };
  assert.match((await init(['--county', '659001'], own)).out, /已建立 石河子市（659001）：/);
  assert.match((await init(['--county', '659001'], own)).out, /未作任何改动/);
  const demo = await createTestDatabase();
  await demo.database.owner.query(
    `insert into county values ('519901', '安澜县', '安澜县应急管理局', '安应急', '', '')`,
  );
  const refused = await init(['--county', '510722'], { DATABASE_URL: demo.url });
  assert.equal(refused.code, 1);
  assert.match(refused.error, /演示县.*DATA_DIR/);
  await demo.drop();
});
