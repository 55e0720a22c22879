import sql, { raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, table } from '../ledger/columns.ts';
import { arrayText } from '../db/array-text.ts';
import { wholeName } from './keys.ts';
import { accountsOf } from './knowledge.ts';

/** For the ledgers that a ledger's rows refer to by title, the titles that several rows have. */
export type SharedTitles = ReadonlyMap<AnyLedger, ReadonlySet<string>>;

/** Looks for titles that several rows have, once for a whole export. */
export async function sharedTitles(ctx: Context, l: AnyLedger): Promise<SharedTitles> {
  const targets = [...targetsOf(l).keys()].filter((target) => target.number === undefined);
  const found = targets.map(async (target) => {
    const title = raw(`t.${columnName(target.title)}`);
    const rows = await ctx.tx.rows<{ title: string }>(sql`select ${title} as "title" from ${table(target)} t
      where t.county = ${ctx.county} group by 1 having count(*) > 1`);
    return [target, new Set(rows.map((row) => row.title))] as const;
  });
  return new Map(await Promise.all(found));
}

/**
 * What the rows that rows refer to are called in a sheet, by id: by their number, else by their title, and where several have the
 * same title with the further parts of their key, so that an import finds the same one again.
 */
export async function writtenNames(
  ctx: Context,
  l: AnyLedger,
  rows: readonly AnyRow[],
  shared: SharedTitles,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [target, fields] of targetsOf(l)) {
    const ids = [
      ...new Set(rows.flatMap((row) => fields.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : [])))),
    ];
    if (ids.length === 0) continue;
    const found = await ctx.tx.rows<{ id: string; number: string | null; title: string; whole: string }>(sql`
      select t.id, t.number, ${raw(`t.${columnName(target.title)}`)} as "title", ${raw(wholeName(target))} as "whole" from ${table(target)} t
      where t.county = ${ctx.county} and t.id = any(${arrayText(ids)}::uuid[])`);
    for (const { id, number, title, whole } of found)
      names.set(id, number ?? (shared.get(target)?.has(title) ? whole : title));
  }
  return names;
}

function targetsOf(l: AnyLedger): ReadonlyMap<AnyLedger, readonly string[]> {
  const refs = Object.entries<Field>(l.fields).filter(([, field]) => field.kind === 'ref');
  const groups = Map.groupBy(refs, ([, field]) => field.target as AnyLedger); // a ref's target is a ledger by construction
  return new Map([...groups].map(([target, fields]) => [target, fields.map(([name]) => name)]));
}

/** What people are called in a sheet, by id: those who share a name with what they sign in by. */
export async function writtenPeople(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const all = await accountsOf(ctx);
  const counts = Map.groupBy(all, ({ name }) => name);
  return new Map(
    all.map(({ id, name, username }) => [id, (counts.get(name)?.length ?? 0) > 1 ? `${name}（${username}）` : name]),
  );
}

/** What areas are called in a sheet, by code: a village with its town. */
export function writtenAreas(names: ReadonlyMap<string, string>): (code: string) => string {
  return (code) => {
    const town = code.length > 9 ? (names.get(code.slice(0, 9)) ?? '') : '';
    return `${town}${names.get(code) ?? code}`;
  };
}
