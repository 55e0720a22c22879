import sql from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { get } from './read.ts';

/** One thing that happened to a row: when, by whom, which step, and each changed field as [before, after]. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly by: string;
  readonly version: number;
  readonly change: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** Everything that happened to a row this user may see, oldest first. */
export async function history(ctx: Context, l: AnyLedger, id: string): Promise<readonly Entry[]> {
  await get(ctx, l, id);
  return ctx.tx.rows<Entry>(sql`select id, at, action, by, version, change from entry
    where county = ${ctx.county} and ledger = ${l.name} and row_id = ${id} order by version limit 1000`);
}
