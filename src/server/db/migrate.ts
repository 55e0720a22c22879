import { fileURLToPath } from 'node:url';
import type { ClientBase, Pool } from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { ensureAppRole, type RoleState, roleStateColumns } from './app-role.ts';
import { type Migration, readMigrations, splitStatements } from './migration-files.ts';

/**
 * Brings a database up to the migrations of a folder, forward only, each in a transaction, and returns the names of those it applied.
 * Makes the application's role first. Processes that start together wait for each other. Throws Problem 'refused' when the folder
 * no longer tells what was applied. `upTo` names the last one wanted, for a database that is to be as an older program left it.
 */
export async function migrate(owner: Pool, folder = ownFolder(), upTo = '~'): Promise<readonly string[]> {
  const migrations = readMigrations(folder).filter(({ name }) => name <= upTo);
  const client = await owner.connect();
  try {
    const state = await readState(client);
    if (isReady(state) && findPending(migrations, state.applied).length === 0) return [];
    return await underLock(client, () => bringUp(client, migrations));
  } finally {
    client.release();
  }
}

/** Throws Problem 'refused' when a database was brought further than this program goes. Changes nothing, not even an empty database. */
export async function refuseNewer(owner: Pool, folder = ownFolder()): Promise<void> {
  const client = await owner.connect();
  try {
    findPending(readMigrations(folder), (await readState(client)).applied);
  } finally {
    client.release();
  }
}

/** The name of the last migration of this program. */
export function lastMigration(folder = ownFolder()): string {
  return readMigrations(folder).at(-1)?.name ?? '';
}

type Applied = { readonly name: string; readonly sha256: string };
type State = RoleState & { readonly applied: readonly Applied[] };
type Answer = RoleState & { readonly hasTable: boolean; readonly version: number };

const oldestVersion = 16;

/** The lock is a number all versions of the program agree on. */
const lock = 5199010001;

function ownFolder(): string {
  return fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
}

async function readState(client: ClientBase): Promise<State> {
  const version = `current_setting('server_version_num')::integer / 10000 as "version"`;
  const question = `select to_regclass('migration') is not null as "hasTable", ${version}, ${roleStateColumns}`;
  const [answer] = (await client.query<Answer>(question)).rows;
  if (answer === undefined || answer.version < oldestVersion) {
    throw new Problem('unavailable', `数据库版本太旧。请用 PostgreSQL ${oldestVersion} 或更新的版本。`);
  }
  const { hasTable, roleBound, roleTaken } = answer;
  if (!hasTable) return { roleBound, roleTaken, applied: [] };
  const { rows: applied } = await client.query<Applied>('select name, sha256 from migration order by name');
  return { roleBound, roleTaken, applied };
}

function isReady({ roleBound, roleTaken }: State): boolean {
  return roleBound === true && roleTaken === true;
}

async function underLock<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query(`select pg_advisory_lock(${lock})`);
  try {
    return await work();
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`);
  }
}

async function bringUp(client: ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  // Who held the lock before us may have done the work.
  const state = await readState(client);
  const pending = findPending(migrations, state.applied);
  await ensureAppRole(client, state);
  await client.query(`create table if not exists migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}

function findPending(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const present = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const migration = present.get(name);
    if (migration === undefined)
      throw refusal(name, '已在数据库中执行，但程序里没有它。程序版本可能比数据库旧，请换用新版本程序启动');
    if (migration.sha256 !== sha256)
      throw refusal(name, '在执行之后被改动过。请还原这个文件，把新的改动写成一个新的迁移');
  }
  const last = applied.at(-1)?.name ?? '';
  const pending = migrations.filter(({ name }) => !applied.some((done) => done.name === name));
  const late = pending.find(({ name }) => name < last);
  if (late !== undefined) throw refusal(late.name, `排在已执行的 ${last} 之前。请给它一个更大的编号`);
  return pending;
}

function refusal(name: string, reason: string): Problem {
  return new Problem('refused', `数据库迁移 ${name} ${reason}。`, { migration: name });
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  const statements = splitStatements(migration);
  await client.query('begin');
  try {
    for (const { text, line } of statements) await client.query(text).catch(locate(`${migration.name}:${line}`));
    await client.query('insert into migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function locate(place: string) {
  return (cause: unknown): never => {
    throw new Error(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  };
}
