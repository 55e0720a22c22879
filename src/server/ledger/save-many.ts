import sql, { type Sql, join, raw } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { kindOf } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import { arrayText } from '../db/array-text.ts';
import { inTurns, othersTurn } from '../in-turns.ts';
import { blindName, type Cells, sealedFields, sealRow } from '../sealed/rows.ts';
import { columnName, columnsOf, columnTypes, table } from './columns.ts';
import { type Clock, clocksOf, difference, nextDue, overDeadline, stale, stored } from './save.ts';
import { ownerColumn } from './scope.ts';

/** A row to write: as it was (null when it is new), as it is to be, by which action, and what its entry says of it. */
export interface Change {
  readonly action: string;
  readonly before: AnyRow | null;
  readonly after: AnyRow;
  readonly note: string;
}

/**
 * Writes many rows of a ledger with their entries, deadlines and outbox lines, as `insert` and `replace` do for one: in a handful of
 * statements. Rights and schemas are the caller's; a row that meanwhile has another version is Problem 'stale', a new one whose id is
 * taken breaks the transaction. Gives the rows as they now are, in the same order.
 */
export async function saveMany(ctx: Context, l: AnyLedger, changes: readonly Change[]): Promise<readonly AnyRow[]> {
  const standing = await standingOf(ctx, l, changes);
  const done = await inTurns(changes, (change): Done => {
    const { before } = change;
    const clocks = clocksOf(ctx, l, change.after);
    const { row, cells } = sealRow(ctx, l, change.after, before === null ? undefined : standing.get(before.id));
    const version = before === null ? 1 : before.version + 1;
    const after: AnyRow = { ...row, version, updatedAt: ctx.now, dueAt: nextDue(clocks) };
    return { ...change, clocks, cells, standing: before === null ? {} : (standing.get(before.id) ?? {}), after };
  });
  const [made, changed] = [done.filter(({ before }) => before === null), done.filter(({ before }) => before !== null)];
  const inserting = insertion(ctx, l, made);
  await othersTurn();
  const replacing = replacement(ctx, l, changed);
  await othersTurn();
  const following = await followers(ctx, l, done);
  if (made.length > 0) ctx.tx.send(inserting);
  const replaced = changed.length > 0 ? ctx.tx.rows<{ id: string }>(replacing) : Promise.resolve([]);
  for (const statement of following) ctx.tx.send(statement);
  refuseMissed(l, changed, await replaced);
  return done.map(({ after }) => after);
}

type Done = Change & { readonly clocks: readonly Clock[]; readonly cells: Cells; readonly standing: Cells };

/** The columns of a ledger's table: those of its rows, and those beside sealed ones. */
const writtenColumns = (l: AnyLedger): readonly string[] => [
  ...columnsOf(l),
  ...sealedFields(l).map(([name]) => blindName(name)),
];

/** What stands sealed on the rows that are to change. */
async function standingOf(ctx: Context, l: AnyLedger, changes: readonly Change[]): Promise<ReadonlyMap<string, Cells>> {
  const ids = changes.flatMap(({ before }) => before?.id ?? []);
  const names = sealedFields(l).flatMap(([name]) => [name, blindName(name)]);
  if (names.length === 0 || ids.length === 0) return new Map();
  const list = names.map((name) => `t.${columnName(name)} as "${name}"`).join(', ');
  const found = await ctx.tx.rows<
    { id$: string } & Record<string, string | null>
  >(sql`select t.id as "id$", ${raw(list)}
    from ${table(l)} t where t.county = ${ctx.county} and t.id = any(${arrayText(ids)}::uuid[])`);
  return new Map(found.map(({ id$: id, ...cells }) => [id, cells]));
}

function insertion(ctx: Context, l: AnyLedger, done: readonly Done[]): Sql {
  const names = writtenColumns(l);
  return sql`insert into ${table(l)} (county, ${raw(names.map(columnName).join(', '))})
    select ${ctx.county}, ${raw(names.map((name) => castOf(l, name, names)).join(', '))} from ${unnested(l, names, done)}`;
}

const fixed: readonly string[] = ['id', 'createdAt', 'createdBy'];

function replacement(ctx: Context, l: AnyLedger, done: readonly Done[]): Sql {
  const names = writtenColumns(l);
  const sets = names
    .filter((name) => !fixed.includes(name))
    .map((name) => `${columnName(name)} = ${castOf(l, name, names)}`);
  return sql`update ${table(l)} t set ${raw(sets.join(', '))}
    from ${unnested(l, names, done)}
    where t.county = ${ctx.county} and t.id = ${raw(castOf(l, 'id', names))}
      and t.version = ${raw(castOf(l, 'version', names))} - 1 returning t.id`;
}

function refuseMissed(l: AnyLedger, done: readonly Done[], written: readonly { readonly id: string }[]): void {
  if (written.length === done.length) return;
  const ids = new Set(written.map(({ id }) => id));
  const missed = done.find(({ after }) => !ids.has(after.id));
  throw stale(l, missed?.before ?? missed?.after ?? ({} as AnyRow)); // one was missed, and it has a row before it
}

