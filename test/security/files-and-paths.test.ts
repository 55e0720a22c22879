import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import { formFields } from '../../src/kernel/schema.ts';
import { at } from '../harness/world.ts';
import { created, ledgers, setStage, type Stage } from '../conformance/stage.ts';
import { createWorld } from '../harness/world.ts';
import { ask, ownPage } from './ask.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-pages-'));
const pages = join(folder, 'web');
let stage: Stage;
let listening: ServerType;
let port = 0;

before(async () => {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>安澜</title>');
  writeFileSync(join(pages, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'hidden.txt'), 'HIDDEN');
  stage = await setStage(await createWorld({ pages }), ['home', 'abroad']);
  listening = serve({ fetch: stage.world.server.app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(listening, 'listening');
  port = (listening.address() as AddressInfo).port; // it listens on a port
});
after(async () => {
  listening.close();
  await stage.world.end();
  rmSync(folder, { recursive: true });
});

/** A request whose path is sent as it stands; a browser would tidy it first. */
async function raw(
  path: string,
): Promise<{ readonly status: number; readonly text: string; readonly headers: object }> {
  const sent = request({ host: '127.0.0.1', port, path, agent: false }).end();
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const piece of answer) text += String(piece);
  return { status: answer.statusCode, text, headers: answer.headers };
}

test('no path leads out of the folder of pages', async () => {
  assert.match((await raw('/')).text, /安澜/);
  assert.match((await raw('/assets/app.js')).text, /export/);
  const ups = [
    '..',
    '%2e%2e',
    '.%2e',
    '..%2f',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '%252e%252e',
    '....//',
    '%c0%ae%c0%ae',
    '..;',
  ];
  for (const up of ups) {
    for (const start of ['', '/assets', '/api/docs', '/assets/x']) {
      for (const depth of [1, 2, 3, 6]) {
        for (const target of ['hidden.txt', 'etc/passwd', 'package.json']) {
          const path = `${start}/${`${up}/`.repeat(depth)}${target}`;
          const { status, text } = await raw(path);
          assert.ok(status < 500, path);
          assert.ok(!/HIDDEN|root:|"dependencies"/.test(text), path);
        }
      }
    }
  }
  for (const path of [
    '//etc/passwd',
    '/%00',
    '/assets/%00.js',
    '/assets/',
    '/.env',
    '/%',
    '/%zz',
    '/assets/app.js/',
    `/${'a'.repeat(5000)}`,
  ]) {
    const { status, text } = await raw(path);
    assert.ok(status < 500 && !/HIDDEN|root:/.test(text), `${path} ${status}`);
  }
});

test('an address that only looks like one of ours asks who one is, or is none', async () => {
  for (const path of [
    '/api//me',
    '/api/me/',
    '/API/me',
    '/api/./me',
    '/api/me;x',
    '/api/%6de',
    '/api/ledgers/site%2Fcount',
    '/api/ledgers//site',
  ]) {
    const { status, text } = await raw(path);
    assert.ok([200, 401, 404].includes(status), `${path} ${status}`);
    if (status === 200) assert.match(text, /^<!doctype html>/);
  }
});

test('pages come with what keeps other sites and scripts out', async () => {
  for (const path of ['/', '/hazards', '/assets/app.js']) {
    const { headers } = await raw(path);
    const told = new Map(Object.entries(headers));
    assert.match(String(told.get('content-security-policy')), /default-src 'self'.*frame-ancestors 'none'/);
    assert.equal(told.get('x-content-type-options'), 'nosniff');
  }
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

test('a file is what its content is, whatever a row says of it, and only where it was brought to', async () => {
  const l = ledgers.find((each) => formFields(each).some(([, field]) => field.kind === 'files'));
  const field = l && formFields(l).find(([, each]) => each.kind === 'files')?.[0];
  assert.ok(l && field);
  const role = l.may.create.find((each) => each !== 'enterprise') ?? 'inspector';
  const { server } = stage.world;
  const brought = async (place: 'home' | 'abroad', bytes: Buffer<ArrayBuffer>, name: string) => {
    const headers = { ...ownPage((await stage.cast.of(role, place)).cookie), 'x-file-name': encodeURIComponent(name) };
    return ask(server, '/api/files', { method: 'POST', headers, body: bytes });
  };
  const kept = await brought('home', png, '现场.png');
  assert.equal(kept.status, 201, kept.text);
  const { hash } = JSON.parse(kept.text);
  const lying = { hash, name: 'page.html', type: 'text/html', size: 5 };
  const writer = await stage.cast.of(role);
  const { row } = await created(writer, l, stage.draft(l, 'home', { [field]: [lying] }));
  const read = await ask(server, at(l, row.id, 'files', hash), { headers: ownPage(writer.cookie) });
  assert.equal(read.status, 200);
  assert.equal(read.headers.get('content-type'), 'image/png');
  assert.equal(read.headers.get('content-length'), String(png.length));
  assert.match(read.headers.get('content-disposition') ?? '', /%E7%8E%B0%E5%9C%BA\.png/);

  const stranger = await stage.cast.of(role, 'abroad');
  const draft = stage.draft(l, 'abroad', { [field]: [lying] });
  const claimed = await stranger.post(at(l), { id: uuidv7(), draft });
  assert.equal(claimed.status, 422, 'a hash alone opens nothing');
  assert.match(claimed.json.fields[field], /没有上传成功/);
});

test('a name of a file that is no name is refused, and so is a file that is none', async () => {
  const { cookie } = await stage.cast.of('inspector');
  for (const [name, body, status] of [
    ['%', png, 422],
    ['%ff', png, 422],
    ['现场.png', png, 422],
    ['a.exe', png, 415],
    ['a.png', Buffer.from('<svg onload="x()">'), 422],
    ['a.html', Buffer.from('<script>'), 415],
    ['a.png', Buffer.alloc(0), 422],
  ] as const) {
    const given = { ...ownPage(cookie), 'x-file-name': name === '现场.png' ? '%E7%8E' : name };
    assert.equal(
      (await ask(stage.world.server, '/api/files', { method: 'POST', headers: given, body })).status,
      status,
      name,
    );
  }
});
