import { isDeepStrictEqual } from 'node:util';
import sql, { type Sql, join, raw } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { endOfDay } from '../../kernel/calendar.ts';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Deadline } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { townOf } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import { type Cells, sealedFields, sealRow } from '../sealed/rows.ts';
import { columnName, columnsOf, newColumnsOf, table } from './columns.ts';
import { get } from './read.ts';
import { ownerColumn } from './scope.ts';

/** A deadline of a row as it stands in the table of deadlines. */
export interface Clock {
  readonly name: string;
  readonly owes: string;
  readonly owedBy: string | null;
  readonly weight: number;
  readonly dueAt: string;
  readonly metAt: string | null;
}

/** A new row of checked values, as it stands before it is written. */
export function newRow(
  ctx: Context,
  l: AnyLedger,
  data: Readonly<Record<string, unknown>> & { id: string; area: string },
): AnyRow {
  const row: Record<string, unknown> = {};
  for (const name of Object.keys(l.fields)) row[name] = data[name] ?? null;
  return {
    ...row,
    id: data.id,
    area: data.area,
    town: townOf(data.area),
    version: 1,
    state: l.initial,
    number: null,
    dueAt: null,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
    updatedAt: ctx.now,
  };
}

/** What a deadline that stands already takes over from the one that is written; one that stays as it is is not written again, nor are its indexes. */
export const overDeadline = raw(`on conflict (county, row_id, name) do update set due_at = excluded.due_at,
  met_at = excluded.met_at, owes = excluded.owes, owed_by = excluded.owed_by, weight = excluded.weight, area = excluded.area,
  town = excluded.town, site_id = excluded.site_id, title = excluded.title
  where (deadline.due_at, deadline.met_at, deadline.owes, deadline.owed_by, deadline.weight, deadline.area, deadline.town, deadline.site_id, deadline.title)
    is distinct from (excluded.due_at, excluded.met_at, excluded.owes, excluded.owed_by, excluded.weight, excluded.area, excluded.town, excluded.site_id, excluded.title)`);

/** Writes a new row with its entry, deadlines and outbox line; undefined when a row of that id is there already. */
export async function insert(ctx: Context, l: AnyLedger, row: AnyRow): Promise<AnyRow | undefined> {
  const clocks = clocksOf(ctx, l, row);
  const { row: after, cells } = sealRow(ctx, l, { ...row, dueAt: nextDue(clocks) });
  const names = [...new Set([...newColumnsOf(l), ...Object.keys(cells)])];
  const written = await ctx.tx.rows(sql`insert into ${table(l)} (county, ${columnList(names)})
    values (${ctx.county}, ${join(names.map((name) => (name in cells ? cells[name] : stored(l, name, after))))})
    on conflict (county, id) do nothing returning 1 as "one"`);
  if (written.length === 0) return undefined;
  follow(ctx, l, 'create', null, after, clocks);
  return after;
}

/** Writes a changed row over the version it was read at, with its entry, deadlines and outbox line. */
export async function replace(
  ctx: Context,
  l: AnyLedger,
  action: string,
  before: AnyRow,
  next: AnyRow,
): Promise<AnyRow> {
  const clocks = clocksOf(ctx, l, next);
  const { row, cells } = await sealChanged(ctx, l, before, next);
  const after: AnyRow = { ...row, version: before.version + 1, updatedAt: ctx.now, dueAt: nextDue(clocks) };
  const changed = columnsOf(l).filter((name) => !(name in cells) && !same(before[name], after[name]));
  const values = [...changed.map((name) => [name, stored(l, name, after)] as const), ...Object.entries(cells)];
  const sets = values.map(([name, value]) => sql`${raw(columnName(name))} = ${value}`);
  const written = await ctx.tx.rows(sql`update ${table(l)} set ${join(sets)}
    where county = ${ctx.county} and id = ${before.id} and version = ${before.version} returning 1 as "one"`);
  if (written.length === 0) throw stale(l, await get(ctx, l, before.id));
  follow(ctx, l, action, before, after, clocks, Object.keys(cells));
  return after;
}

/** Seals what of a row's sealed fields differs from what was shown of them; the tokens that stand there are asked for only then. */
async function sealChanged(ctx: Context, l: AnyLedger, before: AnyRow, next: AnyRow) {
  const names = sealedFields(l).flatMap(([name]) => (same(before[name], next[name]) ? [] : [name]));
  if (names.length === 0) return { row: next, cells: {} };
  const list = sealedFields(l).map(([name]) => `${columnName(name)} as "${name}"`);
  const [standing] = await ctx.tx.rows<Cells>(sql`select ${raw(list.join(', '))} from ${table(l)}
    where county = ${ctx.county} and id = ${before.id}`);
  return sealRow(ctx, l, next, standing);
}

