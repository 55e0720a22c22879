import sql from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { arrayText } from '../db/array-text.ts';
import { table } from '../ledger/columns.ts';
import type { Faults, Writing } from './bounds.ts';

/** Which of the rows may not be written because what they point at, or pointed at before, holds them fixed: lines of an approved plan. */
export async function heldFaults(
  ctx: Context,
  l: AnyLedger,
  writings: readonly Writing[],
): Promise<readonly (Faults | undefined)[]> {
  const holders = holdersOf(l);
  if (holders.length === 0) return writings.map(() => undefined);
  const held = await Promise.all(
    holders.map(async ([name, field]) => {
      const ids = writings.flatMap(({ before, after }) => [before?.[name] ?? after[name], after[name]]);
      return [name, await holdingOf(ctx, l, field, ids)] as const;
    }),
  );
  return writings.map(({ before, after }) => {
    const faults = held.flatMap(([name, words]) => {
      const told = words.get(String(before?.[name])) ?? words.get(String(after[name]));
      return told === undefined ? [] : [[name, told] as const];
    });
    return faults.length === 0 ? undefined : Object.fromEntries(faults);
  });
}

const holdersOf = (l: AnyLedger) => Object.entries<Field>(l.fields).filter(([, { openIn }]) => openIn !== undefined);

/** Of the rows pointed at those that hold what points at them, with the words for it. */
async function holdingOf(ctx: Context, l: AnyLedger, field: Field, ids: readonly unknown[]) {
  const target = field.target as AnyLedger; // a ref's target is a ledger by construction
  const openIn = field.openIn ?? [];
  const rows = await ctx.tx.rows<Pick<AnyRow, 'id' | 'state'>>(sql`select t.id, t.state from ${table(target)} t
    where t.county = ${ctx.county} and t.id = any(${arrayText([...new Set(ids)])}::uuid[]) and t.state <> all(${[...openIn]})`);
  return new Map(rows.map(({ id, state }) => [id, wordsOf(l, target, openIn, state)]));
}

function wordsOf(l: AnyLedger, target: AnyLedger, openIn: readonly string[], state: string): string {
  const back = Object.values<Step>(target.steps).find(({ from, to }) => from.includes(state) && openIn.includes(to));
  const what = `${target.label}${String(target.states[state])}，${l.label}不能增加或改动`;
  return back ? `${what}；确需变动，请先在${target.label}上办理“${back.label}”` : what;
}
