import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { columnName, table } from './columns.ts';

/** Rows as they came from a titled statement: their own columns, and the names of what they refer to. */
export interface Titled {
  readonly rows: readonly AnyRow[];
  readonly titles: Titles;
}

const titlesColumn = 'titles$';

/**
 * The statement with the names of all rows and people that its rows refer to, in an added column of the first row: the keys of
 * the whole page are looked up together, once for each table they point into.
 */
export function titled(l: AnyLedger, rows: Sql): Sql {
  const names = namesSql(l);
  if (names === undefined) return rows;
  return sql`with p as materialized (${rows})
    select p.*, case when p.id = (select id from p limit 1) then ${names} end as ${raw(`"${titlesColumn}"`)} from p`;
}

/** Splits titled rows into the rows and one map of names. */
export function splitTitles(found: readonly AnyRow[]): Titled {
  const maps = found.map((row) => row[titlesColumn] as Titles | null | undefined); // the column `titled` adds
  // JSON leaves out what is undefined; to build each row anew without the column would cost ten times as much.
  const rows = found.map((row) => ({ ...row, [titlesColumn]: undefined }));
  return { rows, titles: Object.assign({}, ...maps) as Titles };
}

const namesOf = new WeakMap<AnyLedger, { readonly sql: Sql | undefined }>();
function namesSql(l: AnyLedger): Sql | undefined {
  const found = namesOf.get(l) ?? { sql: buildNames(l) };
  namesOf.set(l, found);
  return found.sql;
}

function buildNames(l: AnyLedger): Sql | undefined {
  const fields = Object.entries<Field>(l.fields);
  const refs = fields.filter(([, field]) => field.kind === 'ref');
  const people = fields.filter(([, field]) => field.kind === 'person' || field.kind === 'people');
  const targets = Map.groupBy(refs, ([, field]) => field.target as AnyLedger); // a ref's target is a ledger by construction
  const parts = [...targets].map(([target, keys]) => rowNames(target, keys));
  if (people.length > 0)
    parts.push(sql`(select jsonb_object_agg(r.id, r.name) from account r where ${isAmong(people)})`);
  return parts.length === 0
    ? undefined
    : join(
        parts.map((part) => sql`coalesce(${part}, '{}')`),
        ' || ',
      );
}

function rowNames(target: AnyLedger, keys: readonly (readonly [string, Field])[]): Sql {
  const title = `left(r.${columnName(target.title)}, 60)`; // short enough for a link
  return sql`(select jsonb_object_agg(r.id, ${raw(target.number ? `coalesce(r.number, ${title})` : title)}) from ${table(target)} r
    where r.county = current_setting('anlan.counties', true) and ${isAmong(keys)})`;
}

/** Whether r is one of those the page's columns name. */
function isAmong(columns: readonly (readonly [string, Field])[]): Sql {
  const keys = columns.map(([name, { kind }]) => (kind === 'people' ? `p."${name}"` : `array[p."${name}"]`));
  return sql`r.id = any(array(select unnest(${raw(keys.join(' || '))}) from p))`;
}
