import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeOf, openRig, password, type Browser, type Rig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await openRig({ secondFactorRoles: ['administrator'] });
});
after(() => rig.close());

const post = { county: '519901', area: '519901', validFrom: '2026-01-01' } as const;

const open = (username: string, role: 'administrator' | 'leader' = 'leader') =>
  rig.auth.createAccount({ username, name: '管理员', password, posts: [{ ...post, role }] });

/** Enrols, confirms with the code of the last half minute and gives back the otpauth URI and the backup codes. */
async function enrol(browser: Browser): Promise<{ uri: string; backupCodes: string[] }> {
  const { body } = await browser.send('POST', '/second-factor/enrol', { password });
  const { uri, backupCodes } = body;
  assert.ok(typeof uri === 'string' && Array.isArray(backupCodes));
  const confirmed = await browser.send('POST', '/second-factor/confirm', { code: codeOf(uri, rig.clock.now, -1) });
  assert.deepEqual(confirmed.body, { next: 'home' });
  return { uri, backupCodes };
}

const answer = (browser: Browser, code: string) => browser.send('POST', '/second-factor', { code });

test('an enrolled account signs in with password and code; the password alone opens nothing', async () => {
  await open('two');
  const first = rig.browser();
  await first.signIn('two');
  const { uri, backupCodes } = await enrol(first);
  assert.match(uri, /^otpauth:\/\/totp\/%E5%AE%89%E6%BE%9C:two%40anlan\?/);
  assert.equal(backupCodes.length, 10);
  assert.ok(await rig.auth.identify(first.cookies, rig.application), 'the enrolling session goes on');

  const browser = rig.browser();
  const asked = await browser.signIn('two');
  assert.deepEqual(asked.body, { next: 'second-factor' });
  assert.equal(asked.set.filter((cookie) => /session_token=[^;]/.test(cookie)).length, 0);
  assert.equal(await rig.auth.identify(browser.cookies, rig.application), undefined);
  const entered = await answer(browser, codeOf(uri, rig.clock.now));
  assert.deepEqual(entered.body, { next: 'home' });
  assert.equal((await rig.auth.identify(browser.cookies, rig.application))?.username, 'two');
});

test('a wrong code opens nothing, and five lock the account', async () => {
  await open('guesser');
  const first = rig.browser();
  await first.signIn('guesser');
  const { uri } = await enrol(first);
  rig.clock.pass(1);
  const browser = rig.browser();
  await browser.signIn('guesser');
  const wrong = String((Number(codeOf(uri, rig.clock.now)) + 1) % 1_000_000).padStart(6, '0');
  const refused = await answer(browser, wrong);
  assert.equal(refused.status, 401);
  assert.equal(refused.body['title'], '动态口令不正确，还可以再试 4 次。');
  for (let time = 0; time < 3; time += 1) await answer(browser, wrong);
  assert.equal((await answer(browser, wrong)).status, 429);
  assert.equal((await answer(browser, codeOf(uri, rig.clock.now))).status, 429);
  assert.equal((await rig.browser().signIn('guesser')).status, 429);
  rig.clock.pass(15);
  const later = rig.browser();
  await later.signIn('guesser');
  assert.equal((await answer(later, codeOf(uri, rig.clock.now))).status, 200);
});

test('a code is good once (RFC 6238, section 5.2), and so is a backup code', async () => {
  await open('again');
  const first = rig.browser();
  await first.signIn('again');
  const { uri, backupCodes } = await enrol(first);
  const code = codeOf(uri, rig.clock.now);
  for (const [given, status] of [
    [code, 200],
    [code, 401],
    [backupCodes[0] ?? '', 200],
    [backupCodes[0] ?? '', 401],
    [backupCodes[1] ?? '', 200],
  ] as const) {
    rig.clock.pass(0.25); // the code is still of its time
    const browser = rig.browser();
    await browser.signIn('again');
    assert.equal((await answer(browser, given)).status, status, given);
  }
});

