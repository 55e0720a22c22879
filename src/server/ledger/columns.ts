import { type Sql, raw } from 'sql-template-tag';
import type { Kind } from '../../kernel/field.ts';
import { systemKinds } from '../../kernel/where.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { formFields } from '../../kernel/schema.ts';

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
  sealed: 'text',
};

/** The name of a column or table in SQL: snake_case, quoted. */
export function columnName(name: string): string {
  const found = quoted.get(name) ?? `"${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
  quoted.set(name, found);
  return found;
}
const quoted = new Map<string, string>(); // only names of ledgers and their columns come here

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

/** The columns of a row that is new: fields that only steps write have no value yet. */
export function newColumnsOf(l: AnyLedger): readonly string[] {
  const found = newNames.get(l) ?? [...Object.keys(systemKinds), ...formFields(l).map(([name]) => name)];
  newNames.set(l, found);
  return found;
}
const newNames = new WeakMap<AnyLedger, readonly string[]>();

/** The select list that turns a row of the table as t into the ledger's row. */
export function selectList(l: AnyLedger): Sql {
  const found =
    lists.get(l) ??
    raw(
      columnsOf(l)
        .map((name) => `t.${columnName(name)} as "${name}"`)
        .join(', '),
    );
  lists.set(l, found);
  return found;
}
const lists = new WeakMap<AnyLedger, Sql>();
