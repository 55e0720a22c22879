import sql, { type Sql, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AnyWhere, checkWhere, kindOf, resolve, type Where } from '../../kernel/where.ts';
import type { PageAnswer } from '../../kernel/wire.ts';
import { asWritten } from '../areas/as-written.ts';
import type { Context } from '../context.ts';
import { maskRows } from '../sealed/rows.ts';
import { column, selectList, table } from './columns.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { hasRole, scopeSql } from './scope.ts';
import { splitTitles, type Titled, type TitledRow, titledList, titleJoins } from './titles.ts';
import { whereSql } from './where-sql.ts';

/** A question to a ledger: which rows, in which order, from where on, how many (20 unless told, 200 at most). */
export interface Query<L extends AnyLedger = AnyLedger> {
  readonly where?: Where<L>;
  readonly sort?: Sort;
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** An order of rows by a column; rows without a value come last. Equal rows follow their ids. */
export interface Sort {
  readonly by: string;
  readonly desc?: boolean;
}

/** One page of rows, where the next begins, and the names of what the rows refer to. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
  readonly titles: PageAnswer['titles'];
}

/** The rows of a ledger this user may see. The scope is part of the statement: there is no way to forget it. */
export async function list<L extends AnyLedger>(ctx: Context, l: L, query: Query<L> = {}): Promise<Page<Row<L>>> {
  const where: AnyWhere = query.where ?? {};
  const limit = Math.min(Math.max(query.limit || 20, 1), 200);
  const sort = query.sort ?? { by: 'id', desc: true };
  const visible = visibleSql(ctx, l, where);
  const cursor = decodeCursor(query.after);
  const { rows, titles } = splitTitles(l, await pageOf(ctx, l, { visible, sort, cursor, limit: limit + 1 }));
  const page = maskRows(ctx, l, rows.slice(0, limit));
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor([last[sort.by] ?? null, last.id]) : null;
  // The select list names exactly the ledger's columns.
  return { rows: page as unknown as readonly Row<L>[], next, titles: [...titles] };
}

/** One row by id, or Problem 'missing' — also when it is another county's or out of this user's reach. */
export async function get<L extends AnyLedger>(ctx: Context, l: L, id: string): Promise<Row<L>> {
  const found = await find(ctx, l, id);
  if (found === undefined)
    throw new Problem('missing', `没有这条${l.label}，或不在您的管辖范围内`, { ledger: l.name, id });
  return found;
}

/** One row by id with the names of what it refers to, or Problem 'missing'. */
export async function getTitled(ctx: Context, l: AnyLedger, id: string): Promise<Titled> {
  if (!isUuid(id)) throw notHere(l, id);
  const found = await ctx.tx.rows<TitledRow>(sql`select ${titledList(l)} from ${table(l)} t ${titleJoins(l)}
    where ${scopeSql(ctx, l)} and t.id = ${id}`);
  if (found.length === 0) throw notHere(l, id);
  const { rows, titles } = splitTitles(l, found);
  return { rows: maskRows(ctx, l, rows), titles };
}

/** One row by id if this user may see it. */
export async function find<L extends AnyLedger>(ctx: Context, l: L, id: string): Promise<Row<L> | undefined> {
  if (!isUuid(id)) return undefined;
  const rows = await ctx.tx.rows<AnyRow>(sql`select ${selectList(l)} from ${table(l)} t
    where ${scopeSql(ctx, l)} and t.id = ${id}`);
  const [row] = maskRows(ctx, l, rows);
  return row as Row<L> | undefined; // the select list names exactly the ledger's columns
}

/** Where a row lies, if this user may see it. */
export async function findArea(ctx: Context, l: AnyLedger, id: string): Promise<string | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await ctx.tx.rows<{ area: string }>(sql`select t.area from ${table(l)} t
    where ${scopeSql(ctx, l)} and t.id = ${id}`);
  return row?.area;
}

/** How many rows a filter finds, counted no further than `cap`, so that a big ledger answers at once. */
export async function countUpTo(ctx: Context, l: AnyLedger, where: AnyWhere, cap: number): Promise<number> {
  const [row] = await ctx.tx.rows<{ count: number }>(
    sql`select count(*)::int as "count" from (${upToSql(ctx, l, where, cap)}) capped`,
  );
  return row?.count ?? 0;
}