test('a code is judged by our clock, half a minute early or late and no more', async () => {
  await open('steps');
  const first = rig.browser();
  await first.signIn('steps');
  const { uri } = await enrol(first);
  rig.clock.pass(2);
  for (const [steps, status] of [
    [-2, 401],
    [2, 401],
    [-1, 200],
    [1, 200],
    [0, 200],
  ] as const) {
    const browser = rig.browser();
    await browser.signIn('steps');
    assert.equal((await answer(browser, codeOf(uri, rig.clock.now, steps))).status, status, `${steps} steps`);
  }
});

test('one code sent to two processes at once lets in once', async () => {
  await open('twice');
  const first = rig.browser();
  await first.signIn('twice');
  const { uri } = await enrol(first);
  rig.clock.pass(1);
  const other = rig.again();
  const [here, there] = [rig.browser(), other.browser()];
  await here.signIn('twice');
  await there.signIn('twice');
  const code = codeOf(uri, rig.clock.now);
  const answers = await Promise.all([answer(here, code), answer(there, code)]);
  assert.deepEqual(answers.map(({ status }) => `${status}`).toSorted(), ['200', '401']);
});

test('who gives the second factor up proves the password and a code; a role that requires one enrols anew', async () => {
  await open('new-phone');
  const desk = rig.browser();
  await desk.signIn('new-phone');
  const { uri } = await enrol(desk);
  rig.clock.pass(1);
  const remove = (given: object) => desk.send('POST', '/second-factor/remove', given);
  assert.equal((await remove({ password: 'Wrong-2026', code: codeOf(uri, rig.clock.now) })).status, 422);
  assert.equal((await remove({ password, code: '000000' })).status, 422);
  assert.deepEqual((await remove({ password, code: codeOf(uri, rig.clock.now, 1) })).body, { next: 'home' });
  rig.clock.pass(1);
  assert.deepEqual((await rig.browser().signIn('new-phone')).body, { next: 'home' });

  await open('new-phone-chief', 'administrator');
  const chief = rig.browser();
  await chief.signIn('new-phone-chief');
  const bound = await enrol(chief);
  rig.clock.pass(1);
  const removed = await chief.send('POST', '/second-factor/remove', {
    password,
    code: codeOf(bound.uri, rig.clock.now),
  });
  assert.deepEqual(removed.body, { next: 'enrol-second-factor' });
  assert.equal(await rig.auth.identify(chief.cookies, rig.application), undefined);
});

test('another telephone takes the place of the old one, with a code or with a backup code, and the session goes on', async () => {
  await open('renewing', 'administrator');
  const desk = rig.browser();
  await desk.signIn('renewing');
  const { uri, backupCodes } = await enrol(desk);
  assert.deepEqual((await desk.send('GET', '/second-factor')).body, { on: true, required: true });
  rig.clock.pass(1);
  const elsewhere = rig.browser();
  await elsewhere.signIn('renewing');
  assert.equal((await answer(elsewhere, codeOf(uri, rig.clock.now))).status, 200);
  const renew = (given: object) => desk.send('POST', '/second-factor/renew', given);
  const [backup] = backupCodes;
  assert.equal((await renew({ password, code: 'aaaaa-bbbbb' })).status, 422, 'no backup code');
  assert.equal((await renew({ password: 'Wrong-2026', code: backup })).status, 422);
  const { body, status } = await renew({ password, code: backup });
  assert.equal(status, 200);
  assert.equal(await rig.auth.identify(elsewhere.cookies, rig.application), undefined, 'the other session is over');
  assert.ok(await rig.auth.identify(desk.cookies, rig.application), 'this one goes on');
  const anew = String(body['uri']);
  assert.notEqual(new URL(anew).searchParams.get('secret'), new URL(uri).searchParams.get('secret'));
  const confirmed = await desk.send('POST', '/second-factor/confirm', { code: codeOf(anew, rig.clock.now) });
  assert.deepEqual(confirmed.body, { next: 'home' });
  rig.clock.pass(1);
  const later = rig.browser();
  assert.deepEqual((await later.signIn('renewing')).body, { next: 'second-factor' });
  assert.equal((await answer(later, codeOf(uri, rig.clock.now))).status, 401, 'the old telephone');
  assert.equal((await answer(later, codeOf(anew, rig.clock.now))).status, 200);
});

