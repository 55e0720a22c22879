import sql, { type Sql, join, raw } from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { isRecord, kindOf } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { writtenNames } from '../../server/import/written-names.ts';
import { columnName, table } from '../../server/ledger/columns.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { hasRole, ownerColumn, scopeSql, seesAll } from '../../server/ledger/scope.ts';
import { maskRows } from '../../server/sealed/rows.ts';
import type { ComposedFigure } from './composed.ts';

/** Whose rows are listed: a figure of a report, by its id once it is signed, and no more than so many of them. */
export interface Listing {
  readonly figure: ComposedFigure;
  readonly signed: string | null;
  readonly limit: number;
}

/** A row that a figure counted, as it stood when it was counted. */
export interface CountedRow {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly title: string;
  /** The site it belongs to. */
  readonly owner: string;
  readonly area: string;
  readonly day: string | null;
  readonly state: string;
}

/** Whether the reader's posts let the rows of a figure be listed at all. */
export const mayList = (ctx: Context, l: AnyLedger): boolean => hasRole(ctx, l.may.read);

/** How many rows a figure counted, whoever may see them; those of a money figure or of different values too. */
export async function rowCount(ctx: Context, l: AnyLedger, { figure, signed }: Listing): Promise<number> {
  if (signed !== null) {
    const [held] = await ctx.tx.rows<{ count: number }>(sql`select cardinality(row_ids) as "count" from report_figure
      where county = ${ctx.county} and report_id = ${signed} and key = ${figure.key}`);
    return held?.count ?? 0;
  }
  const indicator = ctx.registry.indicators.get(figure.indicator)?.indicator;
  if (!indicator?.sum && !indicator?.distinct) return figure.value ?? 0;
  const [found] = await ctx.tx.rows<{ count: number }>(
    sql`select count(*)::int as "count" from ${table(l)} t where ${visibleSql(ctx, l, figure.rows)}`,
  );
  return found?.count ?? 0;
}

/**
 * The rows a figure counted that the reader may see, page by page in the order of their ids. Of a signed report they are those of its
 * passport as they stood at the versions that were frozen, also rows withdrawn since; of one that is not signed, those it counts now.
 */
export async function* countedRows(ctx: Context, l: AnyLedger, listing: Listing): AsyncGenerator<CountedRow, void> {
  const owner = ownerColumn(ctx.registry, l);
  const indicator = ctx.registry.indicators.get(listing.figure.indicator)?.indicator;
  const at = indicator?.at ?? indicator?.since ?? 'createdAt';
  const names = [...new Set(['number', 'state', 'area', l.title, at, ...(owner === undefined ? [] : [owner])])];
  for await (const held of ctx.tx.pages<Held>(heldSql(ctx, l, names, listing), pageRows)) {
    const rows = await asCounted(ctx, l, names, held);
    const owners = rows.map((row) => (owner === undefined || owner === 'id' ? {} : { [owner]: row[owner] }) as AnyRow); // names are asked of no other column
    const called = await writtenNames(ctx, l, owners, new Map());
    yield* maskRows(ctx, l, rows).map((row, index) => ({
      id: row.id,
      version: held[index]?.held ?? row.version,
      number: row.number,
      title: wordsOf(row[l.title]),
      owner: owner === undefined ? '' : (called.get(wordsOf(row[owner])) ?? ''),
      area: row.area,
      day: dayIn(l, at, row[at]),
      state: l.states[row.state] ?? row.state,
    }));
  }
}

const pageRows = 500;

/** A row as it is now, with the version at which it was counted. */
type Held = AnyRow & { readonly held: number };

function heldSql(ctx: Context, l: AnyLedger, names: readonly string[], { figure, signed, limit }: Listing): Sql {
  if (signed === null) {
    const now = names.map((name) => sql`to_jsonb(t.${raw(columnName(name))}) as ${raw(`"${name}"`)}`);
    return sql`select t.id, t.version, t.version as held, ${join(now)} from ${table(l)} t
      where ${visibleSql(ctx, l, figure.rows)} order by t.id limit ${limit}`;
  }
  const then = names.map(
    (name) => sql`coalesce(to_jsonb(t.${raw(columnName(name))}), w.content -> ${snake(name)}) as ${raw(`"${name}"`)}`,
  );
  // Withdrawn rows have left the table; they belong to no part of the county any more, so whoever sees all of it sees them.
  return sql`select h.id, coalesce(t.version, (w.content ->> 'version')::int) as version, h.version as held, ${join(then)}
    from report_figure f cross join lateral unnest(f.row_ids, f.row_versions) with ordinality as h (id, version, place)
    left join ${table(l)} t on t.county = ${ctx.county} and t.id = h.id
    left join withdrawn_row w on w.county = ${ctx.county} and w.id = h.id and w.ledger = ${l.name} and t.id is null
    where f.county = ${ctx.county} and f.report_id = ${signed} and f.key = ${figure.key} and h.place <= ${limit}
      and ((t.id is not null and ${scopeSql(ctx, l)}) or (w.id is not null and ${seesAll(ctx, l)}::boolean))
    order by h.place`;
}

const snake = (name: string) => columnName(name).slice(1, -1);

/** The rows with every change undone that came after they were counted: the history says of each what was there before. */
async function asCounted(ctx: Context, l: AnyLedger, names: readonly string[], rows: readonly Held[]) {
  const moved = rows.filter(({ version, held }) => version > held);
  if (moved.length === 0) return rows;
  const entries = await ctx.tx.rows<{ rowId: string; change: unknown }>(sql`select e.row_id as "rowId", e.change
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ held }) => held)}::int[]) as seen (id, version)
    join entry e on e.county = ${ctx.county} and e.row_id = seen.id and e.version > seen.version
    where e.ledger = ${l.name} order by e.version desc`);
  const since = Map.groupBy(entries, ({ rowId }) => rowId);
  return rows.map((row) => {
    const undone = (since.get(row.id) ?? []).flatMap(({ change }) =>
      names.flatMap((name) => {
        const step = isRecord(change) ? change[name] : undefined;
        return Array.isArray(step) ? [[name, step[0] ?? null] as const] : [];
      }),
    );
    return { ...row, ...Object.fromEntries(undone) };
  });
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function dayIn(l: AnyLedger, at: string, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return kindOf(l, at) === 'day' ? value : dayOf(new Date(value).toISOString());
}
