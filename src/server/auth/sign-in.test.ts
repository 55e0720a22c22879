import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openRig, password, type Rig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await openRig({ passwordMaxAgeDays: 90 });
});
after(() => rig.close());

const inspector = { county: '519901', area: '519901', role: 'inspector', validFrom: '2026-01-01' } as const;

const open = (username: string, more: object = {}) =>
  rig.auth.createAccount({ username, name: '巡查员', password, posts: [inspector], ...more });

const failing = async (username: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await rig.browser().signIn(username, 'Wrong-2026');
};

test('a right password signs in, whatever the case of the username, and the request is known from then on', async () => {
  const accountId = await open('wei.chi');
  const browser = rig.browser();
  const answer = await browser.signIn(' Wei.Chi ');
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body, { next: 'home' });
  const identity = await rig.auth.identify(browser.cookies, rig.application);
  assert.equal(identity?.accountId, accountId);
  assert.equal(identity.username, 'wei.chi');
  assert.equal(identity.name, '巡查员');
  assert.deepEqual(identity.posts, [
    { county: '519901', area: '519901', role: 'inspector', section: null, siteId: null },
  ]);
});

test('the session cookie is out of reach of scripts and other sites, and for https alone where the address says https', async () => {
  await open('cookie');
  const { set, headers } = await rig.browser().signIn('cookie');
  assert.match(set[0] ?? '', /^anlan\.session_token=.*; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.equal(headers.get('cache-control'), 'no-store');
  const secure = await openRig({}, 'https://anlan.example');
  try {
    await secure.auth.createAccount({ username: 'cookie', name: '值班员', password, posts: [] });
    const browser = secure.browser();
    const signedIn = await browser.signIn('cookie');
    assert.match(signedIn.set[0] ?? '', /^__Secure-anlan\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/);
    assert.ok(await secure.auth.identify(browser.cookies, secure.application));
  } finally {
    await secure.close();
  }
});

test('a wrong password and an unknown username are answered alike', async () => {
  await open('alike');
  const wrong = await rig.browser().signIn('alike', 'Wrong-2026');
  const unknown = await rig.browser().signIn('nobody', 'Wrong-2026');
  assert.equal(wrong.status, 401);
  assert.match(String(wrong.headers.get('content-type')), /^application\/problem\+json/);
  assert.deepEqual(unknown.body, wrong.body);
  assert.equal(wrong.body['title'], '用户名或密码不正确，还可以再试 4 次。');
});

for (const [username, known] of [
  ['locked', true],
  ['locked-ghost', false],
] as const) {
  test(`five failures lock ${known ? 'an account' : 'an unknown username'} for fifteen minutes (GB/T 22239-2019 身份鉴别)`, async () => {
    rig.clock.now = '2026-03-02T01:00:00.000Z';
    if (known) await open(username);
    await failing(username, 4);
    const fifth = await rig.browser().signIn(username, 'Wrong-2026');
    assert.equal(fifth.status, 429);
    assert.match(String(fifth.body['title']), /锁定至 09:15/);
    assert.equal(fifth.body['until'], '2026-03-02T01:15:00.000Z');
    rig.clock.pass(14);
    assert.equal((await rig.browser().signIn(username)).status, 429);
    rig.clock.pass(1);
    assert.equal((await rig.browser().signIn(username)).status, known ? 200 : 401);
  });
}

test('failures spread over more than fifteen minutes do not lock', async () => {
  await open('slow');
  await failing('slow', 4);
  rig.clock.pass(16);
  await failing('slow', 4);
  assert.equal((await rig.browser().signIn('slow')).status, 200);
});

test('a success forgets the failures before it', async () => {
  await open('forgiven');
  await failing('forgiven', 4);
  rig.clock.pass(1);
  assert.equal((await rig.browser().signIn('forgiven')).status, 200);
  rig.clock.pass(1);
  await failing('forgiven', 4);
  assert.equal((await rig.browser().signIn('forgiven')).status, 200);
});

test('guesses sent at once do not get past the lock', async () => {
  await open('rushed');
  const answers = await Promise.all(Array.from({ length: 12 }, () => rig.browser().signIn('rushed', 'Wrong-2026')));
  assert.equal(answers.filter((answer) => answer.status === 401).length, 4);
  assert.equal(answers.filter((answer) => answer.status === 429).length, 8);
});

test('guesses sent at once to two processes do not get past the lock either', async () => {
  await open('rushed-twice');
  const processes = [rig, rig.again()];
  const guess = async (index: number) => processes[index % 2]?.browser().signIn('rushed-twice', 'Wrong-2026');
  const answers = await Promise.all(Array.from({ length: 16 }, (_, index) => guess(index)));
  assert.ok(answers.filter((answer) => answer?.status === 401).length <= 5);
  const { rows } = await rig.owner.query<{ tried: number }>(
    `select count(*)::int as tried from sign_in_attempt where username = 'rushed-twice' and reason = 'wrong-password'`,
  );
  assert.equal(rows[0]?.tried, 5, 'no more passwords are looked at than a lock allows');
});

test('an address from which too many names are tried is locked for a while, others are not', async () => {
  rig.clock.now = '2026-03-04T01:00:00.000Z';
  await open('neighbour');
  const from = (ip: string) => rig.browser(ip);
  for (let time = 0; time < 30; time += 1)
    assert.equal((await from('192.0.2.9').signIn(`sprayed-${time}`, 'Wrong-2026')).status, time < 29 ? 401 : 429);
  const locked = await from('192.0.2.9').signIn('neighbour');
  assert.equal(locked.status, 429);
  assert.match(String(locked.body['title']), /这个地址.*锁定至 09:15（还需等待 15 分钟）/);
  assert.equal((await from('192.0.2.10').signIn('neighbour')).status, 200);
  rig.clock.pass(15);
  assert.equal((await from('192.0.2.9').signIn('neighbour')).status, 200);
});

test('an account whose posts wait for the security administrator is told so, only after its right password', async () => {
  const asked = { ...inspector, askedBy: '01890000-0000-7000-8000-00000000abcd' };
  const accountId = await open('waiting', { posts: [asked] });
  assert.equal((await rig.browser().signIn('waiting', 'Wrong-2026')).status, 401);
  const answer = await rig.browser().signIn('waiting');
  assert.equal(answer.status, 403);
  assert.match(String(answer.body['title']), /安全管理员确认/);
  await rig.owner.query(`update post set state = 'effective' where account_id = $1`, [accountId]);
  assert.equal((await rig.browser().signIn('waiting')).status, 200);
});

test('every attempt is written down with its time, caller and reason', async () => {
  const accountId = await open('written');
  rig.clock.now = '2026-03-03T02:00:00.000Z';
  await failing('written', 1);
  await rig.browser().signIn('written');
  const { rows } = await rig.application.query(
    `select account_id, ok, reason, user_agent, at = '2026-03-03T02:00:00Z' as timely
       from sign_in_attempt where username = 'written' order by id`,
  );
  const caller = { account_id: accountId, user_agent: 'a browser', timely: true };
  assert.deepEqual(rows, [
    { ...caller, ok: false, reason: 'wrong-password' },
    { ...caller, ok: true, reason: 'signed-in' },
  ]);
});

test('a disabled account is told so only after its right password, and gets no session', async () => {
  const accountId = await open('gone');
  const browser = rig.browser();
  await browser.signIn('gone');
  await rig.owner.query('update account set disabled_at = $2 where id = $1', [accountId, rig.clock.now]);
  assert.equal(await rig.auth.identify(browser.cookies, rig.application), undefined);
  assert.equal((await rig.browser().signIn('gone', 'Wrong-2026')).status, 401);
  const answer = await rig.browser().signIn('gone');
  assert.equal(answer.status, 403);
  assert.deepEqual(answer.set, []);
  const { rows } = await rig.owner.query('select count(*)::int as sessions from session where account_id = $1', [
    accountId,
  ]);
  assert.deepEqual(rows, [{ sessions: 1 }]);
});

test('a password given by somebody else must be changed before anything else', async () => {
  await open('fresh', { mustChangePassword: true });
  const browser = rig.browser();
  assert.deepEqual((await browser.signIn('fresh')).body, { next: 'change-password' });
  assert.equal(await rig.auth.identify(browser.cookies, rig.application), undefined);
  const changed = await browser.send('POST', '/change-password', { current: password, next: 'Changed-2026' });
  assert.deepEqual(changed.body, { next: 'home' });
  assert.ok(await rig.auth.identify(browser.cookies, rig.application));
});

test('a password grown older than ninety days must be changed', async () => {
  await open('aged');
  rig.clock.pass(91 * 24 * 60);
  assert.deepEqual((await rig.browser().signIn('aged')).body, { next: 'change-password' });
});

test('a first password is told once, must be changed, and cannot be taken again', async () => {
  const { password: first } = await rig.auth.createWithFirstPassword({
    username: 'newcomer',
    name: '新人',
    posts: [inspector],
  });
  const browser = rig.browser();
  assert.deepEqual((await browser.signIn('newcomer', first)).body, { next: 'change-password' });
  for (const path of ['/sessions', '/attempts']) assert.equal((await browser.send('GET', path)).status, 200, path);
  const change = (current: string, next: string) => browser.send('POST', '/change-password', { current, next });
  assert.deepEqual((await change(first, 'Lunar-Kettle-42')).body, { next: 'home' });
  const back = await change('Lunar-Kettle-42', first);
  assert.equal(back.status, 422);
  assert.match(String(back.body['title']), /最近用过/);
});

test('a county’s own rules hold from the next try on: length, history, tries, sessions, second factor', async () => {
  const accountId = await open('ruled');
  const set = (key: string, value: number) =>
    rig.owner.query(
      `insert into security_setting (county, key, value, source, verified, set_by, set_at)
       values ('519901', $1, $2, '本单位规定', true, $3, $4)`,
      [key, value, accountId, rig.clock.now],
    );
  const browser = rig.browser();
  await browser.signIn('ruled');
  await set('passwordMinLength', 12);
  const short = await browser.send('POST', '/change-password', { current: password, next: 'Changed-202' });
  assert.match(String(short.body['title']), /至少 12 位/);
  assert.match(String((await browser.send('GET', '/password-rule')).body['words']), /至少 12 位/);
  await set('maxFailures', 3);
  rig.clock.pass(1);
  await failing('ruled', 2);
  assert.equal((await rig.browser().signIn('ruled', 'Wrong-2026')).status, 429);
  rig.clock.pass(15);
  await set('maxSessions', 1);
  const phone = rig.browser();
  await phone.signIn('ruled');
  assert.equal(await rig.auth.identify(browser.cookies, rig.application), undefined, 'the first session gave way');
  await set('idleMinutes', 5);
  rig.clock.pass(6);
  assert.equal(await rig.auth.identify(phone.cookies, rig.application), undefined);
  await set('secondFactor.inspector', 1);
  assert.deepEqual((await rig.browser().signIn('ruled')).body, { next: 'enrol-second-factor' });
  await rig.owner.query('delete from security_setting');
});

const one = (role: string, validFrom = '2026-01-01', validUntil: string | null = null) => ({
  ...inspector,
  role: role as 'auditor', // a word of the tables below
  validFrom,
  validUntil,
});

test('nobody holds two of the three administrators’ powers at once, nor one beside business (GB/T 22239-2019 访问控制)', async () => {
  for (const [a, b] of [
    ['administrator', 'securityAdministrator'],
    ['securityAdministrator', 'auditor'],
    ['auditor', 'administrator'],
    ['administrator', 'inspector'],
  ] as const) {
    await assert.rejects(open(`${a}-${b}`.toLowerCase().slice(0, 30), { posts: [one(a), one(b)] }), {
      code: 'refused',
    });
    const id = await open(`after-${a}-${b}`.toLowerCase().slice(0, 30), {
      posts: [one(a, '2025-01-01', '2025-12-31'), one(b)],
    });
    await assert.rejects(rig.auth.addPost(id, one(a)), { code: 'refused' }, 'nor later');
  }
  await open('two-business', { posts: [one('inspector'), one('dutyOfficer')] });
});

test('a username can be given once in the whole country', async () => {
  await open('once');
  await assert.rejects(open('ONCE'), { code: 'taken' });
});

test('input that is not a username and a password is refused in words', async () => {
  const unknownField = await rig.browser().send('POST', '/sign-in', { username: 'a', password: 'b', admin: true });
  assert.equal(unknownField.status, 422);
  const huge = await rig.browser().send('POST', '/sign-in', { username: 'a', password: 'b'.repeat(20_000) });
  assert.ok([413, 422].includes(huge.status));
});
