import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import { refuseCrossSite, requireJson } from './cross-site.ts';

const app = new Hono()
  .use(refuseCrossSite(), requireJson())
  .all('/', (c) => c.text('done'))
  .onError((error, c) => c.text('', error instanceof Problem ? error.status : 500));

const json = { 'content-type': 'application/json', 'content-length': '2' };
const host = 'anlan.example:8080';

for (const [what, method, headers, status] of [
  ['reading from anywhere', 'GET', { host, 'sec-fetch-site': 'cross-site' }, 200],
  ['writing from our own page', 'POST', { host, 'sec-fetch-site': 'same-origin', ...json }, 200],
  ['writing from the address bar', 'POST', { host, 'sec-fetch-site': 'none' }, 200],
  ['writing from another site', 'POST', { host, 'sec-fetch-site': 'cross-site', ...json }, 403],
  ['writing from a sister site', 'DELETE', { host, 'sec-fetch-site': 'same-site' }, 403],
  [
    'another site that forges an origin',
    'POST',
    { host, 'sec-fetch-site': 'cross-site', origin: `http://${host}` },
    403,
  ],
  ['an old browser on our page', 'PATCH', { host, origin: `http://${host}`, ...json }, 200],
  ['an old browser on another site', 'POST', { host, origin: 'http://evil.example', ...json }, 403],
  ['an old browser on another port', 'POST', { host, origin: 'http://anlan.example', ...json }, 403],
  ['a sandboxed frame', 'POST', { host, origin: 'null', ...json }, 403],
  ['no word of where from', 'POST', { host, ...json }, 403],
  [
    'a form',
    'POST',
    { host, 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain', 'content-length': '2' },
    415,
  ],
  [
    'JSON with a charset',
    'POST',
    { host, 'sec-fetch-site': 'same-origin', ...json, 'content-type': 'application/json; charset=utf-8' },
    200,
  ],
] as const) {
  test(`${what} is ${status === 200 ? 'let through' : 'refused'}`, async () => {
    assert.equal((await app.request('/', { method, headers })).status, status);
  });
}