/** The refusal of a change to a row that is not any more what the user saw; it carries the row as it now is. */
export function stale(l: AnyLedger, current: AnyRow): Problem {
  return new Problem('stale', `这条${l.label}刚被他人修改过，请对照最新内容后再保存，您填写的内容仍保留`, { current });
}

/** What goes with every write, in the same transaction: history, clocks and the line that jobs and open pages follow. */
function follow(
  ctx: Context,
  l: AnyLedger,
  action: string,
  before: AnyRow | null,
  after: AnyRow,
  clocks: readonly Clock[],
  sealed: readonly string[] = [],
): void {
  const statements = [
    sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
      values (${ctx.county}, ${ctx.now}, ${uuidv7()}, ${l.name}, ${after.id}, ${after.version}, ${action}, ${ctx.actor.id},
        ${JSON.stringify(difference(before, after, sealed))}, pg_current_xact_id())`,
    ...deadlineStatements(ctx, l, before === null, after, clocks),
    sql`insert into outbox (county, ledger, row_id, version, action) values (${ctx.county}, ${l.name}, ${after.id},
      ${after.version}, ${action})`,
  ];
  for (const statement of statements) ctx.tx.send(statement);
}

/** The deadlines of a row as it would be written. */
export function clocksOf(ctx: Context, l: AnyLedger, row: AnyRow): readonly Clock[] {
  return Object.entries<Deadline>(l.deadlines).flatMap(([name, deadline]) => {
    const due = deadline.due(row, ctx);
    if (due === null) return [];
    const dueAt = due.length === 10 ? endOfDay(due) : due;
    const owedBy = deadline.owedBy?.(row) ?? null;
    const weight = deadline.weight?.(row) ?? 1;
    return [{ name, owes: deadline.owes, owedBy, weight, dueAt, metAt: deadline.metAt(row) }];
  });
}

/** The earliest deadline that is still open. */
export function nextDue(clocks: readonly Clock[]): string | null {
  const open = clocks.filter((clock) => clock.metAt === null).map((clock) => clock.dueAt);
  return open.toSorted()[0] ?? null;
}

function deadlineStatements(
  ctx: Context,
  l: AnyLedger,
  isNew: boolean,
  row: AnyRow,
  clocks: readonly Clock[],
): readonly Sql[] {
  const gone = Object.keys(l.deadlines).filter((name) => !clocks.some((clock) => clock.name === name));
  const owner = ownerColumn(ctx.registry, l);
  const site = owner === undefined ? null : row[owner];
  const kept = clocks.map(
    (c) => sql`insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, owed_by,
        weight, due_at, met_at)
      values (${ctx.county}, ${row.id}, ${c.name}, ${l.name}, ${row.area}, ${row.town}, ${site}, ${row[l.title]}, ${c.owes},
        ${c.owedBy}, ${c.weight}, ${c.dueAt}, ${c.metAt})
      ${overDeadline}`,
  );
  if (isNew) return kept;
  const removed = gone.map(
    (name) => sql`delete from deadline where county = ${ctx.county} and row_id = ${row.id} and name = ${name}`,
  );
  return [...kept, ...removed];
}

const columnList = (names: readonly string[]) => raw(names.map(columnName).join(', '));

/** A value of a row as a parameter of a statement. */
export function stored(l: AnyLedger, name: string, row: AnyRow): unknown {
  const fields: Readonly<Record<string, Field>> = l.fields;
  const kind = fields[name]?.kind;
  const value = row[name] ?? null;
  return value !== null && (kind === 'files' || kind === 'point') ? JSON.stringify(value) : value;
}

const bookkeeping: ReadonlySet<string> = new Set(['version', 'updatedAt', 'id', 'createdAt', 'createdBy', 'town']);
/** Each field that a write changes, as [before, after]; a sealed value may be another under the same mask. */
export function difference(before: AnyRow | null, after: AnyRow, sealed: readonly string[]) {
  const changed: Record<string, readonly [unknown, unknown]> = {};
  for (const [name, value] of Object.entries(after)) {
    if (bookkeeping.has(name)) continue;
    const was = before?.[name] ?? null;
    if (sealed.includes(name) || !same(was, value)) changed[name] = [was, value];
  }
  return changed;
}

/** Whether two values are the same; the database gives the keys of a JSON value back in an order of its own. */
export function same(a: unknown, b: unknown): boolean {
  const isPlain = typeof a !== 'object' || typeof b !== 'object';
  return (a ?? null) === (b ?? null) || (!isPlain && isDeepStrictEqual(a ?? null, b ?? null));
}
