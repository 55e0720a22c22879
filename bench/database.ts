import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/server/db/connect.ts';
import { findRunningPostgres, startPostgres } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { fill, fillText } from './fill.ts';

/** A database of one run's own: a copy of the filled one, on a server with the settings of a real installation. */
export interface BenchDatabase {
  readonly url: string;
  /** A folder for what the processes of this run keep. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

const cache = fileURLToPath(new URL('../.cache/bench/', import.meta.url));
const migrations = fileURLToPath(new URL('../db/migrations/', import.meta.url));

/** Starts PostgreSQL with durable settings, fills it when a migration or the filling has changed, and copies it for this run. */
export async function openBenchDatabase(log: (line: string) => void): Promise<BenchDatabase> {
  const key = keyOfContent();
  await forgetOthers(key);
  const folder = join(cache, key);
  mkdirSync(folder, { recursive: true });
  const server = await startPostgres(join(folder, 'data'));
  const urlOf = (name: string) => server.url.replace('/postgres?', `/${name}?`);
  try {
    if (!existsSync(join(folder, 'filled'))) {
      await fillNew(server.url, urlOf('filled'), log);
      writeFileSync(join(folder, 'filled'), '');
    }
    await execute(server.url, 'drop database if exists run with (force)');
    await execute(server.url, 'create database run template filled strategy file_copy');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: urlOf('run'), folder, stop: server.stop };
}

async function fillNew(serverUrl: string, url: string, log: (line: string) => void): Promise<void> {
  const begun = performance.now();
  await execute(serverUrl, 'drop database if exists filled with (force)');
  await execute(serverUrl, 'create database filled');
  const database = openDatabase({ url, statementTimeout: 0 });
  try {
    await migrate(database.owner);
    await fill(database.owner, new Date().toISOString(), log);
  } finally {
    await database.close();
  }
  log(`filled in ${Math.round((performance.now() - begun) / 1000)} s`);
}

async function execute(url: string, statement: string): Promise<void> {
  const database = openDatabase({ url });
  try {
    await database.owner.query(statement);
  } finally {
    await database.close();
  }
}

/** The month is part of it, so that the last half-year stays well within the hazards. */
function keyOfContent(): string {
  const texts = readdirSync(migrations)
    .toSorted()
    .map((name) => readFileSync(join(migrations, name), 'utf8'));
  const month = new Date().toISOString().slice(0, 7);
  return createHash('sha256')
    .update([...texts, fillText(), month].join('\n'))
    .digest('hex')
    .slice(0, 12);
}

/** Removes the databases of earlier states of the project, but those another run is using. */
async function forgetOthers(key: string): Promise<void> {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name === key || !/^[0-9a-f]{12}$/.test(name)) continue;
    if ((await findRunningPostgres(join(cache, name, 'data'))) !== undefined) continue;
    rmSync(join(cache, name), { recursive: true, force: true });
  }
}
