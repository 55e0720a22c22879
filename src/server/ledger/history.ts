import sql from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { systemId } from '../jobs/system.ts';
import { get } from './read.ts';

/** One thing that happened to a row: when, by whom, which step, and each changed field as [before, after]. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly by: string;
  readonly version: number;
  readonly change: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly note: string | null;
}

/** Everything that happened to a row this user may see, oldest first. */
export async function history(ctx: Context, l: AnyLedger, id: string): Promise<readonly Entry[]> {
  await get(ctx, l, id);
  return ctx.tx.rows<Entry>(sql`select id, at, action, by, version, change, note from entry
    where county = ${ctx.county} and ledger = ${l.name} and row_id = ${id} order by version, at, id limit 1000`);
}

/** The names of all who had a hand in a row the caller has already been allowed to see, by id; the system is named by itself. */
export async function actorsOf(ctx: Context, l: AnyLedger, id: string): Promise<Titles> {
  const rows = await ctx.tx.rows<{ id: string; name: string }>(sql`select a.id, a.name from account a where a.id in (
    select e.by from entry e where e.county = ${ctx.county} and e.ledger = ${l.name} and e.row_id = ${id})`);
  return Object.fromEntries([[systemId, '系统'], ...rows.map(({ id: person, name }) => [person, name])]);
}
