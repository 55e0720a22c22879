import type { Field } from '../../kernel/field.ts';
import { type Code, isMasked } from '../../kernel/code.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { isSealed } from './vault.ts';

/** What stands in the columns of a row's sealed fields, by the name of the column: token and blind index, or null for nothing. */
export type Cells = Readonly<Record<string, string | null>>;

/** A row as everybody may see it, and what is to be written of its sealed fields. */
export interface SealedRow {
  readonly row: AnyRow;
  readonly cells: Cells;
}

/** The name of the column beside a sealed one by which equal values are found. */
export const blindName = (name: string): string => `${name}Blind`;

/** The sealed fields of a ledger with the form of their values. */
export function sealedFields(l: AnyLedger): readonly (readonly [string, Code])[] {
  const found =
    fieldsOf.get(l) ??
    Object.entries<Field>(l.fields).flatMap(([name, { kind, of }]) =>
      kind === 'sealed' && of ? [[name, of] as const] : [],
    );
  fieldsOf.set(l, found);
  return found;
}
const fieldsOf = new WeakMap<AnyLedger, readonly (readonly [string, Code])[]>();

/** The rows as they came from the table with their sealed values masked: what leaves the reading functions holds no clear value. */
export function maskRows<R extends AnyRow>(ctx: Context, l: AnyLedger, rows: readonly R[]): readonly R[] {
  const fields = sealedFields(l);
  if (fields.length === 0) return rows;
  return rows.map((row) => {
    const shown = fields.map(([name, of]) => [name, maskOf(ctx, l, row, name, of)]);
    return { ...row, ...Object.fromEntries(shown) };
  });
}

/** The clear value of what stands in a sealed column; what has not been sealed yet stands there as it is. */
export function clearOf(ctx: Context, l: AnyLedger, id: string, name: string, stored: string): string {
  return isSealed(stored) ? ctx.vault.open({ county: ctx.county, ledger: l.name, id, field: name }, stored) : stored;
}

/**
 * Seals what a row is to be written with: its sealed fields come clear and leave masked, the cells hold the rest. `stored` are the
 * tokens of the row as it is, without which it is new; a value that comes masked as it was shown, or is the same again, is not written.
 * Throws Problem 'invalid' for a masked value that is not the row's own.
 */
export function sealRow(ctx: Context, l: AnyLedger, next: AnyRow, stored?: Cells): SealedRow {
  if (sealedFields(l).length === 0) return { row: next, cells: {} };
  const all = sealedFields(l).map(([name, of]) => [name, sealOne(ctx, l, next, name, of, stored?.[name])] as const);
  const shown = all.map(([name, { mask }]) => [name, mask]);
  return {
    row: { ...next, ...Object.fromEntries(shown) },
    cells: Object.assign({}, ...all.map(([, { cells }]) => cells)) as Cells, // each adds its own
  };
}

interface One {
  readonly mask: string | null;
  readonly cells: Cells;
}

function sealOne(
  ctx: Context,
  l: AnyLedger,
  next: AnyRow,
  name: string,
  of: Code,
  stored: string | null | undefined,
): One {
  const given = next[name] ?? null;
  const before = stored == null ? null : openedOf(ctx, l, next.id, name, stored);
  const blind = blindName(name);
  if (given === null) return { mask: null, cells: stored === null ? {} : { [name]: null, [blind]: null } };
  if (typeof given !== 'string') throw new Error(`${l.name}.${name} is a text`);
  if (stored != null && given === unreadable) return { mask: unreadable, cells: {} };
  if (before !== null && isOwn(of, given, before)) return { mask: of.mask(before), cells: {} };
  const problem = problemOf(ctx, of, given);
  if (problem !== null)
    throw new Problem('invalid', `${l.fields[name].label}：${problem}`, { fields: { [name]: problem } });
  const token = ctx.vault.seal({ county: ctx.county, ledger: l.name, id: next.id, field: name }, given);
  return {
    mask: of.mask(given),
    cells: { [name]: token, [blind]: ctx.vault.blinds(ctx.county, of, given)[0] ?? null },
  };
}

/** What is wrong with a value that is to be sealed, or null: a mask is none. Judging seals nothing, and costs little. */
export const problemOf = (ctx: Context, of: Code, given: string): string | null =>
  isMasked(given) ? retype : of.problem(given, ctx.today);

/** Whether a value is the one that stands sealed as `stored` on the row of an id, or its mask as it is shown. */
export function isStanding(
  ctx: Context,
  l: AnyLedger,
  { id, name, of }: { readonly id: string; readonly name: string; readonly of: Code },
  given: string,
  stored: string,
): boolean {
  if (given === unreadable) return true;
  const value = openedOf(ctx, l, id, name, stored);
  return value !== null && isOwn(of, given, value);
}

/** Whether what was sent is what the row has: its value, or its mask as it was shown. */
function isOwn(of: Code, given: string, before: string): boolean {
  const mask = of.mask(before);
  return given === before || given === mask || given === of.normalise(mask);
}

const retype = '这是打码后的内容，请填写完整，或保持原样不动';

function maskOf(ctx: Context, l: AnyLedger, row: AnyRow, name: string, of: Code): string | null {
  const stored = row[name];
  if (typeof stored !== 'string') return null;
  const value = openedOf(ctx, l, row.id, name, stored);
  return value === null ? unreadable : of.mask(value);
}

/** The clear value, or null when it cannot be opened: one cell that was tampered with hides no list, and can be written anew. */
function openedOf(ctx: Context, l: AnyLedger, id: string, name: string, stored: string): string | null {
  try {
    return clearOf(ctx, l, id, name, stored);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** What is shown of a value whose key is not here, or that was moved from another place. */
export const unreadable = '****（打不开）';
