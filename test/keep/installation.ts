import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { columnTypes } from '../../src/server/db/column-types.ts';
import { findRunningPostgres } from '../../src/server/db/embedded.ts';

const main = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url));
const command = fileURLToPath(new URL('../../bin/anlan', import.meta.url));

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** An installation as an administrator has it: a data folder of its own with a database of its own, the program as processes. */
export interface Installation {
  readonly dataDir: string;
  /** Starts the server; gives its address. */
  start(): Promise<string>;
  /** Ends the server and its database at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Runs a command of `anlan` to its end. */
  readonly anlan: (...words: readonly string[]) => Promise<Said>;
  /** Begins a command of `anlan` that is to be interrupted. */
  readonly begin: (...words: readonly string[]) => ChildProcess;
  /** Asks the running database as its owner. */
  readonly ask: <T extends object>(text: string, ...values: readonly unknown[]) => Promise<readonly T[]>;
  remove(): Promise<void>;
}

/** Makes an empty installation with some settings. */
export function install(more: Readonly<Record<string, string>> = {}, dataDir = tempFolder()): Installation {
  const base = { DATA_DIR: dataDir, DEMO: '0', PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: '' };
  const env = { ...process.env, ...base, ...more };
  let running: ChildProcess | undefined;
  let gone: Promise<unknown> = Promise.resolve();

  async function start(): Promise<string> {
    const child = spawn(process.execPath, [main], { env, cwd: tmpdir() });
    running = child;
    gone = new Promise((resolve) => child.once('exit', resolve));
    return addressOf(child);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    running?.kill(signal);
    await gone;
    running = undefined;
  }
  const begin = (...words: readonly string[]) =>
    spawn(process.execPath, [command, ...words], { env, cwd: tmpdir(), stdio: 'ignore' });
  const anlan = async (...words: readonly string[]) => {
    const { promise, resolve } = Promise.withResolvers<Said>();
    const child = execFile(process.execPath, [command, ...words], { env, cwd: tmpdir() }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
    return promise;
  };
  async function ask<T extends object>(text: string, ...values: readonly unknown[]): Promise<readonly T[]> {
    const url = await findRunningPostgres(join(dataDir, 'postgres'));
    if (url === undefined) throw new Error('the database does not run');
    const client = new Client({ connectionString: url, types: columnTypes });
    await client.connect();
    return client
      .query<T>(text, [...values])
      .then(
        ({ rows }) => rows,
        (error: unknown) => Promise.reject(error),
      )
      .finally(() => client.end());
  }
  return {
    dataDir,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    anlan,
    begin,
    ask,
    remove: async () => {
      await end('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A new empty folder. */
export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'anlan-keep-'));
}

/** Every table of ours and of the queue with the number of its rows and a hash over them, as text. */
export async function contentsOf({ ask }: Pick<Installation, 'ask'>): Promise<ReadonlyMap<string, string>> {
  const tables = await ask<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname in ('public', 'graphile_worker') and relkind = 'r' order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await ask<{ rows: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from ${name} t`,
    );
    found.set(name, row?.rows ?? '');
  }
  return found;
}

function addressOf(child: ChildProcess): Promise<string> {
  let words = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: Buffer) => (words += text.toString()));
    child.stdout?.on('data', (text: Buffer) => {
      words += text.toString();
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(words);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${words}`)));
  });
}
