import type pg from 'pg';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { columnName } from '../ledger/columns.ts';
import { fieldColumns } from './ddl.ts';

/** Where a ledger and its table differ, in words of the schema; none when the table is what the ledger says. Asks the catalogue only. */
export async function driftOf(pool: pg.Pool, l: AnyLedger): Promise<readonly string[]> {
  const table = bare(l.name);
  const [columns, constraints] = await Promise.all([
    pool.query<Line>(columnsSql, [table]),
    pool.query<Line>(constraintsSql, [table]),
  ]);
  if (columns.rows.length === 0) return [`table ${table} is missing`];
  const found = [
    ...columns.rows.map(({ line }) => line),
    ...constraints.rows.flatMap(({ line }) => constraintIn(line)),
  ];
  const wanted = [...columnLines(l), ...constraintLines(l)];
  return [
    ...wanted.filter((line) => !found.includes(line)).map((line) => `${table}: missing: ${line}`),
    ...found.filter((line) => !wanted.includes(line)).map((line) => `${table}: not of the ledger: ${line}`),
  ];
}

interface Line {
  readonly line: string;
}

const systemColumns = [
  'county text not null',
  'id uuid not null',
  'version integer not null',
  'state text not null',
  'area text not null',
  'town text',
  'number text',
  'due_at timestamp with time zone',
  'created_at timestamp with time zone not null',
  'created_by uuid not null',
  'updated_at timestamp with time zone not null',
];

function columnLines(l: AnyLedger): readonly string[] {
  return [...systemColumns, ...fieldColumns(l).map((line) => line.replaceAll('"', ''))];
}

function constraintLines(l: AnyLedger): readonly string[] {
  const refs = Object.entries<Field>(l.fields)
    .filter(([, field]) => field.kind === 'ref')
    // A ref's target is a ledger by construction.
    .map(([name, field]) => `foreign key (county, ${bare(name)}) references ${bare((field.target as AnyLedger).name)}`);
  return ['primary key (county, id)', `state in (${Object.keys(l.states).toSorted().join(', ')})`, ...refs];
}

/** A constraint as the catalogue prints it, in the form above; what the ledger says nothing of is left out. */
function constraintIn(printed: string): readonly string[] {
  const line = printed.replaceAll('"', '');
  if (line.startsWith('CHECK') && line.includes('(state ')) {
    const states = [...line.matchAll(/'([^']*)'/g)].map(([, state = '']) => state);
    return [`state in (${states.toSorted().join(', ')})`];
  }
  const key = /^(PRIMARY|FOREIGN) KEY \(([^)]*)\)(?: REFERENCES (\w+))?/.exec(line);
  if (!key) return [];
  const [, kind = '', columns = '', target] = key;
  return [`${kind.toLowerCase()} key (${columns})${target === undefined ? '' : ` references ${target}`}`];
}

const bare = (name: string) => columnName(name).replaceAll('"', '');

const columnsSql = `select attname || ' ' || format_type(atttypid, atttypmod)
    || case when attnotnull then ' not null' else '' end as line
  from pg_attribute where attrelid = to_regclass('public.' || quote_ident($1)) and attnum > 0 and not attisdropped`;
const constraintsSql = `select pg_get_constraintdef(oid) as line from pg_constraint
  where conrelid = to_regclass('public.' || quote_ident($1)) and contype in ('p', 'f', 'c') and conparentid = 0`;
