import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cookieName } from '../../src/server/auth/session-cookie.ts';
import { modules } from '../../src/modules/index.ts';
import { assemble } from '../../src/server/machine.ts';
import { type Caller, createWorld, secret, type World } from '../harness/world.ts';
import { callsOf, isReading } from './all-routes.ts';
import { ask, ownPage } from './ask.ts';

let world: World;
let person: Caller;
before(async () => {
  world = await createWorld();
  person = await world.signIn('leader');
});
after(() => world.end());

/** What is open to nobody in particular, and what it answers them. Whatever is not here asks who one is. */
const open: Readonly<Record<string, readonly number[]>> = {
  'GET /healthz': [200],
  'GET /readyz': [200],
  'GET /metrics': [403],
  'GET /assets/*': [404, 200, 503],
  'GET /*': [200, 503],
  'GET /api/open/box/:code': [404],
  'GET /api/open/call/:code': [404],
  'GET /api/open/draw-list/:code': [404],
  'GET /api/open/draw-result/:code': [404],
  'GET /api/open/duty-calendar/:code': [404],
  'GET /api/open/duty-holders/:code': [404],
  'GET /api/open/tip-course/:code': [404],
  'GET /api/open/forest-gate/:code': [404],
  'POST /api/open/forest-entry/:county': [422],
  'POST /api/open/forest-entry/:county/pictures': [415],
  'POST /api/open/forest-exit/:county': [422],
  'POST /api/open/forest-exit/:county/pictures': [415],
  'POST /api/open/gauge-readings/:county': [422],
  'POST /api/open/gauge-readings/:county/pictures': [415],
  'POST /api/open/call/:code': [404],
  'POST /api/open/receipts/:code': [404],
  'POST /api/open/tip/:county': [422],
  'POST /api/open/tip/:county/pictures': [415],
  'GET /api/docs': [200],
  'GET /api/docs/start.js': [200],
  'GET /api/docs/*': [200, 404],
  'GET /api/bureau': [200],
  'POST /api/auth/sign-in': [422],
  'POST /api/auth/second-factor': [422],
  'POST /api/auth/sign-out': [204],
};

test('nobody gets an answer but at the door, from pages without data, and from the signs of life', async () => {
  const calls = callsOf(world.server.app);
  assert.ok(calls.length > 60);
  for (const { method, pattern, path } of calls) {
    const body = method === 'GET' ? {} : { body: '{}' };
    const { status, text } = await ask(world.server, path, { method, headers: ownPage(), ...body });
    const expected = open[`${method} ${pattern}`] ?? [401];
    assert.ok(expected.includes(status), `${method} ${path} → ${status} ${text.slice(0, 200)}`);
    if (status === 401) assert.match(JSON.parse(text).title, /登录/);
  }
  const patterns = new Set(calls.map(({ method, pattern }) => `${method} ${pattern}`));
  for (const line of Object.keys(open)) assert.ok(patterns.has(line), `${line} is no route any more`);
});

test('a session that is forged, ended or of a disabled person is nobody’s', async () => {
  const { owner } = world.database;
  const name = cookieName('session_token', false);
  const [token = '', signature = ''] = decodeURIComponent(person.cookie.slice(name.length + 1)).split('.');
  const other = await world.signIn('leader');
  const [otherToken = ''] = decodeURIComponent(other.cookie.slice(name.length + 1)).split('.');
  const ended = await world.signIn('leader');
  await ask(world.server, '/api/auth/sign-out', { method: 'POST', headers: ownPage(ended.cookie) });
  const disabled = await world.signIn('leader');
  await owner.query('update account set disabled_at = now() where id = $1', [disabled.id]);
  const forged = [
    '',
    name,
    `${name}=`,
    `${name}=%`,
    `${name}=${token}`,
    `${name}=${token}.`,
    `${name}=.${signature}`,
    `${name}=${encodeURIComponent(`${otherToken}.${signature}`)}`,
    `${name}=${encodeURIComponent(`${token}.${sign(token, 'another secret')}`)}`,
    `${name}=${encodeURIComponent(`${token}x.${sign(`${token}x`, secret)}`)}`,
    `${name}=${encodeURIComponent(`${token}.${signature.slice(0, -2)}=`)}`,
    `${name}2=${encodeURIComponent(`${token}.${signature}`)}`,
    ended.cookie,
    disabled.cookie,
  ];
  for (const cookie of forged) {
    for (const path of ['/api/me', '/api/ledgers/site', '/api/live', '/api/auth/sessions'])
      assert.equal((await ask(world.server, path, { headers: ownPage(cookie) })).status, 401, `${cookie} ${path}`);
  }
  assert.equal((await ask(world.server, '/api/me', { headers: ownPage(person.cookie) })).status, 200);
});

test('another site can make a browser write nothing, whoever is signed in there', async () => {
  const strangers: readonly Readonly<Record<string, string>>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'http://localhost:81' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  ];
  for (const call of callsOf(world.server.app).filter((each) => !isReading(each))) {
    for (const stranger of strangers) {
      const headers = { ...ownPage(person.cookie), ...stranger };
      const { status } = await ask(world.server, call.path, { method: call.method, headers, body: '{}' });
      assert.equal(status, 403, `${call.method} ${call.path} ${JSON.stringify(stranger)}`);
    }
  }
  assert.equal((await ask(world.server, '/api/me', { headers: ownPage(person.cookie) })).status, 200);
});

test('measurements are told on this machine only, and not through a proxy on it', async () => {
  assert.equal((await metrics('127.0.0.1')).status, 200);
  assert.equal((await metrics('::ffff:127.0.0.1')).status, 200);
  for (const from of ['192.0.2.7', '::ffff:10.0.0.1', '1270.0.0.1', ''])
    assert.equal((await metrics(from)).status, 403);
  assert.equal((await metrics('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).status, 403);
});

test('demonstration accounts are told in a demonstration and nowhere else', async () => {
  assert.equal((await ask(world.server, '/api/demo-accounts')).status, 404);
  const folder = mkdtempSync(join(tmpdir(), 'anlan-demo-'));
  const demoAccounts = [{ username: 'chief', role: 'leader', note: '局长' }];
  const parts = { database: world.database, registry: modules, modules: [], clock: world.clock, secret, pages: folder };
  const keysDir = join(world.dataDir, 'keys');
  const demo = await assemble({
    ...parts,
    filesDir: folder,
    fontsDir: folder,
    keysDir,
    logLevel: 'silent',
    demoAccounts,
  });
  assert.deepEqual(JSON.parse((await ask(demo, '/api/demo-accounts')).text), demoAccounts);
  await demo.stop();
  rmSync(folder, { recursive: true });
});

function metrics(from: string, headers: Readonly<Record<string, string>> = {}) {
  return ask(world.server, '/metrics', { from, headers });
}

function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
