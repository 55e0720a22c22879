import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import type { Registry } from '../../src/kernel/module.ts';
import type { Role } from '../../src/kernel/role.ts';
import { modules } from '../../src/modules/index.ts';
import { serverModules } from '../../src/modules/server.ts';
import type { AuthSettings } from '../../src/server/auth/settings.ts';
import type { Database } from '../../src/server/db/connect.ts';
import { ensureEntryMonths } from '../../src/server/db/entry-months.ts';
import type { Measure } from '../../src/server/disk/watch-disk.ts';
import type { Protocols } from '../../src/server/channels/port.ts';
import { assemble, type Server } from '../../src/server/machine.ts';
import type { ServerModule } from '../../src/server/module.ts';
import { letIn } from './let-in.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** A clock that stands still until it is moved. */
export interface TestClock {
  (): string;
  set(instant: string): void;
}

/** Somebody's browser: requests with their session; the answer's JSON and status. */
export interface Caller {
  readonly id: string;
  readonly cookie: string;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  // Tests look into answers of any shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
  readonly headers: Headers;
}

/** A whole server on a database of its own, with two counties, a clock to move and people to sign in. */
export interface World {
  readonly server: Server;
  readonly database: Database;
  readonly clock: TestClock;
  /** Where its files and its keys are. */
  readonly dataDir: string;
  /** Signs in a new person with one post; the area is the county's unless told. */
  signIn(
    role: Role,
    post?: { readonly area?: string; readonly siteId?: string; readonly county?: string },
  ): Promise<Caller>;
  /** A row of a ledger with the least that it needs, made by somebody who may. */
  end(): Promise<void>;
}

/** The test counties and the areas within them. */
export const county = '519901';
export const town = '519901101';
export const village = '519901101201';
export const otherTown = '519901102';
export const otherCounty = '519902';

export const secret = 'a secret of the tests, at least thirty-two characters long';

/** Sessions that outlast a moved clock. */
const patient = { idleMinutes: 1_000_000, sessionHours: 24 * 390, passwordMaxAgeDays: null };

/** Starts a world. The clock stands at 10:00 on Monday 2 March 2026 in Shanghai. */
export async function createWorld(
  options: {
    readonly registry?: Registry;
    readonly modules?: readonly ServerModule[];
    readonly authSettings?: Partial<AuthSettings>;
    readonly pages?: string;
    /** How full the data disk is; without it there is room without end. */
    readonly measureDisk?: Measure;
    /** A database of one's own making; without it a migrated one. */
    readonly protocols?: Protocols;
    readonly database?: TestDatabase;
  } = {},
): Promise<World> {
  const { database, drop } = options.database ?? (await createTestDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'anlan-data-'));
  const clock = movable('2026-03-02T02:00:00.000Z');
  await ensureEntryMonths(database.owner, clock());
  await fillDictionaries(database);
  const server = await assemble({
    database,
    registry: options.registry ?? modules,
    modules: options.modules ?? serverModules,
    clock,
    secret,
    filesDir: join(dataDir, 'files'),
    keysDir: join(dataDir, 'keys'),
    fontsDir: join(dataDir, 'fonts'),
    pages: options.pages ?? join(import.meta.dirname, '../../dist/web'),
    logLevel: process.env.LOG_LEVEL ?? 'silent',
    ...(options.protocols ? { protocols: options.protocols } : {}),
    ...(options.measureDisk ? { measureDisk: options.measureDisk } : {}),
    authSettings: options.authSettings ?? patient,
  });

  async function signIn(role: Role, post: { area?: string; siteId?: string; county?: string } = {}): Promise<Caller> {
    const username = `u${uuidv7().replaceAll('-', '').slice(0, 24)}`;
    const where = post.county ?? county;
    const given = {
      county: where,
      area: post.area ?? where,
      role,
      siteId: post.siteId ?? null,
      validFrom: '2020-01-01',
    };
    const password = { hash: 'nobody comes in by this one' };
    const id = await server.auth.createAccount({ username, name: `测试${role}`, password, posts: [given] });
    const cookie = await letIn(database.owner, secret, id, clock());
    return callerOf(server, id, cookie);
  }

  return {
    server,
    database,
    clock,
    dataDir,
    signIn,
    end: async () => {
      await server.stop();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A browser with a cookie of one's own choosing, for sessions that are not what they say. */
export function callerOf(server: Server, id: string, cookie: string): Caller {
  const send: Caller['send'] = (method, path, body, headers) => request(server, cookie, method, path, body, headers);
  return {
    id,
    cookie,
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
    patch: (path, body = {}) => send('PATCH', path, body),
  };
}

/** The address of a ledger's rows, or of one. */
export const at = (l: AnyLedger, id?: string, ...more: readonly string[]): string =>
  ['/api/ledgers', l.name, ...(id === undefined ? [] : [id]), ...more].join('/');

/** The address of a call that only asks, e.g. '/reports/open', with what it is asked. */
export const asking = (path: string, input: object): string =>
  `/api${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

async function request(
  server: Server,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<Answer> {
  const sending = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await server.app.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        cookie,
        'content-type': 'application/json',
        origin: 'http://localhost',
        host: 'localhost',
        ...headers,
      },
      ...sending,
    }),
  );
  const text = await response.text();
  const json: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
  return { status: response.status, json, headers: response.headers };
}

function movable(start: string): TestClock {
  let now = start;
  return Object.assign(() => now, {
    set: (instant: string) => {
      now = instant;
    },
  });
}

async function fillDictionaries(database: Database): Promise<void> {
  for (const [code, name] of [
    [county, '安澜县'],
    [otherCounty, '邻县'],
  ]) {
    await database.owner.query('insert into county values ($1, $2, $3, $4, $5, $6)', [
      code,
      name,
      `${name}应急管理局`,
      `${name?.slice(0, 1)}应急`,
      `${name}人民政府`,
      `${name}人民法院`,
    ]);
  }
  const areas = [
    [county, '安澜县', county],
    [town, '城关镇', county],
    [village, '东门社区', county],
    [otherTown, '河口镇', county],
    [otherCounty, '邻县', otherCounty],
  ];
  for (const area of areas)
    await database.owner.query(
      `insert into area (code, name, county, valid_from) values ($1, $2, $3, '2020-01-01')`,
      area,
    );
}