test('who leaves off while changing telephones enrols at the next sign-in where the role asks for it', async () => {
  await open('half-renewed', 'administrator');
  const desk = rig.browser();
  await desk.signIn('half-renewed');
  const { uri } = await enrol(desk);
  rig.clock.pass(1);
  await desk.send('POST', '/second-factor/renew', { password, code: codeOf(uri, rig.clock.now) });
  assert.deepEqual((await desk.send('GET', '/second-factor')).body, { on: false, required: true });
  assert.deepEqual((await rig.browser().signIn('half-renewed')).body, { next: 'enrol-second-factor' });
});

test('a code without a password before it is refused', async () => {
  const refused = await answer(rig.browser(), '123456');
  assert.equal(refused.status, 401);
  assert.match(String(refused.body['title']), /重新输入用户名和密码/);
});

test('a code that comes ten minutes after the password is too late', async () => {
  await open('late');
  const first = rig.browser();
  await first.signIn('late');
  const { uri } = await enrol(first);
  rig.clock.pass(1);
  const browser = rig.browser();
  await browser.signIn('late');
  rig.clock.pass(10);
  const refused = await answer(browser, codeOf(uri, rig.clock.now));
  assert.equal(refused.status, 401);
  assert.match(String(refused.body['title']), /重新输入用户名和密码/);
});

test('ending the sessions of an account ends its half-done sign-ins too', async () => {
  const accountId = await open('halfway');
  const first = rig.browser();
  await first.signIn('halfway');
  const { uri } = await enrol(first);
  rig.clock.pass(1);
  const browser = rig.browser();
  await browser.signIn('halfway');
  await rig.auth.endSessions(accountId);
  assert.equal((await answer(browser, codeOf(uri, rig.clock.now))).status, 401);
  assert.equal(await rig.auth.identify(first.cookies, rig.application), undefined);
});

test('a role that requires a second factor works only after enrolling one', async () => {
  await open('chief', 'administrator');
  const browser = rig.browser();
  assert.deepEqual((await browser.signIn('chief')).body, { next: 'enrol-second-factor' });
  assert.equal(await rig.auth.identify(browser.cookies, rig.application), undefined);
  await enrol(browser);
  assert.ok(await rig.auth.identify(browser.cookies, rig.application));
});

test('enrolling asks for the password and for a right first code, and cannot be done twice', async () => {
  await open('careful');
  const browser = rig.browser();
  await browser.signIn('careful');
  assert.equal((await browser.send('POST', '/second-factor/enrol', { password: 'Wrong-2026' })).status, 422);
  assert.equal((await browser.send('POST', '/second-factor/confirm', { code: '000000' })).status, 409);
  const { body } = await browser.send('POST', '/second-factor/enrol', { password });
  const wrong = String((Number(codeOf(String(body['uri']), rig.clock.now)) + 1) % 1_000_000).padStart(6, '0');
  assert.equal((await browser.send('POST', '/second-factor/confirm', { code: wrong })).status, 422);
  rig.clock.pass(1);
  assert.deepEqual((await rig.browser().signIn('careful')).body, { next: 'home' }, 'unconfirmed, it is not asked for');
  await enrol(browser);
  assert.equal((await browser.send('POST', '/second-factor/enrol', { password })).status, 409);
});

test('the secret and the backup codes lie sealed, and the application role cannot read them', async () => {
  const { rows } = await rig.owner.query('select secret, backup_codes from two_factor limit 1');
  assert.doesNotMatch(JSON.stringify(rows), /[a-zA-Z0-9]{5}-[a-zA-Z0-9]{5}/);
  for (const table of ['two_factor', 'credential', 'verification']) {
    await assert.rejects(rig.application.query(`select * from ${table}`), { code: '42501' });
  }
});
