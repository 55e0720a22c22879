import { type Sql, raw } from 'sql-template-tag';
import type { Kind } from '../../kernel/field.ts';
import { systemKinds } from '../../kernel/where.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';

/** The column type of each kind of field. */
export const columnTypes: Readonly<Record<Kind, string>> = {
  text: 'text',
  note: 'text',
  code: 'text',
  count: 'integer',
  money: 'bigint',
  flag: 'boolean',
  day: 'date',
  instant: 'timestamp with time zone',
  choice: 'text',
  ref: 'uuid',
  person: 'uuid',
  people: 'uuid[]',
  area: 'text',
  point: 'jsonb',
  files: 'jsonb',
};

/** The name of a column or table in SQL: snake_case, quoted. */
export function columnName(name: string): string {
  return `"${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
}

/** A column of an aliased table. */
export const column = (alias: string, name: string): Sql => raw(`${alias}.${columnName(name)}`);

/** The table of a ledger. */
export const table = (l: AnyLedger): Sql => raw(columnName(l.name));

/** All columns of a ledger's rows, in the order in which they are written: those every ledger has, then its own. */
export function columnsOf(l: AnyLedger): readonly string[] {
  const found = names.get(l) ?? [...Object.keys(systemKinds), ...Object.keys(l.fields)];
  names.set(l, found);
  return found;
}
const names = new WeakMap<AnyLedger, readonly string[]>();

/** The select list that turns a table's row into the ledger's row. */
export function selectList(l: AnyLedger, alias: string): Sql {
  const parts = columnsOf(l).map((name) => `${alias}.${columnName(name)} as "${name}"`);
  return raw(parts.join(', '));
}
