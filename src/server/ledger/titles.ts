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

/** The statement with the names of all rows and people that its rows refer to: one look at each key, no second trip. */
export function titled(l: AnyLedger, rows: Sql): Sql {
  const parts = titleParts(l);
  return parts.length === 0
    ? rows
    : sql`select p.*, ${join(parts, ' || ')} as ${raw(`"${titlesColumn}"`)} from (${rows}) p`;
}

/** Splits titled rows into the rows and one map of names. */
export function splitTitles(found: readonly AnyRow[]): Titled {
  const split = found.map(({ [titlesColumn]: names, ...row }) => ({ names, row }));
  const rows = split.map(({ row }) => row as unknown as AnyRow); // the row without the added column
  const maps = split.map(({ names }) => names as Titles | undefined); // the column `titled` adds
  return { rows, titles: Object.assign({}, ...maps) as Titles };
}

const partsOf = new WeakMap<AnyLedger, readonly Sql[]>();
function titleParts(l: AnyLedger): readonly Sql[] {
  const found = partsOf.get(l) ?? Object.entries<Field>(l.fields).flatMap(([name, field]) => titlePart(name, field));
  partsOf.set(l, found);
  return found;
}

function titlePart(name: string, field: Field): readonly Sql[] {
  const key = raw(`p."${name}"`);
  if (field.kind === 'ref') {
    const target = field.target as AnyLedger; // a ref's target is a ledger by construction
    const title = raw(target.number ? `coalesce(r.number, ${titleColumn(target)})` : titleColumn(target));
    return [
      sql`coalesce((select jsonb_build_object(r.id, ${title}) from ${table(target)} r
      where r.county = current_setting('anlan.counties', true) and r.id = ${key}), '{}')`,
    ];
  }
  if (field.kind === 'person') {
    return [sql`coalesce((select jsonb_build_object(a.id, a.name) from account a where a.id = ${key}), '{}')`];
  }
  if (field.kind !== 'people') return [];
  return [sql`coalesce((select jsonb_object_agg(a.id, a.name) from account a where a.id = any(${key})), '{}')`];
}

/** What a row without a number is called, short enough for a link. */
const titleColumn = (l: AnyLedger) => `left(r.${columnName(l.title)}, 60)`;
