import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/postgres.ts';
import { callerOf, county, createWorld, type World } from '../../../test/harness/world.ts';

const anlan = join(import.meta.dirname, '../../../bin/anlan');
let made: TestDatabase;
let world: World;
let accountId: string;
let first: string;
before(async () => {
  made = await createTestDatabase();
  world = await createWorld({ database: made });
  const posts = [{ county, area: county, role: 'securityAdministrator', validFrom: '2020-01-01' }] as const;
  const account = await world.server.auth.createWithFirstPassword({ username: 'only-one', name: '安全员', posts });
  ({ accountId, password: first } = account);
});
after(() => world.end());

/** Runs the command in a process of its own, beside the server that is running. */
function reset(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; error: string }>();
  const env = { ...process.env, DATABASE_URL: made.url, DATA_DIR: world.dataDir };
  const child = execFile(process.execPath, [anlan, 'reset-password', ...words], { env }, (_, out, error) =>
    resolve({ code: child.exitCode ?? -1, out, error }),
  );
  return promise;
}

const enter = (password: string) =>
  callerOf(world.server, '', '').post('/api/auth/sign-in', { username: 'only-one', password });
const passwordIn = (out: string) => /：(\S+)$/m.exec(out)?.[1] ?? '';

test('the only security administrator comes back in: sessions end, the old password opens nothing, the new one must be changed', async () => {
  const { headers, json } = await enter(first);
  assert.deepEqual(json, { next: 'change-password' });
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const person = callerOf(world.server, accountId, cookie.join('; '));
  assert.equal((await person.get('/api/auth/sessions')).status, 200);

  const { code, out, error } = await reset('--username', 'Only-One');
  assert.equal(code, 0, error);
  assert.match(out, /^only-one 的新密码：\S+\n只显示这一次，首次登录时须修改。\n$/);
  assert.equal((await person.get('/api/auth/sessions')).status, 401);
  assert.equal((await enter(first)).status, 401);
  assert.deepEqual((await enter(passwordIn(out))).json, { next: 'change-password' });
  const { rows } = await made.database.owner.query(
    `select who, object from access_log where event = 'passwordReset' and county = $1`,
    [county],
  );
  assert.deepEqual(rows, [{ who: '服务器命令', object: '安全员（only-one）' }]);
});

test('the second factor stays unless it is to go as well', async () => {
  const { owner } = made.database;
  await owner.query('update account set two_factor_enabled = true where id = $1', [accountId]);
  const isOn = async () =>
    (await owner.query('select two_factor_enabled as on from account where id = $1', [accountId])).rows[0].on;
  assert.equal((await reset('--username', 'only-one')).code, 0);
  assert.equal(await isOn(), true);
  const { out } = await reset('--username', 'only-one', '--second-factor');
  assert.equal(await isOn(), false);
  assert.deepEqual((await enter(passwordIn(out))).json, { next: 'change-password' });
});

test('a username nobody has is told, and one that is missing is asked for', async () => {
  const unknown = await reset('--username', 'nobody-here');
  assert.notEqual(unknown.code, 0);
  assert.match(unknown.error, /没有用户名为 nobody-here 的账号，请核对后重试/);
  assert.match((await reset()).error, /缺少 --username <用户名>/);
});
