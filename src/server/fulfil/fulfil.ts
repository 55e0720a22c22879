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
export async function bringAbout(ctx: Context, l: AnyLedger, written: readonly Writing[]): Promise<void> {
  const balance = ctx.balances.get(l);
  if (balance) for (const { after } of written) if (after.version === 1) await settle(ctx, balance, after);
  for (const each of ctx.fulfilments.get(l) ?? []) {
    await giveBack(ctx, each, written);
    await fulfil(
      ctx,
      each,
      written.map(({ after }) => after),
    );
  }
}

/** What rows were said to have fulfilled, and are not any more, waits again, unless another row fulfils it too. */
async function giveBack(ctx: Context, each: Fulfilment, written: readonly Writing[]): Promise<void> {
  const { target, back } = waitingOf(each);
  const left = written.flatMap(({ before, after }) =>
    before && before[each.by] !== null && before[each.by] !== after[each.by] ? [before] : [],
  );
  if (!back || left.length === 0) return;
  const formers = await readWaiting(ctx, each, left, 'locked');
  const others = await ctx.tx.rows<{
    id: string;
  }>(sql`select distinct ${column('t', each.by)} as id from ${table(each.of)} t
    where t.county = ${ctx.county} and ${column('t', each.by)} = any(${arrayText([...formers.keys()])}::uuid[])`);
  for (const before of formers.values()) {
    if (!back.from.includes(before.state) || others.some(({ id }) => id === before.id)) continue;
    const cleared = Object.fromEntries((back.clears ?? []).map((name) => [name, null]));
    await replace(ctx, target, each.back ?? '', before, { ...before, ...cleared, state: back.to });
  }
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
  const { target, step, back } = waitingOf(each);
  const former = before === null ? undefined : waiting.get(String(before[each.by]));
  const row = waiting.get(String(after[each.by]));
  const isMoved = former !== undefined && former.id !== row?.id;
  const had = `已对应${target.label}“${String(former?.[target.title])}”`;
  if (isMoved && !back) return `${had}，不能再改`;
  if (isMoved && after[each.by] === null) return `${had}，不能去掉；对应错了，请改选正确的一条`;
  if (!row) return missing(each, before, after);
  if ((!former || isMoved) && row.state !== step.to && !step.from.includes(row.state))
    return `${target.label}${String(target.states[row.state])}，请重新选择`;
  return each.refuse(row, after);
}

/** Why a row may not be without the ref; one that names what is not there is told so by the reference itself. */
function missing(each: Fulfilment, before: AnyRow | null, after: AnyRow): string | undefined {
  if (after[each.by] !== null) return undefined;
  const stood = before !== null && before[each.by] === null && each.asks?.(before) !== undefined;
  return stood ? undefined : each.asks?.(after);
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

function waitingOf({ of, by, step: name, back: backName }: Fulfilment) {
  const field: Field | undefined = of.fields[by];
  const target = field?.target as AnyLedger | undefined; // a ref's target is a ledger by construction
  const step: Step | undefined = target?.steps[name];
  const back: Step | undefined = backName === undefined ? undefined : target?.steps[backName];
  if (!target || !step || (backName !== undefined && !back))
    throw new Error(`${of.name}.${by} leads to no step ${name}`);
  return { target, step, back };
}
