import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NewPost } from './accounts.ts';
import { openRig, password, type Browser, type Rig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await openRig({ passwordMaxAgeDays: null });
});
after(() => rig.close());

const at = (area: string, validFrom: string, validUntil: string | null = null): NewPost => ({
  county: '519901',
  area,
  role: 'township',
  validFrom,
  validUntil,
});

const whoIs = (browser: Browser) => rig.auth.identify(browser.cookies, rig.application);

async function signedIn(username: string, posts: readonly NewPost[] = []): Promise<Browser> {
  await rig.auth.createAccount({ username, name: '信息员', password, posts }).catch((problem: unknown) => {
    assert.equal(Object(problem).code, 'taken');
  });
  const browser = rig.browser();
  assert.equal((await browser.signIn(username)).status, 200);
  return browser;
}

test('a forged, tampered, stray or missing cookie is nobody', async () => {
  const browser = await signedIn('forger');
  const [, token = '', signature = ''] = /session_token=([^.]+)\.(.+)$/.exec(decodeURIComponent(browser.cookies)) ?? [];
  const other = await signedIn('victim');
  const [, victim = ''] = /session_token=([^.]+)\./.exec(decodeURIComponent(other.cookies)) ?? [];
  const forged = {
    'no cookie': undefined,
    'another cookie': 'theme=dark',
    'no signature': `anlan.session_token=${victim}`,
    'an empty signature': `anlan.session_token=${victim}.`,
    'the signature of another token': `anlan.session_token=${victim}.${encodeURIComponent(signature)}`,
    'a changed signature': `anlan.session_token=${token}.${encodeURIComponent(signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')))}`,
    'a changed token': `anlan.session_token=x${token}.${encodeURIComponent(signature)}`,
    'a stray percent sign': 'anlan.session_token=%E0%A4%A',
  };
  for (const [what, cookies] of Object.entries(forged)) {
    assert.equal(await rig.auth.identify(cookies, rig.application), undefined, what);
  }
  assert.ok(await rig.auth.identify(`theme=dark; ${browser.cookies}; x=1`, rig.application));
});

test('an identity has the posts valid today in the county’s time, both ends included, and no others', async () => {
  rig.clock.now = '2026-03-09T15:59:00.000Z'; // the evening of 9 March there
  const browser = await signedIn('valid', [
    at('519901001', '2026-03-10'),
    at('519901002', '2025-01-01', '2026-03-09'),
    at('519901003', '2025-01-01', '2026-03-08'),
    at('519901004001', '2026-03-09'),
  ]);
  const areas = async () => (await whoIs(browser))?.posts.map((post) => post.area).toSorted();
  assert.deepEqual(await areas(), ['519901002', '519901004001']);
  rig.clock.pass(2);
  assert.deepEqual(await areas(), ['519901001', '519901004001']);
});

async function lastSeen(username: string): Promise<string | undefined> {
  const { rows } = await rig.owner.query<{ at: string }>(
    'select last_seen_at as at from session join account on account.id = account_id where username = $1',
    [username],
  );
  return rows[0]?.at;
}

/** The mark is written apart from the request: waits until it has come. */
async function markedAsSeen(username: string): Promise<void> {
  for (let tries = 0; tries < 400 && (await lastSeen(username)) !== rig.clock.now; tries += 1) await pause();
  assert.equal(await lastSeen(username), rig.clock.now);
}

test('a session ends after thirty idle minutes; a request in between keeps it, with one write a minute at most', async () => {
  const browser = await signedIn('idle');
  const begun = rig.clock.now;
  rig.clock.pass(0.5);
  await whoIs(browser);
  await pause();
  assert.equal(await lastSeen('idle'), begun);
  rig.clock.pass(20);
  await whoIs(browser);
  await markedAsSeen('idle');
  rig.clock.pass(29);
  assert.ok(await whoIs(browser));
  await markedAsSeen('idle');
  rig.clock.pass(31);
  assert.equal(await whoIs(browser), undefined);
});

test('a page that asks by itself keeps no session alive', async () => {
  const browser = await signedIn('left-open');
  for (let minutes = 0; minutes < 30; minutes += 5) {
    rig.clock.pass(5);
    await rig.auth.identify(browser.cookies, rig.application, 'away');
    await browser.send('GET', '/sessions', undefined, { 'x-anlan-presence': 'away' });
    await pause();
  }
  assert.equal(await whoIs(browser), undefined);
});

test('a session ends after twelve hours, however busy', async () => {
  const browser = await signedIn('busy');
  for (let quarter = 0; quarter < 47; quarter += 1) {
    rig.clock.pass(15);
    assert.ok(await whoIs(browser));
    await markedAsSeen('busy');
  }
  rig.clock.pass(15);
  assert.equal(await whoIs(browser), undefined);
});

