import type { Field } from '../../kernel/field.ts';
import { blindName, sealedFields } from '../sealed/rows.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { columnName, columnTypes } from '../ledger/columns.ts';

const systemColumns = [
  'county text not null',
  'id uuid not null',
  'version integer not null',
  'state text not null',
  'area text not null',
  'town text',
  'number text',
  'due_at timestamptz',
  'created_at timestamptz not null',
  'created_by uuid not null',
  'updated_at timestamptz not null',
];

/** The first draft of a ledger's migration: a person reads it, adds indexes and commits it as SQL. */
export function createTable(l: AnyLedger): string {
  const name = columnName(l.name);
  const lines = [...systemColumns, ...fieldColumns(l), 'primary key (county, id)', stateCheck(l)];
  return [
    `create table ${name} (\n  ${lines.join(',\n  ')}\n);`,
    ...references(l).map(
      (r) => `alter table ${name} add foreign key (county, ${r.column}) references ${r.table} (county, id);`,
    ),
    ...sealedFields(l).map(([field]) => `create index on ${name} (county, ${columnName(blindName(field))});`),
    `alter table ${name} enable row level security;`,
    `alter table ${name} force row level security;`,
    `create policy county on ${name} using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));`,
    `grant select, insert, update on ${name} to anlan_app;`,
  ].join('\n\n');
}

/** The columns of a ledger's own fields as they stand in the table: name, type and whether a value is required. */
export function fieldColumns(l: AnyLedger): readonly string[] {
  return Object.entries<Field>(l.fields).flatMap(([name, field]) => {
    const missing = field.required ? ' not null' : '';
    const own = `${columnName(name)} ${columnTypes[field.kind]}${missing}`;
    return field.kind === 'sealed' ? [own, `${columnName(blindName(name))} text${missing}`] : [own];
  });
}

const stateCheck = (l: AnyLedger) =>
  `check (state in (${Object.keys(l.states)
    .map((word) => `'${word}'`)
    .join(', ')}))`;

function references(l: AnyLedger) {
  return (
    Object.entries<Field>(l.fields)
      .filter(([, field]) => field.kind === 'ref')
      // A ref's target is a ledger by construction.
      .map(([name, field]) => ({ column: columnName(name), table: columnName((field.target as AnyLedger).name) }))
  );
}
