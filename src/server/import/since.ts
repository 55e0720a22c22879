import sql from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { areasLine } from '../live/tell-changed.ts';
import { importAction } from './actions.ts';
import type { Run } from './prepare.ts';

/** Under what a check was made: what it has found holds while it is the same day, for the same posts, and nothing it looked at has changed. */
export interface Basis {
  /** Every transaction that was not over then may have changed something. */
  readonly since: string;
  readonly today: string;
  readonly posts: string;
}

/** Under what a check is being made now. */
export async function basisOf(ctx: Context): Promise<Basis> {
  const [row] = await ctx.tx.rows<{ since: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as "since"`,
  );
  return { since: row?.since ?? '0', today: ctx.today, posts: JSON.stringify(ctx.actor.posts) };
}

/** The basis as it is now, when what was found under it still holds, else undefined. Imports count only while none of this run is in: `own` says so. */
export async function stillOn(
  ctx: Context,
  { sheets }: Run,
  basis: Basis,
  own: 'none' | 'some',
): Promise<Basis | undefined> {
  if (basis.today !== ctx.today || basis.posts !== JSON.stringify(ctx.actor.posts)) return undefined;
  const names = [areasLine, ...new Set(sheets.flatMap(({ ledger }) => [ledger.name, ...targetsOf(ledger)]))];
  const passed = own === 'some' ? importAction : '';
  const [row] = await ctx.tx.rows<{ since: string; changed: boolean }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as "since", exists (select 1 from outbox
      where xid >= ${basis.since}::xid8 and county = ${ctx.county} and ledger = any(${names}) and action <> ${passed}) as "changed"`,
  );
  return row && !row.changed ? { ...basis, since: row.since } : undefined;
}

const targetsOf = (l: AnyLedger): readonly string[] =>
  Object.values<Field>(l.fields).flatMap(({ kind, target }) => (kind === 'ref' ? [(target as AnyLedger).name] : [])); // a ref's target is a ledger