/** What goes with every write, see save.ts. */
async function followers(ctx: Context, l: AnyLedger, done: readonly Done[]): Promise<readonly Sql[]> {
  if (done.length === 0) return [];
  const rows = done.map(({ after }) => after);
  const ids = rows.map((row) => row.id);
  const versions = rows.map((row) => row.version);
  const actions = done.map(({ action }) => action);
  const told = await inTurns(done, ({ before, after, cells }) => {
    const sealed = before === null ? [] : Object.keys(cells).filter((name) => name in l.fields);
    return JSON.stringify(difference(before, after, sealed));
  });
  const entries = sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, note, tx)
    select ${ctx.county}, ${ctx.now}::timestamptz, i.id, ${l.name}, i.row_id, i.version, i.action, ${ctx.actor.id}::uuid, i.change::jsonb, i.note, pg_current_xact_id()
    from unnest(${arrayText(rows.map(() => uuidv7()))}::uuid[], ${arrayText(ids)}::uuid[], ${arrayText(versions)}::int[],
      ${arrayText(actions)}::text[], ${arrayText(told)}::text[],
      ${arrayText(done.map(({ note }) => note))}::text[]) i(id, row_id, version, action, change, note)`;
  const lines = sql`insert into outbox (county, ledger, row_id, version, action)
    select ${ctx.county}, ${l.name}, i.row_id, i.version, i.action
    from unnest(${arrayText(ids)}::uuid[], ${arrayText(versions)}::int[], ${arrayText(actions)}::text[]) i(row_id, version, action)`;
  return [entries, ...deadlines(ctx, l, done), lines];
}

function deadlines(ctx: Context, l: AnyLedger, done: readonly Done[]): readonly Sql[] {
  const owner = ownerColumn(ctx.registry, l);
  const kept = done.flatMap(({ after, clocks }) => clocks.map((clock) => ({ row: after, clock })));
  const gone = done.flatMap(({ before, after, clocks }) =>
    before === null
      ? []
      : Object.keys(l.deadlines).flatMap((name) =>
          clocks.some((c) => c.name === name) ? [] : [{ id: after.id, name }],
        ),
  );
  const of = (value: (one: (typeof kept)[number]) => unknown) => arrayText(kept.map(value));
  const statements: Sql[] = [];
  if (kept.length > 0)
    statements.push(sql`insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, owed_by, weight, due_at, met_at)
      select ${ctx.county}, i.row_id, i.name, ${l.name}, i.area, i.town, i.site_id, i.title, i.owes, i.owed_by, i.weight, i.due_at, i.met_at
      from unnest(${of(({ row }) => row.id)}::uuid[], ${of(({ clock }) => clock.name)}::text[], ${of(({ row }) => row.area)}::text[],
        ${of(({ row }) => row.town)}::text[], ${of(({ row }) => (owner === undefined ? null : row[owner]))}::uuid[],
        ${of(({ row }) => row[l.title])}::text[], ${of(({ clock }) => clock.owes)}::text[], ${of(({ clock }) => clock.owedBy)}::uuid[],
        ${of(({ clock }) => clock.weight)}::smallint[], ${of(({ clock }) => clock.dueAt)}::timestamptz[],
        ${of(({ clock }) => clock.metAt)}::timestamptz[])
        i(row_id, name, area, town, site_id, title, owes, owed_by, weight, due_at, met_at)
      ${overDeadline}`);
  if (gone.length > 0)
    statements.push(sql`delete from deadline d using unnest(${arrayText(gone.map(({ id }) => id))}::uuid[],
        ${arrayText(gone.map(({ name }) => name))}::text[]) i(id, name)
      where d.county = ${ctx.county} and d.row_id = i.id and d.name = i.name`);
  return statements;
}

/** The rows' columns as i(c0, c1, …): one array for each column makes the statement the same whatever their number. */
function unnested(l: AnyLedger, names: readonly string[], done: readonly Done[]): Sql {
  const sealing = new Set(sealedFields(l).flatMap(([name]) => [name, blindName(name)]));
  const valueOf = (name: string) =>
    sealing.has(name)
      ? ({ cells, standing }: Done) => (name in cells ? cells[name] : (standing[name] ?? null))
      : ({ after }: Done) => stored(l, name, after);
  const arrays = names.map((name) => sql`${arrayText(done.map(valueOf(name)))}::${raw(sentType(l, name))}[]`);
  return sql`unnest(${join(arrays)}) i(${raw(names.map((_, at) => `c${at}`).join(', '))})`;
}

function typeOf(l: AnyLedger, name: string): string {
  const kind = kindOf(l, name) ?? 'text'; // the column beside a sealed one
  return kind === 'id' ? 'uuid' : columnTypes[kind];
}

/** Sent as what it is: under row-level security a cast keeps an index from being used. Arrays are sent as text, for they differ in length. */
const sentType = (l: AnyLedger, name: string): string => (typeOf(l, name).endsWith('[]') ? 'text' : typeOf(l, name));

function castOf(l: AnyLedger, name: string, names: readonly string[]): string {
  const type = typeOf(l, name);
  return `i.c${names.indexOf(name)}${type === sentType(l, name) ? '' : `::${type}`}`;
}
