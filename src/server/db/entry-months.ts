import type pg from 'pg';
import { inTransaction } from './in-transaction.ts';

/** The tables that are kept by the month: the history of rows, and the log of access. */
const byMonth = ['entry', 'access_log'] as const;

/**
 * Makes the monthly parts of the history and of the access log, from the month of `from` to two months after `now`; what is there
 * stays. A month that has begun without its part (nobody made it in time, or the clock was wrong) gets it together with its lines.
 */
export async function ensureEntryMonths(owner: pg.Pool, now: string, from = now): Promise<void> {
  const months = monthsBetween(from, month(now, 2));
  for (const of of byMonth) {
    const parts = months.map((name): Part => ({ of, name, table: `${of}_${name.replace('-', '_')}` }));
    const made = await monthsMade(owner);
    if (parts.some(({ table }) => !made.has(table))) await makeMonths(owner, parts);
  }
}

/** One table in one transaction: who locks two at once might wait for somebody who holds one of them and wants the other. */
function makeMonths(owner: pg.Pool, parts: readonly Part[]): Promise<void> {
  return inTransaction(owner, async (client) => {
    await client.query(`select pg_advisory_xact_lock(${lock})`);
    const made = await monthsMade(client);
    for (const part of parts) if (!made.has(part.table)) await makeMonth(client, part);
  });
}

/** A month's part of a table. */
interface Part {
  readonly of: (typeof byMonth)[number];
  readonly name: string;
  readonly table: string;
}

/** Processes that start together make a month one behind the other. */
const lock = 5199010002;

async function monthsMade(client: Pick<pg.ClientBase, 'query'>): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = any ($1::regclass[])`,
    [byMonth],
  );
  return new Set(rows.map(({ name }) => name));
}

async function makeMonth(client: pg.ClientBase, { of, name, table }: Part): Promise<void> {
  const [first, next] = [`${name}-01T00:00:00Z`, `${month(name, 1)}-01T00:00:00Z`];
  const bounds = `for values from ('${first}') to ('${next}')`;
  // Nobody may be on the way to the part for all other months while rows leave it; one lock at once waits for nobody who waits for us.
  await client.query(`lock table ${of} in access exclusive mode`);
  const early = await client.query(`select 1 from ${of}_other where at >= $1 and at < $2 limit 1`, [first, next]);
  if (early.rows.length === 0) {
    await client.query(`create table ${table} partition of ${of} ${bounds}`);
    return;
  }
  await client.query(`create table ${table} (like ${of} including all)`);
  await client.query(
    `with early as (delete from ${of}_other where at >= '${first}' and at < '${next}' returning *)
     insert into ${table} select * from early`,
  );
  await client.query(`alter table ${of} attach partition ${table} ${bounds}`);
}

/** The months from that of an instant to another, both with the ends, as 'YYYY-MM'. */
function monthsBetween(from: string, last: string): readonly string[] {
  const found: string[] = [];
  for (let name = month(from, 0); name <= last; name = month(name, 1)) found.push(name);
  return found;
}

/** 'YYYY-MM', so many months after that of an instant. */
function month(instant: string, ahead: number): string {
  const [year = 0, of = 1] = instant.slice(0, 7).split('-').map(Number);
  const months = year * 12 + of - 1 + ahead;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