test('signing out ends the session, not only the cookie', async () => {
  const browser = await signedIn('leaver');
  const { cookies } = browser;
  const answer = await browser.send('POST', '/sign-out');
  assert.equal(answer.status, 204);
  assert.match(answer.set[0] ?? '', /^anlan\.session_token=; Max-Age=0;/);
  assert.equal(await rig.auth.identify(cookies, rig.application), undefined);
  assert.equal((await browser.send('POST', '/sign-out')).status, 204, 'twice is as good as once');
});

test('one sees one’s own sessions and can end them all; others’ go on', async () => {
  const other = await signedIn('bystander');
  const desk = await signedIn('many');
  const phone = await signedIn('many');
  const { body } = await desk.send('GET', '/sessions');
  assert.ok(Array.isArray(body));
  assert.equal(body.length, 2);
  assert.equal(body.filter((session: { current: boolean }) => session.current).length, 1);
  assert.deepEqual(Object.keys(body[0]), ['id', 'at', 'seenAt', 'ip', 'userAgent', 'current']);
  assert.equal(body[0].at, rig.clock.now);
  assert.equal((await desk.send('DELETE', '/sessions')).status, 204);
  assert.equal(await whoIs(phone), undefined);
  assert.ok(await whoIs(other));
  assert.equal((await desk.send('GET', '/sessions')).status, 401);
});

test('one ends a session of one’s own elsewhere, or all the others, and never somebody else’s', async () => {
  const other = await signedIn('stranger');
  const [theirs] = (await other.send('GET', '/sessions')).body as unknown as { id: string }[];
  const desk = await signedIn('ender');
  const phone = await signedIn('ender');
  const own = (await desk.send('GET', '/sessions')).body as unknown as { id: string; current: boolean }[];
  const end = (id: string | undefined) => desk.send('POST', '/sessions/end', { id });
  assert.equal((await end(theirs?.id)).status, 404);
  assert.ok(await whoIs(other));
  assert.equal((await end(own.find(({ current }) => current)?.id)).status, 409);
  assert.equal((await end(own.find(({ current }) => !current)?.id)).status, 204);
  assert.equal(await whoIs(phone), undefined);
  const again = await signedIn('ender');
  assert.equal((await desk.send('POST', '/sessions/end-others')).status, 204);
  assert.equal(await whoIs(again), undefined);
  assert.ok(await whoIs(desk));
});

test('one sees the last tries made with one’s username, also those of others', async () => {
  const browser = await signedIn('watchful');
  await rig.browser('192.0.2.77').signIn('watchful', 'Wrong-2026');
  const tries = (await browser.send('GET', '/attempts')).body as unknown as { ok: boolean; ip: string | null }[];
  assert.deepEqual(
    tries.map(({ ok, ip }) => [ok, ip]),
    [
      [false, '192.0.2.77'],
      [true, null],
    ],
  );
});

test('the third session ends the one seen longest ago', async () => {
  const first = await signedIn('thrice');
  rig.clock.pass(2);
  const second = await signedIn('thrice');
  rig.clock.pass(2);
  const third = await signedIn('thrice');
  assert.equal(await whoIs(first), undefined);
  assert.ok(await whoIs(second));
  assert.ok(await whoIs(third));
});

test('an administrator ends the sessions of an account at once', async () => {
  const browser = await signedIn('ended');
  const identity = await whoIs(browser);
  await rig.auth.endSessions(identity?.accountId ?? '');
  assert.equal(await whoIs(browser), undefined);
});

test('changing the password ends the other sessions, keeps this one, and the old password is gone', async () => {
  const desk = await signedIn('changer');
  const phone = await signedIn('changer');
  assert.equal(
    (await desk.send('POST', '/change-password', { current: 'Wrong-2026', next: 'Changed-2026' })).status,
    422,
  );
  assert.equal((await desk.send('POST', '/change-password', { current: password, next: password })).status, 422);
  assert.equal((await desk.send('POST', '/change-password', { current: password, next: 'short' })).status, 422);
  assert.equal((await desk.send('POST', '/change-password', { current: password, next: 'Changed-2026' })).status, 200);
  assert.ok(await whoIs(desk));
  assert.equal(await whoIs(phone), undefined);
  assert.equal((await rig.browser().signIn('changer')).status, 401);
  assert.equal((await rig.browser().signIn('changer', 'Changed-2026')).status, 200);
});

test('what is over is forgotten: ended sessions at once, sign-in attempts after a year', async () => {
  await signedIn('past');
  rig.clock.pass(31);
  await signedIn('present');
  await rig.auth.forgetEnded();
  const count = async (table: string) => (await rig.owner.query(`select from ${table}`)).rowCount;
  assert.equal(await count('session'), 1);
  assert.notEqual(await count('sign_in_attempt'), 0);
  rig.clock.pass(60 * 24 * 400);
  await rig.auth.forgetEnded();
  assert.equal(await count('sign_in_attempt'), 0);
});

/** Lets the write behind a request arrive. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 15));
