import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '../../kernel/role.ts';
import { closeLeft } from '../../server/accounts/close-left.ts';
import { modules } from '../index.ts';
import {
  type Caller,
  callerOf,
  county,
  createWorld,
  otherCounty,
  secret,
  town,
  village,
  type World,
} from '../../../test/harness/world.ts';
import { letIn } from '../../../test/harness/let-in.ts';
import { asking } from '../../../test/harness/world.ts';

let world: World;
let system: Caller;
let security: Caller;
let auditor: Caller;
before(async () => {
  world = await createWorld();
  system = await world.signIn('administrator');
  security = await world.signIn('securityAdministrator');
  auditor = await world.signIn('auditor');
});
after(() => world.end());

let made = 0;
const post = (role: Role, more: object = {}) => ({
  role,
  area: { township: town, village }[role as string] ?? county,
  section: null,
  creditCode: null,
  validFrom: '2026-01-01',
  validUntil: null,
  remark: null,
  ...more,
});
const newcomer = (role: Role, more: object = {}) => {
  made += 1;
  return { username: `newcomer${made}`, name: `新人${made}`, certificate: null, post: post(role), ...more };
};

/** Makes an account and confirms it; answers the account with its first password. */
async function join(role: Role, more: object = {}) {
  const answer = await system.post('/api/accounts/make', { newcomers: [newcomer(role, more)] });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  const [account] = answer.json as { id: string; username: string; password: string }[];
  assert.ok(account);
  await confirm(account.id);
  return account;
}

