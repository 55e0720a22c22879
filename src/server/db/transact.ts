import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { dayOf, nationalCalendar } from '../../kernel/calendar.ts';
import type { Registry } from '../../kernel/module.ts';
import type { Actor } from '../../kernel/role.ts';
import type { Context, Tx } from '../context.ts';
import { asProblem } from './database-problem.ts';

/** Gives the instant; the only source of time above main. */
export type Clock = () => string;

/** What a process keeps for all requests. */
export interface Machine {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  /** The numbers a county has set in place of the defaults. */
  settings(county: string): ReadonlyMap<string, number>;
  /** Told after each commit that wrote, so that what follows the outbox runs at once. */
  written(): void;
}

/** Who works, and in which county: found inside the transaction, so that one connection serves a whole request. */
export type Identify = (client: pg.PoolClient) => Promise<{ readonly county: string; readonly actor: Actor }>;

/** What a transaction sees: each statement the rows of its own moment, or all of them the rows of one. */
export type Sight = 'statement' | 'snapshot';

/** Runs one request's work in one transaction under the county's row-level security: all of it happens, or none. */
export async function transact<T>(
  machine: Machine,
  identify: Identify,
  work: (ctx: Context) => Promise<T>,
  sight: Sight = 'statement',
): Promise<T> {
  const client = await connect(machine.pool);
  let broken: Error | undefined;
  try {
    const begun = sent(client.query(beginnings[sight]));
    const { county, actor } = await identify(client);
    const scoped = sent(client.query(scopeStatement(county)));
    const result = await work(contextOf(machine, txOf(client), county, actor));
    await Promise.all([begun, scoped, client.query('commit')]);
    machine.written();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw asProblem(error);
  } finally {
    client.release(broken);
  }
}

const beginnings: Readonly<Record<Sight, string>> = {
  statement: 'begin',
  snapshot: 'begin isolation level repeatable read',
};

/** The statement that opens a county's rows to the transaction; it takes no parameters, so the value is checked here. */
export function scopeStatement(county: string): string {
  if (!/^\d{6}$/.test(county)) throw new Error('a county is six digits');
  return `set local anlan.counties = '${county}'`;
}

/** A statement with the name under which the server keeps it prepared. */
export function prepared({ text, values }: Sql): pg.QueryConfig {
  return { name: nameOf(text), text, values: [...values] };
}

function txOf(client: pg.PoolClient): Tx {
  return { rows: async (statement) => (await client.query(prepared(statement))).rows };
}

function contextOf(machine: Machine, tx: Tx, county: string, actor: Actor): Context {
  const { registry } = machine;
  const now = machine.clock();
  const set = machine.settings(county);
  const setting = (key: string) => {
    const value = set.get(key) ?? registry.settings.get(key)?.value;
    if (value === undefined) throw new Error(`no setting ${key}`);
    return value;
  };
  return { tx, county, actor, now, today: dayOf(now), registry, calendar: nationalCalendar, setting };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asProblem(error);
  }
}

/** A statement on its way: its failure is reported when it is awaited, not before. */
function sent<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const names = new Map<string, string>();
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= 1000) return undefined;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 24);
  names.set(text, name);
  return name;
}
