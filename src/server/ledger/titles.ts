import { type Sql, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { columnName, selectList } from './columns.ts';

/** Rows as they came from a titled statement: their own columns, and the names of what they refer to. */
export interface Titled {
  readonly rows: readonly AnyRow[];
  readonly titles: ReadonlyMap<string, string>;
}

/** The select list of a ledger's rows as t with, behind it, the names of the rows and people they refer to. */
export const titledList = (l: AnyLedger): Sql => namesOf(l).list;

/** The joins that `titledList` takes its names from. */
export const titleJoins = (l: AnyLedger): Sql => namesOf(l).joins;

/** Takes the names off titled rows, which nobody else holds yet, and keeps each once. */
export function splitTitles(l: AnyLedger, rows: readonly TitledRow[]): Titled {
  const { single, several } = namesOf(l);
  const titles = new Map<string, string>();
  for (const row of rows) {
    for (const [name, title] of single) {
      const [id, words] = [row[name], row[title]];
      if (typeof id === 'string' && typeof words === 'string') titles.set(id, words);
      row[title] = undefined; // JSON leaves it out; to build the row anew without it would cost ten times as much
    }
    for (const [, title] of several) {
      for (const [id, words] of Object.entries(row[title] ?? {})) titles.set(id, String(words));
      row[title] = undefined;
    }
  }
  return { rows, titles };
}

/** A row as it comes from the database, its names still on it. */
export type TitledRow = AnyRow & { [title: string]: unknown };

interface Names {
  readonly list: Sql;
  readonly joins: Sql;
  /** Columns with one id and the column of its name; columns with several and the column of a map of names. */
  readonly single: readonly (readonly [string, string])[];
  readonly several: readonly (readonly [string, string])[];
}

const known = new WeakMap<AnyLedger, Names>();
function namesOf(l: AnyLedger): Names {
  const found = known.get(l) ?? build(l);
  known.set(l, found);
  return found;
}

function build(l: AnyLedger): Names {
  const fields = Object.entries<Field>(l.fields);
  const single = fields.filter(([, { kind }]) => kind === 'ref' || kind === 'person');
  const several = fields.filter(([, { kind }]) => kind === 'people');
  const names = [...single.map(nameOfOne), ...several.map(namesOfSeveral)];
  return {
    list: raw([selectList(l).text, ...names].join(', ')),
    joins: raw(single.map(joinOne).join(' ')),
    single: single.map(([name]) => [name, titleOf(name)]),
    several: several.map(([name]) => [name, titleOf(name)]),
  };
}

/** No field has such a name. */
const titleOf = (name: string) => `${name}$`;
const alias = (name: string) => `"${titleOf(name)}"`;

function joinOne([name, field]: readonly [string, Field]): string {
  const key = `${alias(name)}.id = t.${columnName(name)}`;
  if (field.kind === 'person') return `left join account ${alias(name)} on ${key}`;
  const county = `${alias(name)}.county = current_setting('anlan.counties', true)`; // and not t's, so that partitions are left out
  return `left join ${columnName(targetOf(field).name)} ${alias(name)} on ${county} and ${key}`;
}

function nameOfOne([name, field]: readonly [string, Field]): string {
  if (field.kind === 'person') return `${alias(name)}.name as ${alias(name)}`;
  const { title, number } = targetOf(field);
  const words = `left(${alias(name)}.${columnName(title)}, 60)`; // short enough for a link
  return `${number ? `coalesce(${alias(name)}.number, ${words})` : words} as ${alias(name)}`;
}

function namesOfSeveral([name]: readonly [string, Field]): string {
  const those = `select jsonb_object_agg(r.id, r.name) from account r where r.id = any(t.${columnName(name)})`;
  return `(${those}) as ${alias(name)}`;
}

const targetOf = (field: Field) => field.target as AnyLedger; // a ref's target is a ledger by construction
