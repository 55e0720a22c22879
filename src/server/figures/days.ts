import sql, { type Sql, raw } from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { kindOf } from '../../kernel/where.ts';
import { column, columnName, table } from '../ledger/columns.ts';

const zone = raw(`'Asia/Shanghai'`);

/** The county's day of a column of an aliased table. */
export function dayOfColumn(l: AnyLedger, name: string, alias = 't'): Sql {
  const key = column(alias, name);
  return kindOf(l, name) === 'day' ? key : sql`(${key} at time zone ${zone})::date`;
}

/** The instant at which a day of the county begins. */
export const startOf = (day: Sql): Sql => sql`(${day}::timestamp at time zone ${zone})`;

/** The day of the county in which an instant lies. */
export const dayAt = (instant: Sql): Sql => sql`(${instant} at time zone ${zone})::date`;

/** The condition that a column's moment lies on a day, so that an index of the column finds it. */
export function onDay(l: AnyLedger, name: string, day: Sql): Sql {
  const key = column('t', name);
  return kindOf(l, name) === 'day'
    ? sql`${key} = ${day}`
    : sql`${key} >= ${startOf(day)} and ${key} < ${startOf(sql`(${day} + 1)`)}`;
}

/**
 * The days, as `day`, on which rows lie or lay that `lines (row_id, version)` tell of: where they are now, where each of these versions
 * found and left them, and where those were that have been withdrawn.
 */
export function touchedDays(l: AnyLedger, at: string, county: string): Sql {
  const cast = raw(kindOf(l, at) === 'day' ? 'date' : 'timestamptz');
  const dayOfText = (text: Sql) => (kindOf(l, at) === 'day' ? sql`(${text})::date` : dayAt(sql`(${text})::${cast}`));
  const snake = columnName(at).slice(1, -1);
  return sql`select ${dayOfColumn(l, at)} as day from lines join ${table(l)} t on t.county = ${county} and t.id = lines.row_id
    union select ${dayOfText(sql`e.change -> ${at}::text ->> v.place`)} from lines
      join entry e on e.county = ${county} and e.row_id = lines.row_id and e.version = lines.version and e.ledger = ${l.name}
      cross join (values (0), (1)) v (place) where lines.version > 1
    union select ${dayOfText(sql`w.content ->> ${snake}::text`)} from lines
      join withdrawn_row w on w.county = ${county} and w.id = lines.row_id and w.ledger = ${l.name}`;
}
