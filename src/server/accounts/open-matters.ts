import sql from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Deadline } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { systemActor } from '../jobs/system.ts';
import { get } from '../ledger/read.ts';
import { replace } from '../ledger/save.ts';

/** How many matters of a ledger somebody owes by name; what the rows say is not for an administrator. */
export interface MatterCount {
  readonly ledger: string;
  readonly label: string;
  readonly count: number;
}

/** What somebody owes by name and has not done. What their post owes stays with the post and needs no passing on. */
export async function listOpenMatters(ctx: Context, accountId: string): Promise<readonly MatterCount[]> {
  const rows = await ctx.tx.rows<{
    ledger: string;
    count: number;
  }>(sql`select ledger, count(distinct row_id)::int as count
    from deadline where county = ${ctx.county} and owed_by = ${accountId} and met_at is null group by ledger order by ledger`);
  return rows.map(({ ledger, count }) => ({ ledger, label: ctx.registry.ledgers.get(ledger)?.label ?? ledger, count }));
}

/**
 * Passes on to somebody else what a person owes by name: in each row the field that says who owes it is changed, with its entry in the
 * history under the administrator's name; fields that tell what the person has done stay as they are. Returns how many rows.
 */
export async function passOn(ctx: Context, from: string, to: string): Promise<number> {
  const matters = await ctx.tx.rows<{
    ledger: string;
    rowId: string;
  }>(sql`select distinct ledger, row_id as "rowId" from deadline
    where county = ${ctx.county} and owed_by = ${from} and met_at is null`);
  // An administrator reads no business: the rows are read and written with the system's reach and the administrator's name.
  const reaching: Context = { ...ctx, actor: { ...ctx.actor, posts: systemActor(ctx.county).posts } };
  for (const { ledger, rowId } of matters) {
    const l = ctx.registry.ledgers.get(ledger);
    if (!l) continue;
    const before: AnyRow = await get(reaching, l, rowId);
    await replace(reaching, l, 'update', before, inOtherHands(l, before, from, to));
  }
  return matters.length;
}

/** The row with another person in the fields from which its open deadlines tell who owes them. */
function inOtherHands(l: AnyLedger, row: AnyRow, from: string, to: string): AnyRow {
  const naming = Object.entries<Field>(l.fields).filter(([name, f]) => f.kind === 'person' && row[name] === from);
  const owing = Object.values<Deadline>(l.deadlines).filter((d) => d.owedBy?.(row) === from && d.metAt(row) === null);
  return naming.reduce((next: AnyRow, [name]) => {
    const tried = { ...next, [name]: to };
    return owing.some((d) => d.owedBy?.(next) !== to && d.owedBy?.(tried) === to) ? tried : next;
  }, row);
}
