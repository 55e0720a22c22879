import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { type Caller, createWorld, type World } from '../harness/world.ts';
import { callsOf, isReading } from './all-routes.ts';
import { ask, ownPage } from './ask.ts';

let world: World;
let person: Caller;
before(async () => {
  world = await createWorld();
  person = await world.signIn('sectionChief');
});
after(() => world.end());

const headers = (more = {}) => ({ ...ownPage(person.cookie), ...more });
const writing = () => callsOf(world.server.app).filter((call) => !isReading(call) && !bodiless.includes(call.pattern));

/** Zeros that come piece by piece, so that nobody can tell the size beforehand. */
function zeros(megabytes: number): ReadableStream<Uint8Array> {
  let left = megabytes;
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close();
      left -= 1;
      return controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
}

/** What takes no body, and so none that is wrong. */
const bodiless: readonly string[] = ['/api/auth/sign-out', '/api/auth/sessions/end-others'];

/** Where a file is sent as it is, of any size up to their own bounds. */
const files: readonly string[] = ['/api/files', '/api/imports'];

test('a body beyond its bound is refused, told beforehand or not', async () => {
  const large = JSON.stringify({ draft: 'x'.repeat(1024 * 1024) });
  for (const { method, path, pattern } of writing()) {
    if (files.includes(pattern) || method === 'DELETE') continue;
    const told = { 'content-length': String(large.length) };
    assert.equal((await ask(world.server, path, { method, headers: headers(told), body: large })).status, 413, path);
    assert.equal((await ask(world.server, path, { method, headers: headers(), body: zeros(3) })).status, 413, path);
  }
  const { status, text } = await ask(world.server, '/api/files', {
    method: 'POST',
    headers: headers(),
    body: zeros(52),
  });
  assert.equal(status, 413);
  assert.match(JSON.parse(text).title, /50/);
});

test('a body that is no JSON, or another JSON than is asked for, is refused in plain words', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '5',
    '{"draft":[]}',
    '{"draft":{},"id":{}}',
    `{"draft":${deep}}`,
    deep,
    '\u0000',
    '{"__proto__":{"draft":{}}}',
    '{"id":"x","version":1e400,"input":{},"change":{},"draft":{}}',
  ];
  for (const { method, path, pattern } of writing()) {
    if (files.includes(pattern) || method === 'DELETE') continue;
    for (const body of [...bodies, new Uint8Array([0xff, 0xfe, 0x7b])]) {
      const { status, text } = await ask(world.server, path, { method, headers: headers(), body });
      const where = `${method} ${path} ${String(body).slice(0, 40)} → ${status} ${text.slice(0, 200)}`;
      assert.ok(status >= 400 && status < 500, where);
      assert.match(JSON.parse(text).title, /\p{Script=Han}/u, where);
    }
  }
});

test('what is asked for in the address may be anything, and is answered or refused', async () => {
  const names = ['where', 'sort', 'after', 'limit', 'columns', 'input', 'q', 'width', 'period', 'id'];
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom(
      '',
      '[]',
      'null',
      '{"or":[{"or":[{"or":[{"or":[{"or":[]}]}]}]}]}',
      '-',
      '--id',
      'id,id',
      '%',
      '\u0000',
      '{"site":{"site":{}}}',
      '{"id":{"not":[]}}',
      '{"period":"9999H9"}',
      '{"period":"0000"}',
    ),
  );
  const reading = callsOf(world.server.app).filter(
    (call) => isReading(call) && /^\/api\/(?!live|docs)/.test(call.path),
  );
  const asked = fc.record({
    call: fc.constantFrom(...reading),
    query: fc.dictionary(fc.constantFrom(...names), strange, { maxKeys: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ call, query }) => {
      const address = `${call.path}?${new URLSearchParams(query).toString()}`;
      const { status, text } = await ask(world.server, address, { headers: headers() });
      assert.ok(status < 500, `${address} → ${text.slice(0, 200)}`);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('names in a path may be anything, and lead nowhere', async () => {
  const strange = [
    '',
    '..',
    '%2e%2e',
    '%00',
    '%ff',
    'constructor',
    '__proto__',
    'toString',
    "' or 1=1 --",
    'a'.repeat(3000),
    '𠮷',
    '*',
    'site;site',
    '%25',
    'count%2Fx',
  ];
  for (const { method, pattern } of callsOf(world.server.app).filter(({ path }) => path.startsWith('/api/'))) {
    const places = [...pattern.matchAll(/:(\w+)/g)].map(([place]) => place);
    for (const place of places) {
      for (const name of strange) {
        const path = pattern
          .replace(place, name)
          .replaceAll(/:(\w+)/g, (_, each: string) => (each === 'ledger' ? 'site' : 'x'));
        const body = method === 'GET' ? {} : { body: '{"version":1,"input":{},"change":{},"draft":{}}' };
        const { status, text } = await ask(world.server, encodeURI(path).replaceAll('%25', '%'), {
          method,
          headers: headers(),
          ...body,
        });
        assert.ok(status < 500, `${method} ${path} → ${status} ${text.slice(0, 100)}`);
      }
    }
  }
});

test('a method nobody asked for finds nothing to do', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'PATCH']) {
    for (const path of ['/api/me', '/api/ledgers/site', '/api/nothing', '/api/openapi.json']) {
      const { status } = await ask(world.server, path, {
        method,
        headers: headers({ 'x-http-method-override': 'GET' }),
      });
      assert.ok(status === 404 || status === 405, `${method} ${path} → ${status}`);
    }
  }
});
