import { mkdirSync, rmSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import type { Role } from '../../../src/kernel/role.ts';
import type { Protocols } from '../../../src/server/channels/port.ts';
import { followSearch } from '../../../src/server/search/follow-search.ts';
import { newPage, openBrowser, type TestPage } from '../../harness/browser.ts';
import { callerOf, county, createWorld, type Caller, type World } from '../../harness/world.ts';
import { takePages } from './pages.ts';

/** The two sizes every page is tried in. */
export const sizes = { desk: { width: 1280, height: 720 }, phone: { width: 360, height: 740 } } as const;

/** Somebody with an account: a name on the pages, a way to sign in, and a caller for what needs no page. */
export interface Person extends Caller {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** A whole installation with its pages on a real port, and a browser to look at it. */
export interface Desk {
  readonly world: World;
  readonly browser: Browser;
  readonly address: string;
  person(role: Role, name: string, post?: { readonly area?: string; readonly siteId?: string }): Promise<Person>;
  /** A page of a person's own browser, signed in and at a path. */
  open(person: Person, size: keyof typeof sizes, path?: string): Promise<TestPage>;
  /** A page nobody has signed in on. */
  openSignedOut(size: keyof typeof sizes, path?: string): Promise<TestPage>;
  /** Closes what a test left open; of a failed one it keeps the pictures. For `afterEach`. */
  tidy(t: { readonly name: string; readonly passed?: boolean }): Promise<void>;
  /** The search index as new as the rows. */
  indexed(): Promise<void>;
  /** Nobody answers any more, until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

const password = 'Anlan-2026-desk';

/** Starts an installation on a free port and a browser; `protocols` are the ways to vendors it has. */
export async function openDesk(more: { readonly protocols?: Protocols } = {}): Promise<Desk> {
  const pages = await takePages();
  const [world, browser] = await Promise.all([createWorld({ pages, ...more }), openBrowser()]);
  const { machine, feed, auth } = world.server;
  const hash = await auth.hashPassword(password);
  let indexing = Promise.resolve();
  const indexed = () => (indexing = indexing.then(() => followSearch(machine)));
  const unsubscribe = feed.subscribe(() => void indexed());
  let http = await listen(world, 0);
  // It listens on a port, so its address is not a path.
  const { port } = http.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;

  async function person(role: Role, name: string, post: { area?: string; siteId?: string } = {}): Promise<Person> {
    const username = `p${uuidv7().replaceAll('-', '').slice(12)}`;
    const given = { county, area: post.area ?? county, role, siteId: post.siteId ?? null, validFrom: '2020-01-01' };
    const id = await auth.createAccount({ username, name, password: { hash }, posts: [given] });
    const answer = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      body: JSON.stringify({ username, password }),
      headers: { 'content-type': 'application/json', origin: address },
    });
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    return { ...callerOf(world.server, id, cookie.join('; ')), name, username, password };
  }
  async function openSignedOut(size: keyof typeof sizes, path = '/'): Promise<TestPage> {
    const opened = await newPage(browser, sizes[size]);
    opened.page.setDefaultTimeout(20_000);
    await opened.page.goto(address + path);
    return opened;
  }
  async function open(person: Person, size: keyof typeof sizes, path = '/'): Promise<TestPage> {
    const opened = await newPage(browser, sizes[size]);
    opened.page.setDefaultTimeout(20_000);
    const cookies = person.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
    });
    await opened.page.context().addCookies(cookies);
    await opened.page.goto(address + path);
    return opened;
  }
  return {
    world,
    browser,
    address,
    person,
    open,
    openSignedOut,
    indexed,
    tidy: async (t) => {
      for (const context of browser.contexts()) {
        for (const [at, page] of context.pages().entries()) {
          if (t.passed === false) await shot(page, `failed ${t.name.slice(0, 40)} ${at}`).catch(() => undefined);
        }
        await context.close();
      }
    },
    stop: () => close(http),
    start: async () => {
      http = await listen(world, port);
    },
    end: async () => {
      unsubscribe();
      await browser.close();
      await close(http);
      await indexing;
      await world.end();
      rmSync(pages, { recursive: true, force: true });
    },
  };
}

/** Keeps a picture of a page for people to look at, below .cache/screens. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../../.cache/screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function listen(world: World, port: number): Promise<HttpServer> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const http = serve({ fetch: world.server.app.fetch, hostname: '127.0.0.1', port }, () => resolve());
  await promise;
  return http as HttpServer; // without TLS settings it is a plain one
}

async function close(http: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  http.close(() => resolve());
  http.closeAllConnections();
  await promise;
}
