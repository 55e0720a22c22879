import sql, { raw } from 'sql-template-tag';
import type { Context } from '../context.ts';
import { type SetNumber, setNumbers, setNumbersOrder, setNumbersSql } from '../county-settings.ts';

/** What the county has set, in order, as this transaction sees it. */
export function readSet(ctx: Context): Promise<readonly SetNumber[]> {
  return ctx.tx.rows<SetNumber>(sql`select ${raw(setNumbersSql)} where county = ${ctx.county} ${raw(setNumbersOrder)}`);
}

/** The context reckoning with given numbers in place of those in memory; a rule that names no day is asked on `today`. */
export function reckoningWith(ctx: Context, set: readonly SetNumber[], today = ctx.today): Context {
  const ordered = set.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  const numbers = setNumbers(ordered);
  const setting = (key: string, on = today) => {
    const value = numbers.on(key, on) ?? ctx.registry.settings.get(key)?.value;
    if (value === undefined) throw new Error(`no setting ${key}`);
    return value;
  };
  return { ...ctx, setting };
}