/** A row without columns for each row a filter finds, no more than `cap`: to be counted. */
export const upToSql = (ctx: Context, l: AnyLedger, where: AnyWhere, cap: number): Sql =>
  sql`select 1 from ${table(l)} t where ${visibleSql(ctx, l, where)} ${limitSql(cap)}`;

/** The condition of the rows a filter finds among those this user may see; throws Problem 'invalid' for a wrong filter. */
export function visibleSql(ctx: Context, l: AnyLedger, where: AnyWhere): Sql {
  if (!hasRole(ctx, l.may.read)) throw new Problem('forbidden', `您的岗位不能查看${l.label}，如需查看请联系管理员`);
  checkWhere(l, where);
  return sql`${scopeSql(ctx, l)} and ${whereSql(l, asWritten(ctx, l, resolve(l, where, ctx), ctx.today))}`;
}

/** Throws Problem 'invalid' when a ledger's rows cannot be put in an order. */
export function checkSort(l: AnyLedger, sort: Sort): void {
  if (!isSortable(l, sort.by)) throw new Problem('invalid', `${l.label}不能按“${sort.by}”排序，请从表头选择`);
}

/** Whether a text is an id. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

const notHere = (l: AnyLedger, id: string) =>
  new Problem('missing', `没有这条${l.label}，或不在您的管辖范围内`, { ledger: l.name, id });

interface PageQuery {
  readonly visible: Sql;
  readonly sort: Sort;
  readonly cursor: Cursor | undefined;
  readonly limit: number;
}

async function pageOf(ctx: Context, l: AnyLedger, query: PageQuery): Promise<readonly TitledRow[]> {
  const { sort, cursor, limit } = query;
  checkSort(l, sort);
  if (sort.by === 'id') return rowsOf(ctx, l, query, cursor ? afterId(sort, cursor[1]) : sql`true`, idOrder(sort));
  if (cursor?.[0] === null) return unvalued(ctx, l, query, limit, cursor[1]);
  const valued = await rowsOf(ctx, l, query, afterValue(sort, cursor), valueOrder(sort));
  if (valued.length >= limit || !isNullable(l, sort.by)) return valued;
  return [...valued, ...(await unvalued(ctx, l, query, limit - valued.length, undefined))];
}

function unvalued(ctx: Context, l: AnyLedger, query: PageQuery, limit: number, afterRow: string | undefined) {
  const { sort } = query;
  const rest = afterRow === undefined ? sql`true` : afterId(sort, afterRow);
  return rowsOf(ctx, l, { ...query, limit }, sql`${column('t', sort.by)} is null and ${rest}`, idOrder(sort));
}

function rowsOf(ctx: Context, l: AnyLedger, { visible, limit }: PageQuery, from: Sql, order: Sql) {
  const page = sql`select * from ${table(l)} t where ${visible} and ${from} order by ${order} ${limitSql(limit)}`;
  return ctx.tx.rows<TitledRow>(sql`select ${titledList(l)} from (${page}) t ${titleJoins(l)} order by ${order}`);
}

/** Written out and not a parameter: for an unknown number of rows PostgreSQL would plan anew each time. */
const limitSql = (limit: number) => raw(`limit ${Math.trunc(limit)}`);

const direction = (sort: Sort) => raw(sort.desc ? 'desc' : 'asc');
const idOrder = (sort: Sort) => sql`t.id ${direction(sort)}`;
const valueOrder = (sort: Sort) => sql`${column('t', sort.by)} ${direction(sort)}, t.id ${direction(sort)}`;
const beyond = (sort: Sort) => raw(sort.desc ? '<' : '>');
const afterId = (sort: Sort, id: string) => sql`t.id ${beyond(sort)} ${id}`;
function afterValue(sort: Sort, cursor: Cursor | undefined): Sql {
  const key = column('t', sort.by);
  const valued = sql`${key} is not null`; // said also behind a cursor, so that an index of the valued rows alone will do
  return cursor ? sql`${valued} and (${key}, t.id) ${beyond(sort)} (${cursor[0]}, ${cursor[1]})` : valued;
}

const sortableKinds: readonly string[] = ['id', 'day', 'instant', 'count', 'money', 'choice', 'text', 'area'];
const isSortable = (l: AnyLedger, name: string) => sortableKinds.includes(kindOf(l, name) ?? '');
function isNullable(l: AnyLedger, name: string): boolean {
  const fields: Readonly<Record<string, Field>> = l.fields;
  return fields[name] ? !fields[name].required : name === 'dueAt' || name === 'number' || name === 'town';
}
