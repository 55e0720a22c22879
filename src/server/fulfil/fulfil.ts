import sql, { raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import { settle } from '../balance/settle.ts';
import type { Faults, Writing } from '../bounds/bounds.ts';
import type { Context } from '../context.ts';
import { arrayText } from '../db/array-text.ts';
import { column, selectList, table } from '../ledger/columns.ts';
import { replace } from '../ledger/save.ts';
import type { Fulfilment } from './fulfilment.ts';

/** Brings about, in the same transaction, what rows that have just been written are for: the sums they move, and what waited for them. */
export async function bringAbout(ctx: Context, l: AnyLedger, rows: readonly AnyRow[]): Promise<void> {
  const balance = ctx.balances.get(l);
  if (balance) for (const row of rows) if (row.version === 1) await settle(ctx, balance, row);
  for (const each of ctx.fulfilments.get(l) ?? []) await fulfil(ctx, each, rows);
}

async function fulfil(ctx: Context, each: Fulfilment, rows: readonly AnyRow[]): Promise<void> {
  const { target, step } = waitingOf(each);
  const waiting = await readWaiting(ctx, each, rows, 'locked');
  for (const row of rows) {
    const before = waiting.get(String(row[each.by]));
    if (!before || !step.from.includes(before.state)) continue;
    const told = Object.fromEntries(Object.entries(each.tells).map(([name, from]) => [name, row[from]]));
    const cleared = Object.fromEntries((step.clears ?? []).map((name) => [name, null]));
    waiting.set(
      before.id,
      await replace(ctx, target, each.step, before, { ...before, ...cleared, ...told, state: step.to }),
    );
  }
}

/** Which rows say to be what another waits for, and are not; by field. What a row has fulfilled stays fulfilled by it. */
export async function unfitFaults(
  ctx: Context,
  l: AnyLedger,
  writings: readonly Writing[],
): Promise<readonly (Faults | undefined)[]> {
  const found = writings.map((): Record<string, string> => ({}));
  for (const each of ctx.fulfilments.get(l) ?? []) {
    const all = writings.flatMap(({ before, after }) => [after, ...(before ? [before] : [])]);
    const waiting = await readWaiting(ctx, each, all, 'free');
    for (const [at, writing] of writings.entries()) {
      const words = unfit(each, waiting, writing);
      if (words !== undefined && found[at]) found[at][each.by] = words;
    }
  }
  return found.map((faults) => (Object.keys(faults).length > 0 ? faults : undefined));
}

function unfit(each: Fulfilment, waiting: ReadonlyMap<string, AnyRow>, { before, after }: Writing): string | undefined {
  const { target, step } = waitingOf(each);
  const former = before === null ? undefined : waiting.get(String(before[each.by]));
  const row = waiting.get(String(after[each.by]));
  if (former && former.id !== row?.id) return `已对应${target.label}“${String(former[target.title])}”，不能再改`;
  if (!row) return undefined; // what is not there is told by the reference itself
  if (!former && row.state !== step.to && !step.from.includes(row.state))
    return `${target.label}${String(target.states[row.state])}，请重新选择`;
  return each.refuse(row, after);
}

/** Of rows, those by which another has been done: they cannot be taken back. The words name what was done. */
export async function fulfilling(ctx: Context, l: AnyLedger, ids: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const each of ctx.fulfilments.get(l) ?? []) {
    const rows = await ctx.tx.rows<{ id: string }>(sql`select t.id from ${table(l)} t
      where t.county = ${ctx.county} and t.id = any(${ids}::uuid[]) and ${column('t', each.by)} is not null`);
    for (const { id } of rows) found.set(id, waitingOf(each).target.label);
  }
  return found;
}

/** The rows that others say to fulfil, by id. */
async function readWaiting(
  ctx: Context,
  each: Fulfilment,
  rows: readonly AnyRow[],
  lock: 'locked' | 'free',
): Promise<Map<string, AnyRow>> {
  const { target } = waitingOf(each);
  const ids = [...new Set(rows.flatMap((row) => row[each.by] ?? []))];
  if (ids.length === 0) return new Map();
  const found = await ctx.tx.rows<AnyRow>(sql`select ${selectList(target)} from ${table(target)} t
    where t.county = ${ctx.county} and t.id = any(${arrayText(ids)}::uuid[]) order by t.id ${raw(lock === 'locked' ? 'for update' : '')}`);
  return new Map(found.map((row) => [row.id, row]));
}

function waitingOf({ of, by, step: name }: Fulfilment) {
  const field: Field | undefined = of.fields[by];
  const target = field?.target as AnyLedger | undefined; // a ref's target is a ledger by construction
  const step: Step | undefined = target?.steps[name];
  if (!target || !step) throw new Error(`${of.name}.${by} leads to no step ${name}`);
  return { target, step };
}
