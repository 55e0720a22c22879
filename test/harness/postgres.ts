import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/server/db/connect.ts';
import { startPostgres } from '../../src/server/db/embedded.ts';
import { prepareDatabase } from '../../src/server/db/prepare.ts';

/** A server for tests and the migrated database on it that the others are copied from. */
export type TestServer = { readonly url: string; readonly template: string; readonly stop: () => Promise<void> };

/** A migrated database of one test file's own. */
export type TestDatabase = {
  readonly database: Database;
  /** For tests that start a process of their own. */
  readonly url: string;
  /** Closes the pools and removes the database. */
  readonly drop: () => Promise<void>;
};

/** Makes a migrated database for one test file. Outside of a test run it starts a server of its own, which ends with the last drop. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await enterServer();
  const name = `anlan_test_${randomUUID().replaceAll('-', '')}`;
  await execute(server.url, `create database ${name} template ${server.template}`);
  const url = urlOf(server.url, name);
  const database = openDatabase({ url, applicationName: 'anlan test', appConnections: 8 });
  const drop = async () => {
    await database.close();
    await execute(server.url, `drop database ${name} with (force)`);
    await leaveServer();
  };
  return { database, url, drop };
}

/** Starts a server that forgets all, or takes the one of TEST_DATABASE_URL, and migrates the template. */
export async function startTestServer(): Promise<TestServer> {
  const { url, stop } = await takeServer(process.env['TEST_DATABASE_URL']);
  const template = `anlan_template_${randomUUID().replaceAll('-', '')}`;
  try {
    await execute(url, `create database ${template}`);
    const database = openDatabase({ url: urlOf(url, template) });
    await prepareDatabase(database.owner).finally(database.close);
  } catch (error) {
    await stop(template);
    throw error;
  }
  return { url, template, stop: () => stop(template) };
}

/** The environment by which a test run tells its processes of its server. */
export function environmentOf({ url, template }: TestServer): Readonly<Record<string, string>> {
  return { ANLAN_TEST_PG: url, ANLAN_TEST_TEMPLATE: template };
}

let own: Promise<TestServer> | undefined;
let inUse = 0;

async function enterServer(): Promise<Pick<TestServer, 'url' | 'template'>> {
  const { ANLAN_TEST_PG: url, ANLAN_TEST_TEMPLATE: template } = process.env;
  if (url !== undefined && template !== undefined) return { url, template };
  inUse += 1;
  own ??= startTestServer();
  return own;
}

async function leaveServer(): Promise<void> {
  if (own === undefined) return;
  inUse -= 1;
  if (inUse > 0) return;
  const server = await own;
  own = undefined;
  await server.stop();
}

type Taken = { readonly url: string; readonly stop: (template: string) => Promise<void> };

async function takeServer(existing: string | undefined): Promise<Taken> {
  if (existing !== undefined && existing !== '') {
    return { url: existing, stop: (template) => execute(existing, `drop database if exists ${template} with (force)`) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'anlan-test-'));
  const server = await startPostgres(folder, { purpose: 'test' });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
function urlOf(url: string, name: string): string {
  const [base = '', query] = url.split('?', 2);
  const server = base.replace(/^(\w+:\/\/[^/]*).*$/, '$1');
  return `${server}/${name}${query === undefined ? '' : `?${query}`}`;
}
