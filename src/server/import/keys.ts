import sql, { join, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, columnTypes, selectList, table } from '../ledger/columns.ts';
import { arrayText } from '../db/array-text.ts';
import { scopeSql } from '../ledger/scope.ts';
import { idsUnder, type KnownKeys } from './known-keys.ts';
import { plain } from './plain.ts';

/** The fields that together tell a row of a ledger. */
export function keyFields(l: AnyLedger): readonly (readonly [string, Field])[] {
  const found = keysOf.get(l) ?? Object.entries<Field>(l.fields).filter(([, field]) => field.key);
  keysOf.set(l, found);
  return found;
}
const keysOf = new WeakMap<AnyLedger, readonly (readonly [string, Field])[]>();

const texts: readonly string[] = ['text', 'note', 'code'];

/** Whether rows of a ledger are found by an index on what their key begins with: a ref or a moment, which are compared as they stand. */
export const isKeyIndexed = (l: AnyLedger): boolean => keyFields(l).some(([, field]) => field.kind === 'ref');

/** The key of a row as one text, to find the same row within a file. */
export function keyOf(l: AnyLedger, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(keyFields(l).map(([name, field]) => keyValue(field, row[name])));
}

/**
 * For each of the given rows the rows of the ledger with the same natural key, by the place among the given; locked while `locked`.
 * `known` are the keys of the ledger where no index finds them.
 */
export async function sameKeys(
  ctx: Context,
  l: AnyLedger,
  rows: readonly Readonly<Record<string, unknown>>[],
  lock: 'locked' | 'free',
  known: KnownKeys | undefined,
): Promise<ReadonlyMap<number, readonly AnyRow[]>> {
  const keys = keyFields(l);
  if (keys.length === 0 || rows.length === 0) return new Map();
  const found = known === undefined ? await byColumns(ctx, l, rows, lock) : await byKnown(ctx, l, rows, lock, known);
  const words = rows.map((row) => keyOf(l, row));
  return grouped(found.filter((row) => keyOf(l, row) === words[row.at$ - 1]));
}

type Placed = AnyRow & { readonly at$: number };

/** Rows with the same refs and moments: their indexes find few, whose words are compared here. */
function byColumns(
  ctx: Context,
  l: AnyLedger,
  rows: readonly Readonly<Record<string, unknown>>[],
  lock: 'locked' | 'free',
) {
  const plainly = keyFields(l).filter(([, field]) => field.required && !texts.includes(field.kind));
  const arrays = plainly.map(([name]) => sql`${arrayText(rows.map((row) => row[name] ?? null))}::text[]`);
  const matches = plainly.map(([name, field], at) =>
    raw(`t.${columnName(name)} = i.k${at}::${columnTypes[field.kind]}`),
  );
  return ctx.tx.rows<Placed>(sql`select i.at$::int as "at$", ${selectList(l)}
    from unnest(${join(arrays)}) with ordinality i(${raw(plainly.map((_, at) => `k${at}`).join(', '))}, at$)
    join ${table(l)} t on t.county = ${ctx.county} and ${join(matches, ' and ')} order by t.id ${lockSql(lock)}`);
}

function byKnown(
  ctx: Context,
  l: AnyLedger,
  rows: readonly Readonly<Record<string, unknown>>[],
  lock: 'locked' | 'free',
  known: KnownKeys,
) {
  const pairs = rows.flatMap((row, at) => idsUnder(known, keyOf(l, row)).map((id) => ({ id, at: at + 1 })));
  if (pairs.length === 0) return Promise.resolve([]);
  return ctx.tx.rows<Placed>(sql`select i.at$, ${selectList(l)}
    from unnest(${arrayText(pairs.map(({ id }) => id))}::uuid[], ${arrayText(pairs.map(({ at }) => at))}::int[]) i(id, at$)
    join ${table(l)} t on t.county = ${ctx.county} and t.id = i.id order by t.id ${lockSql(lock)}`);
}

const lockSql = (lock: 'locked' | 'free') => raw(lock === 'locked' ? 'for update of t' : '');

