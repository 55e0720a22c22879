import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import type pg from 'pg';
import { pino } from 'pino';
import { createTestDatabase } from '../../../test/harness/postgres.ts';
import { problemResponse } from '../http/problem-response.ts';
import { createAuth, type Auth } from './create-auth.ts';
import type { AuthSettings } from './settings.ts';

/** A database of its own, authentication on it, a clock that can be moved and as many browsers as a test needs. */
export interface Rig {
  readonly auth: Auth;
  /** As the owner: it may look into every table. */
  readonly owner: pg.Pool;
  /** As the application: what every request runs under. */
  readonly application: pg.Pool;
  readonly clock: { now: string; pass(minutes: number): void };
  /** Somebody's browser, at an address if it matters. */
  browser(ip?: string): Browser;
  /** The same database served by one more process, as far as this one can be two. */
  again(): Pick<Rig, 'auth' | 'browser'>;
  close(): Promise<void>;
}

/** The password of everybody in these tests. */
export const password = 'Anlan-2026';

/** Opens a rig; close it after the tests. */
export async function openRig(settings?: Partial<AuthSettings>, baseUrl?: string): Promise<Rig> {
  const { database, drop } = await createTestDatabase();
  const log = pino({ level: 'silent' });
  const clock = {
    now: '2026-03-02T01:00:00.000Z',
    pass(minutes: number): void {
      clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString();
    },
  };
  const served = () => {
    const auth = createAuth({
      pool: database.owner,
      secret: 'a secret for tests, of more than 32 characters',
      clock: () => clock.now,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(settings ? { settings } : {}),
    });
    const app = new Hono().route('/api/auth', auth.routes).onError((error, c) => problemResponse(c, error, log));
    return { auth, browser: (ip?: string) => createBrowser(app, ip) };
  };
  return {
    ...served(),
    owner: database.owner,
    application: database.app,
    clock,
    again: served,
    close: drop,
  };
}

/** A browser: it keeps cookies and says where its requests come from. */
export interface Browser {
  /** The Cookie header it would send. */
  cookies: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signIn(username: string, typed?: string): Promise<Answer>;
}

/** An answer of the routes: status, the JSON body, the Set-Cookie headers. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly set: readonly string[];
  readonly headers: Headers;
}

function createBrowser(app: Hono, ip?: string): Browser {
  const jar = new Map<string, string>();
  const browser: Browser = {
    get cookies() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookies(header) {
      jar.clear();
      keep(jar, header.split('; '));
    },
    async send(method, path, body, headers) {
      const from = ip === undefined ? {} : { incoming: { socket: { remoteAddress: ip } } };
      const request = new Request(`http://localhost/api/auth${path}`, {
        method,
        headers: {
          cookie: browser.cookies,
          'sec-fetch-site': 'same-origin',
          'user-agent': 'a browser',
          ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': '1' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await app.fetch(request, from);
      const set = answer.headers.getSetCookie();
      keep(jar, set);
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : {}, set, headers: answer.headers };
    },
    signIn: (username, typed = password) => browser.send('POST', '/sign-in', { username, password: typed }),
  };
  return browser;
}

function keep(jar: Map<string, string>, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
    if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
}

/** The code an authenticator shows for an otpauth URI at an instant, `steps` half minutes later (RFC 6238). */
export function codeOf(uri: string, now: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(new URL(uri).searchParams.get('secret') ?? '')
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(now) / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
