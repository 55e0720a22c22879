import sql, { join, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, columnTypes, selectList, table } from '../ledger/columns.ts';
import { arrayText } from '../ledger/save-many.ts';
import { scopeSql } from '../ledger/scope.ts';
import { plain } from './plain.ts';

/** The fields that together tell a row of a ledger. */
export function keyFields(l: AnyLedger): readonly (readonly [string, Field])[] {
  return Object.entries<Field>(l.fields).filter(([, field]) => field.key);
}

const texts: readonly string[] = ['text', 'note', 'code'];

/** A column as it is compared: the same as `plain`, and as the indexes of natural keys have it. */
export function keyText(column: string): string {
  return `replace(lower(normalize(${column}, nfkc) collate "C"), ' ', '')`;
}

/** The key of a row as one text, to find the same row within a file. */
export function keyOf(l: AnyLedger, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(keyFields(l).map(([name, field]) => keyValue(field, row[name])));
}

/** For each of the given rows the rows of the ledger with the same natural key, by the place among the given; locked while `locked`. */
export async function sameKeys(
  ctx: Context,
  l: AnyLedger,
  rows: readonly Readonly<Record<string, unknown>>[],
  lock: 'locked' | 'free',
): Promise<ReadonlyMap<number, readonly AnyRow[]>> {
  const keys = keyFields(l);
  if (keys.length === 0 || rows.length === 0) return new Map();
  const arrays = keys.map(([name, field]) => sql`${arrayText(rows.map((row) => keyValue(field, row[name])))}::text[]`);
  const names = keys.map((_, at) => `k${at}`);
  const matches = keys.map(([name, field], at) => raw(matchSql(name, field, `i.k${at}`)));
  const found = await ctx.tx.rows<AnyRow & { at$: number }>(sql`select i.at$::int as "at$", ${selectList(l)}
    from unnest(${join(arrays)}) with ordinality i(${raw(names.join(', '))}, at$)
    join ${table(l)} t on t.county = ${ctx.county} and ${join(matches, ' and ')}
    order by t.id ${raw(lock === 'locked' ? 'for update of t' : '')}`);
  return grouped(found);
}

/** As `sameKeys`, by the numbers that the rows are given. */
export async function sameNumbers(
  ctx: Context,
  l: AnyLedger,
  numbers: readonly (string | null)[],
  lock: 'locked' | 'free',
): Promise<ReadonlyMap<number, readonly AnyRow[]>> {
  if (numbers.every((number) => number === null)) return new Map();
  const found = await ctx.tx.rows<AnyRow & { at$: number }>(sql`select i.at$::int as "at$", ${selectList(l)}
    from unnest(${arrayText(numbers)}::text[]) with ordinality i(number, at$)
    join ${table(l)} t on t.county = ${ctx.county} and t.number = i.number order by t.id ${raw(lock === 'locked' ? 'for update of t' : '')}`);
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
 * names them; a word that means several is tried again with the further parts of the key behind slashes (名称 / 地址).
 */
export async function referredTo(
  ctx: Context,
  target: AnyLedger,
  words: readonly string[],
): Promise<readonly Referred[]> {
  if (words.length === 0) return [];
  const isNumbered = target.number !== undefined;
  const title = `t.${columnName(target.title)}`;
  const further = keyFields(target).filter(([name, field]) => name !== target.title && field.kind !== 'ref');
  const name = isNumbered
    ? 't.number'
    : `concat_ws(' / ', ${[title, ...further.map(([key]) => `t.${columnName(key)}`)].join(', ')})`;
  const by = isNumbered
    ? 't.number = i.word'
    : `${keyText(title)} in (${keyText('i.word')}, ${keyText(`split_part(i.word, ' / ', 1)`)})`;
  return ctx.tx
    .rows<Referred>(sql`select i.word, t.id, ${raw(isNumbered ? 't.number' : title)} as "title", ${raw(name)} as "name"
    from unnest(${arrayText(words)}::text[]) i(word) join ${table(target)} t on t.county = ${ctx.county} and ${raw(by)}
    where ${scopeSql(ctx, target)} order by t.id`);
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

function matchSql(name: string, field: Field, given: string): string {
  const column = `t.${columnName(name)}`;
  if (texts.includes(field.kind))
    return field.required ? `${keyText(column)} = ${given}` : `coalesce(${keyText(column)}, '') = ${given}`;
  const cast = `${given}::${columnTypes[field.kind]}`;
  return field.required ? `${column} = ${cast}` : `${column} is not distinct from ${cast}`;
}

function grouped(found: readonly (AnyRow & { at$: number })[]): ReadonlyMap<number, readonly AnyRow[]> {
  const map = new Map<number, AnyRow[]>();
  for (const { at$, ...row } of found) {
    const rows = map.get(at$ - 1) ?? [];
    rows.push(row);
    map.set(at$ - 1, rows);
  }
  return map;
}