/** As `sameKeys`, by the numbers that the rows are given. */
export async function sameNumbers(
  ctx: Context,
  l: AnyLedger,
  numbers: readonly (string | null)[],
  lock: 'locked' | 'free',
): Promise<ReadonlyMap<number, readonly AnyRow[]>> {
  if (numbers.every((number) => number === null)) return new Map();
  const found = await ctx.tx.rows<Placed>(sql`select i.at$::int as "at$", ${selectList(l)}
    from unnest(${arrayText(numbers)}::text[]) with ordinality i(number, at$)
    join ${table(l)} t on t.county = ${ctx.county} and t.number = i.number order by t.id ${lockSql(lock)}`);
  return grouped(found);
}

/** A row of another ledger that words may mean. */
export interface Referred {
  readonly word: string;
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

/**
 * The rows that words may mean, among those this user may see: by their number where the ledger gives numbers, else by the text that
 * names them; of several with one name the one whose further parts of the key stand behind slashes (名称 / 地址).
 */
export async function referredTo(
  ctx: Context,
  target: AnyLedger,
  words: readonly string[],
  titles: KnownKeys | undefined,
): Promise<readonly Referred[]> {
  if (words.length === 0) return [];
  if (titles === undefined)
    return ctx.tx.rows<Referred>(sql`select i.word, t.id, t.number as "title", t.number as "name"
      from unnest(${arrayText(words)}::text[]) i(word) join ${table(target)} t on t.county = ${ctx.county} and t.number = i.word
      where ${scopeSql(ctx, target)} order by t.id`);
  const pairs = words.flatMap((word) =>
    [...new Set([word, word.split(' / ')[0] ?? ''])].flatMap((title) =>
      idsUnder(titles, plain(title)).map((id) => ({ word, id })),
    ),
  );
  if (pairs.length === 0) return [];
  return ctx.tx
    .rows<Referred>(sql`select i.word, t.id, ${raw(`t.${columnName(target.title)}`)} as "title", ${raw(wholeName(target))} as "name"
    from unnest(${arrayText(pairs.map(({ word }) => word))}::text[], ${arrayText(pairs.map(({ id }) => id))}::uuid[]) i(word, id)
    join ${table(target)} t on t.county = ${ctx.county} and t.id = i.id where ${scopeSql(ctx, target)} order by t.id`);
}

/** The whole name of a row of the table as t: its title with the further parts of its key behind slashes. */
export function wholeName(target: AnyLedger): string {
  const further = keyFields(target).filter(([name, field]) => name !== target.title && field.kind !== 'ref');
  return `concat_ws(' / ', ${[target.title, ...further.map(([name]) => name)].map((name) => `t.${columnName(name)}`).join(', ')})`;
}

/** Those of the rows a word may mean that it does mean: the one whose whole name it is, or all that have it for a title. */
export function meaningsOf(word: string, all: readonly Referred[]): readonly Referred[] {
  const named = all.filter((one) => one.word === word);
  const whole = named.filter(({ name }) => plain(name) === plain(word));
  return whole.length > 0 ? whole : named.filter(({ title }) => plain(title) === plain(word));
}

/** Key lookups go through indexes whatever the planner knows of tables that have just been filled. */
export function byIndexOnly(ctx: Context): void {
  for (const setting of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'])
    ctx.tx.send(sql`set local ${raw(setting)} = off`);
  ctx.tx.send(sql`set local plan_cache_mode = force_custom_plan`);
}

function keyValue(field: Field, value: unknown): unknown {
  if (texts.includes(field.kind)) return plain(typeof value === 'string' ? value : '');
  return value ?? null;
}

function grouped(found: readonly Placed[]): ReadonlyMap<number, readonly AnyRow[]> {
  const map = new Map<number, AnyRow[]>();
  for (const { at$, ...row } of found) {
    const rows = map.get(at$ - 1) ?? [];
    rows.push(row);
    map.set(at$ - 1, rows);
  }
  return map;
}