async function confirm(accountId: string): Promise<void> {
  const asked = (await security.get('/api/security/asked')).json as { id: string; accountId: string }[];
  const postIds = asked.filter((each) => each.accountId === accountId).map(({ id }) => id);
  if (postIds.length === 0) return;
  const answer = await security.post('/api/security/decide', { postIds, confirmed: true, remark: null });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

const ofAbroad = (username: string) => ({
  username,
  name: '邻县安全员',
  certificate: null,
  post: post('securityAdministrator', { area: otherCounty }),
});

const save = (id: string | null, name: string, closed = false) =>
  system.post('/api/accounts/save-section', { id, name, position: 1, closed });

const sections = async () =>
  (await system.get('/api/accounts/sections')).json as {
    id: string;
    name: string;
    people: number;
    closedOn: string | null;
  }[];

/** A session of an account by the side door. */
const enter = async (id: string) =>
  callerOf(world.server, id, await letIn(world.database.owner, secret, id, world.clock()));

const signIn = (username: string, password: string) => {
  const nobody = callerOf(world.server, '', '');
  return nobody.post('/api/auth/sign-in', { username, password });
};

const accountOf = async (id: string) =>
  (
    (await system.get('/api/accounts')).json as { id: string; posts: { id: string; state: string; role: string }[] }[]
  ).find((each) => each.id === id);

const audit = async (more: object = {}) =>
  (await auditor.get(asking('/audit', { from: '2026-01-01', to: '2027-12-31', ...more }))).json as {
    lines: { event: string; who: string; object: string; ok: boolean }[];
    next: string | null;
  };

test('an account made by the system administrator works when the security administrator has confirmed it, and not before', async () => {
  const answer = await system.post('/api/accounts/make', { newcomers: [newcomer('inspector')] });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  const [account] = answer.json;
  assert.match(account.password, /^\w{4}(-\w{4}){3}$/);
  const early = await signIn(account.username, account.password);
  assert.equal(early.status, 403);
  assert.match(early.json.title, /安全管理员确认/);
  assert.equal((await system.post('/api/security/decide', { postIds: [], confirmed: true, remark: null })).status, 403);
  await confirm(account.id);
  const entered = await signIn(account.username, account.password);
  assert.deepEqual(entered.json, { next: 'change-password' });
  assert.equal((await (await enter(account.id)).get('/api/ledgers/site')).status, 200);
  const lines = (await audit({ group: 'powers' })).lines.map(({ event }) => event);
  for (const event of ['accountMade', 'postAsked', 'postConfirmed']) assert.ok(lines.includes(event), event);
});

test('a post given later waits too; refused with a reason it never takes effect', async () => {
  const { id } = await join('dutyOfficer');
  const person = await enter(id);
  assert.equal((await system.post('/api/accounts/give-post', { id, post: post('leader') })).status, 200);
  const found = await accountOf(id);
  const asked = found?.posts.find(({ state }) => state === 'asked');
  const rolesNow = async () => ((await person.get('/api/me')).json.posts as { role: string }[]).map(({ role }) => role);
  assert.deepEqual(await rolesNow(), ['dutyOfficer']);
  const refuse = (remark: string | null) =>
    security.post('/api/security/decide', { postIds: [asked?.id], confirmed: false, remark });
  assert.equal((await refuse(null)).status, 422);
  assert.equal((await refuse('未见任职文件')).status, 200);
  assert.deepEqual(await rolesNow(), ['dutyOfficer']);
  assert.equal((await refuse('再来一次')).status, 409);
});

test('one person never holds two of the three powers, nor one beside business, whoever confirms', async () => {
  const { id } = await join('inspector');
  for (const role of ['administrator', 'securityAdministrator', 'auditor'] as const) {
    const answer = await system.post('/api/accounts/give-post', { id, post: post(role) });
    assert.equal(answer.status, 409, role);
    assert.match(answer.json.title, /三人分别担任/);
  }
  const { id: second } = await join('auditor');
  assert.equal((await system.post('/api/accounts/give-post', { id: second, post: post('administrator') })).status, 409);
  const later = post('administrator', { validFrom: '2027-01-01' });
  const [auditing] = (await accountOf(second))?.posts ?? [];
  const ending = { postId: auditing?.id, lastDay: '2026-12-31', remark: '轮岗' };
  assert.equal((await system.post('/api/accounts/end-post', ending)).status, 200);
  assert.equal(
    (await system.post('/api/accounts/give-post', { id: second, post: later })).status,
    200,
    'one after the other',
  );
});

test('the first security administrator of a county needs no confirmation, every later one does', async () => {
  const abroad = await world.signIn('administrator', { county: otherCounty });
  const [first] = (await abroad.post('/api/accounts/make', { newcomers: [ofAbroad('abroad1')] })).json;
  const [second] = (await abroad.post('/api/accounts/make', { newcomers: [ofAbroad('abroad2')] })).json;
  assert.deepEqual((await signIn('abroad1', first.password)).json, { next: 'change-password' });
  assert.equal((await signIn('abroad2', second.password)).status, 403);
});

test('no administrator reads business, and each reaches only what is theirs', async () => {
  for (const [who, own] of [
    [system, ['/api/accounts', '/api/accounts/sections']],
    [security, ['/api/accounts', '/api/security/asked', '/api/security/rules', '/api/security/sessions']],
    [auditor, ['/api/audit?input=%7B%22from%22%3A%222026-01-01%22%2C%22to%22%3A%222026-12-31%22%7D']],
  ] as const) {
    for (const l of modules.ledgers.values())
      assert.equal((await who.get(`/api/ledgers/${l.name}`)).status, 403, l.name);
    const all = [
      '/api/accounts',
      '/api/accounts/sections',
      '/api/security/asked',
      '/api/security/rules',
      '/api/security/sessions',
    ];
    for (const path of [...all, '/api/audit'])
      assert.equal(
        (await who.get(own.find((each) => each.split('?')[0] === path) ?? path)).status,
        own.some((each) => each.split('?')[0] === path) ? 200 : 403,
        path,
      );
    const today = (await who.get('/api/today')).json;
    assert.deepEqual([today.mine, today.area, today.changes], [[], [], []]);
    assert.deepEqual((await who.get('/api/search?q=a')).json, []);
  }
});

test('a disabled account is out at once; enabled again, it waits for confirmation', async () => {
  const { id, username, password } = await join('writer');
  const person = await enter(id);
  assert.equal((await person.get('/api/me')).status, 200);
  assert.equal((await system.post('/api/accounts/disable', { id, remark: '' })).status, 422, 'a reason is asked for');
  assert.equal((await system.post('/api/accounts/disable', { id, remark: '长期病假' })).status, 200);
  assert.equal((await person.get('/api/me')).status, 401);
  assert.match((await signIn(username, password)).json.title, /已停用/);
  assert.equal((await system.post('/api/accounts/enable', { id })).status, 200);
  assert.match((await signIn(username, password)).json.title, /安全管理员确认/);
  await confirm(id);
  assert.equal((await signIn(username, password)).status, 200);
});

test('a password set anew is told once and must be changed; that of an administrator works only when confirmed', async () => {
  const { id, username } = await join('inspector');
  const { password } = (await system.post('/api/accounts/reset-password', { id })).json;
  assert.deepEqual((await signIn(username, password)).json, { next: 'change-password' });
  const other = await join('auditor');
  const anew = (await system.post('/api/accounts/reset-password', { id: other.id })).json;
  assert.match((await signIn(other.username, anew.password)).json.title, /安全管理员确认/);
  const alone = await system.post('/api/accounts/reset-password', { id: security.id });
  assert.equal(alone.status, 409);
  assert.match(alone.json.title, /reset-password/);
});

test('nobody changes their own powers, and no county loses the last of its three administrators', async () => {
  for (const call of ['disable', 'leave'] as const)
    assert.equal(
      (
        await system.post(`/api/accounts/${call}`, {
          id: system.id,
          remark: '自己',
          ...(call === 'leave' ? { lastDay: null, successorId: null } : {}),
        })
      ).status,
      409,
    );
  const own = (await accountOf(system.id))?.posts[0];
  assert.equal(
    (await system.post('/api/accounts/end-post', { postId: own?.id, lastDay: null, remark: '自己' })).status,
    409,
  );
  const last = await system.post('/api/accounts/disable', { id: security.id, remark: '不需要了' });
  assert.equal(last.status, 409);
  assert.match(last.json.title, /只有这一名安全管理员/);
});

test('another county’s accounts are nowhere', async () => {
  const stranger = await world.signIn('inspector', { county: otherCounty });
  for (const [path, body] of [
    ['disable', { remark: '越界' }],
    ['enable', {}],
    ['reset-password', {}],
    ['give-post', { post: post('leader') }],
    ['leave', { lastDay: null, remark: '越界', successorId: null }],
  ] as const)
    assert.equal((await system.post(`/api/accounts/${path}`, { id: stranger.id, ...body })).status, 404, path);
  for (const path of ['end-sessions', 'unlock', 'reset-second-factor'])
    assert.equal((await security.post(`/api/security/${path}`, { id: stranger.id })).status, 404, path);
  assert.equal(await accountOf(stranger.id), undefined);
});

test('a list of people becomes accounts all together or not at all, each wrong row told by its number', async () => {
  const before = ((await system.get('/api/accounts')).json as unknown[]).length;
  const rows = [
    newcomer('inspector'),
    newcomer('village', { post: post('village', { area: town }) }),
    newcomer('writer', { username: '张三' }),
  ];
  const refused = await system.post('/api/accounts/make', { newcomers: rows });
  assert.equal(refused.status, 422);
  assert.deepEqual(Object.keys(refused.json.rows), ['1', '2']);
  assert.equal(((await system.get('/api/accounts')).json as unknown[]).length, before);
  const good = Array.from({ length: 5 }, () => newcomer('village'));
  const answer = await system.post('/api/accounts/make', { newcomers: good });
  assert.equal(answer.json.length, 5);
  assert.equal(new Set(answer.json.map((each: { password: string }) => each.password)).size, 5);
});

test('who leaves is out at once with posts ended and what was done kept under the name', async () => {
  const { id, username, password } = await join('inspector');
  const person = await enter(id);
  const left = await system.post('/api/accounts/leave', {
    id,
    lastDay: null,
    remark: '调往县水利局',
    successorId: null,
  });
  assert.deepEqual(left.json, { passedOn: 0 });
  assert.equal((await person.get('/api/me')).status, 401);
  assert.equal((await signIn(username, password)).status, 403);
  assert.deepEqual(
    (await accountOf(id))?.posts.map(({ state }) => state),
    ['ended'],
  );
  assert.ok((await audit({ words: '水利局' })).lines.some(({ event }) => event === 'personLeft'));
});

test('who leaves later works until the last day and not after it; the account closes in the night that follows', async () => {
  const { id } = await join('inspector');
  assert.equal((await system.post('/api/accounts/give-post', { id, post: post('leader') })).status, 200);
  const goes = (lastDay: string) =>
    system.post('/api/accounts/leave', { id, lastDay, remark: '调往县交通局', successorId: null });
  assert.equal((await goes('2026-03-01')).status, 422, 'a day that is past');
  assert.equal((await goes('2026-03-05')).status, 200);
  const states = (await accountOf(id))?.posts.map(({ role, state }) => [role, state]);
  assert.deepEqual(states, [
    ['leader', 'ended'],
    ['inspector', 'effective'],
  ]);
  const noon = world.clock();
  try {
    world.clock.set('2026-03-05T15:00:00.000Z'); // late on the last day
    const person = await enter(id);
    await closeLeft(world.database.owner, world.clock());
    assert.equal((await person.get('/api/ledgers/site')).status, 200);
    world.clock.set('2026-03-05T16:30:00.000Z'); // half past midnight
    assert.equal((await person.get('/api/ledgers/site')).status, 403);
    await closeLeft(world.database.owner, world.clock());
    assert.equal((await person.get('/api/me')).status, 401);
    const closed = (await accountOf(id)) as unknown as { disabledAt: string | null; leftOn: string };
    assert.deepEqual([closed.disabledAt, closed.leftOn], [world.clock(), '2026-03-05']);
    const told = (await audit({ words: '在岗至 2026-03-05' })).lines.map(({ event, who }) => [event, who]);
    assert.deepEqual(told, [
      ['accountDisabled', '系统'],
      ['personLeft', '测试administrator'],
    ]);
  } finally {
    world.clock.set(noon);
  }
});

test('a post ends at once, or lasts until its last day', async () => {
  const { id } = await join('inspector');
  const person = await enter(id);
  const postId = (await accountOf(id))?.posts[0]?.id;
  const end = (lastDay: string | null) => system.post('/api/accounts/end-post', { postId, lastDay, remark: '轮岗' });
  assert.equal((await end('2026-03-01')).status, 422);
  assert.equal((await end('2026-03-09')).status, 200);
  assert.equal((await person.get('/api/ledgers/site')).status, 200);
  const noon = world.clock();
  world.clock.set('2026-03-09T16:30:00.000Z');
  assert.equal((await person.get('/api/ledgers/site')).status, 403);
  world.clock.set(noon);
  assert.equal((await person.get('/api/ledgers/site')).status, 200);
  assert.equal((await end(null)).status, 200);
  assert.equal((await person.get('/api/ledgers/site')).status, 403);
  assert.equal((await end(null)).status, 409, 'twice');
});

test('a section that is renamed takes its posts along; one of the same name is refused', async () => {
  assert.equal((await save(null, '监管三股')).status, 200);
  assert.equal((await save(null, '监管三股')).status, 409);
  const { id } = await join('inspector', { post: post('inspector', { section: '监管三股' }) });
  const third = (await sections()).find(({ name }) => name === '监管三股');
  assert.equal(third?.people, 1);
  assert.equal((await save(third.id, '危化监管股')).status, 200);
  const renamed = (await accountOf(id)) as unknown as { posts: { section: string }[] };
  assert.equal(renamed.posts[0]?.section, '危化监管股');
  assert.equal((await save(third.id, '危化监管股', true)).status, 200);
  assert.equal((await sections()).find(({ name }) => name === '危化监管股')?.closedOn, '2026-03-02');
});
