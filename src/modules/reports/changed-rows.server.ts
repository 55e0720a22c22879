import sql, { raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { EntryLine, Titles } from '../../kernel/wire.ts';
import type { Context } from '../../server/context.ts';
import { columnName, table } from '../../server/ledger/columns.ts';
import { hasRole, scopeSql } from '../../server/ledger/scope.ts';
import type { Difference } from './compare-figure.server.ts';

/** A row as a comparison names it. */
export interface NamedRow {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
}

/** An entry of a row's history with the row it belongs to. */
export interface RowEntry extends EntryLine {
  readonly rowId: string;
}

/** What is said of the rows behind differences: their names, their entries since the signing, and the names in those. */
export interface Told {
  readonly rows: ReadonlyMap<string, NamedRow>;
  readonly entries: ReadonlyMap<string, readonly RowEntry[]>;
  readonly titles: Titles;
}

/** Looks up the rows behind differences, two statements for each ledger; of one the reader may not see, nothing. */
export async function tellRows(ctx: Context, differences: readonly Difference[], signedBy: string): Promise<Told> {
  const ledgers = [...new Set(differences.map(({ counting }) => counting.ledger))].filter((l) =>
    hasRole(ctx, l.may.read),
  );
  const told = await Promise.all(ledgers.map((l) => tellLedger(ctx, l, versionsIn(differences, l))));
  const entries = told.flatMap((one) => one.entries);
  const people = [signedBy, ...entries.map((entry) => entry.by), ...told.flatMap((one) => one.people)];
  return {
    rows: new Map(told.flatMap((one) => one.rows.map((row) => [row.id, row]))),
    entries: Map.groupBy(entries, (entry) => entry.rowId),
    titles: await titlesOf(
      ctx,
      people,
      told.flatMap((one) => one.refs),
    ),
  };
}

/** The rows of a ledger among the differences, each with the version it had at the signing, 0 when no figure held it then. */
function versionsIn(differences: readonly Difference[], l: AnyLedger): ReadonlyMap<string, number> {
  const kinds = differences
    .filter(({ counting }) => counting.ledger === l)
    .flatMap(({ added, gone, changed }) => [added, gone, changed]);
  const pairs = kinds.flatMap(({ ids, versions }) => ids.map((id, index) => [id, versions[index] ?? 0] as const));
  return new Map(pairs.toSorted(([, a], [, b]) => a - b));
}

async function tellLedger(ctx: Context, l: AnyLedger, versions: ReadonlyMap<string, number>) {
  const [ids, since] = [[...versions.keys()], [...versions.values()]];
  const [rows, entries] = await Promise.all([
    ctx.tx.rows<NamedRow>(sql`select t.id, left(t.${raw(columnName(l.title))}, 60) as title, t.number
      from ${table(l)} t where ${scopeSql(ctx, l)} and t.id = any(${ids}::uuid[])`),
    ctx.tx.rows<RowEntry>(sql`select e.row_id as "rowId", e.id, e.at, e.action, e.by, e.version, e.change
      from unnest(${ids}::uuid[], ${since}::integer[]) as seen (id, version)
      join entry e on e.county = ${ctx.county} and e.row_id = seen.id and e.version > seen.version
      where e.ledger = ${l.name} order by e.row_id, e.version`),
  ]);
  const [refs, people] = [valuesOf(l, entries, ['ref']), valuesOf(l, entries, ['person', 'people'])];
  return { rows, entries, refs, people };
}

/** The ids that the changes of entries name in fields of some kinds. */
function valuesOf(l: AnyLedger, entries: readonly RowEntry[], kinds: readonly string[]): readonly string[] {
  const fields: Readonly<Record<string, Field>> = l.fields;
  const named = entries.flatMap((entry) =>
    Object.entries(entry.change).flatMap(([name, values]) =>
      kinds.includes(fields[name]?.kind ?? '') ? values.flat() : [],
    ),
  );
  return named.filter((value) => typeof value === 'string');
}

async function titlesOf(ctx: Context, people: readonly string[], refs: readonly string[]): Promise<Titles> {
  const [persons, rows] = [[...new Set(people)], [...new Set(refs)]];
  const found = await ctx.tx.rows<{ id: string; title: string }>(sql`
    select id, name as title from account where id = any(${persons}::uuid[])
    union all
    select row_id, title from search_line where county = ${ctx.county} and row_id = any(${rows}::uuid[])`);
  return Object.fromEntries(found.map(({ id, title }) => [id, title]));
}
