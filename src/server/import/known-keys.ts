import sql, { raw } from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, table } from '../ledger/columns.ts';
import { scopeSql } from '../ledger/scope.ts';

/**
 * What rows of a ledger are called, by a number made of it, with their ids: the database compares spellings without an index, because
 * row-level security lets no function look at rows before it. Two words may share a number: whoever finds an id compares the words.
 */
export type KnownKeys = Map<number, readonly string[]>;

const pageRows = 5000;

/** Reads the words of all rows of a ledger in the county, of those this user may see while `seen`; in pages, so that others get their turn. */
export async function readKeys(
  ctx: Context,
  l: AnyLedger,
  names: readonly string[],
  wordOf: (row: Readonly<Record<string, unknown>>) => string,
  reach: 'seen' | 'all',
): Promise<KnownKeys> {
  const keys: KnownKeys = new Map();
  const list = names.map((name) => `t.${columnName(name)} as "${name}"`).join(', ');
  const where = reach === 'seen' ? scopeSql(ctx, l) : sql`t.county = ${ctx.county}`;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await ctx.tx.rows<
      { id: string } & Record<string, unknown>
    >(sql`select t.id, ${raw(list)} from ${table(l)} t
      where ${where} and t.id > ${after} order by t.id limit ${raw(String(pageRows))}`);
    for (const row of rows) addKey(keys, wordOf(row), row.id);
    const last = rows.at(-1);
    if (rows.length < pageRows || !last) return keys;
    after = last.id;
  }
}

/** Adds a row under what it is called. */
export function addKey(keys: KnownKeys, word: string, id: string): void {
  const number = numberOf(word);
  const ids = keys.get(number);
  if (ids?.includes(id)) return;
  keys.set(number, ids === undefined ? [id] : [...ids, id]);
}

/** The rows that may be called so. */
export const idsUnder = (keys: KnownKeys, word: string): readonly string[] => keys.get(numberOf(word)) ?? [];

/** A number of 53 bits for a word (two rounds of FNV-1a). */
function numberOf(word: string): number {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at);
    a = Math.imul(a ^ letter, 0x01000193);
    b = Math.imul(b ^ letter ^ at, 0x01000193);
  }
  return (a >>> 0) * 0x200000 + (b >>> 11);
}
