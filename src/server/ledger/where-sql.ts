import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { type AnyWhere, type Op, filters, isOp, isRecord, kindOf, nestedTarget } from '../../kernel/where.ts';
import { blindName } from '../sealed/rows.ts';
import { column, table } from './columns.ts';

/** The condition that a filter, its relative times resolved, puts on the rows of an aliased table. */
export function whereSql(l: AnyLedger, where: AnyWhere, alias = 't'): Sql {
  const parts = Object.entries(where).map(([name, test]) => partSql(l, name, test, alias));
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

function partSql(l: AnyLedger, name: string, test: unknown, alias: string): Sql {
  if (name === 'or' || name === 'and') return combined(l, name, filters(test), alias);
  const kind = kindOf(l, name);
  if (kind === undefined) throw new Error(`${l.name} has no column ${name}`);
  const target = nestedTarget(l, name, test);
  if (target !== undefined && isRecord(test)) return nestedSql(target, column(alias, name), test, alias);
  return testSql(column(alias, kind === 'sealed' ? blindName(name) : name), test, kind, alias);
}

function combined(l: AnyLedger, word: 'or' | 'and', parts: readonly AnyWhere[], alias: string): Sql {
  if (parts.length === 0) return word === 'and' ? sql`true` : sql`false`;
  const conditions = parts.map((part) => sql`(${whereSql(l, part, alias)})`);
  return sql`(${join(conditions, ` ${word} `)})`;
}

function nestedSql(target: AnyLedger, key: Sql, where: AnyWhere, outer: string): Sql {
  const alias = `${outer}_${target.name.slice(0, 1)}`; // the line keeps it from being a word of SQL, such as `to`
  return sql`exists (select 1 from ${table(target)} ${raw(alias)} where ${raw(alias)}.county = ${raw(outer)}.county
    and ${raw(alias)}.id = ${key} and ${whereSql(target, where, alias)})`;
}

function testSql(key: Sql, test: unknown, kind: string, alias: string): Sql {
  if (test === null) return sql`${key} is null`;
  if (Array.isArray(test)) return anyOf(key, test, kind);
  if (!isRecord(test)) return kind === 'people' ? sql`${test} = any(${key})` : sql`${key} = ${test}`;
  const parts = Object.entries(test).map(([op, wanted]) => opSql(key, isOp(op) ? op : 'not', wanted, kind, alias));
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

const symbols = { lt: raw('<'), lte: raw('<='), gt: raw('>'), gte: raw('>=') } as const;

function opSql(key: Sql, op: Op, wanted: unknown, kind: string, alias: string): Sql {
  if (op === 'set') return wanted === true ? sql`${key} is not null` : sql`${key} is null`;
  if (op === 'not') return notSql(key, wanted, kind);
  if (op === 'has')
    return kind === 'people' ? sql`${wanted}::uuid = any(${key})` : sql`position(${wanted} in ${key}) > 0`;
  if (op === 'within') return withinSql(key, String(wanted), alias);
  return sql`${key} ${symbols[op]} ${wanted}`;
}

/** What is unknown is unlike nothing, not even an empty list. */
function notSql(key: Sql, wanted: unknown, kind: string): Sql {
  if (Array.isArray(wanted)) return sql`${key} is not null and not ${anyOf(key, wanted, kind)}`;
  return kind === 'people' ? sql`${wanted}::uuid <> all(${key})` : sql`${key} <> ${wanted}`;
}

/** A county is every row, a town and a village are one key each, so that no filter by area needs a range. */
function withinSql(key: Sql, area: string, alias: string): Sql {
  const isOwnArea = key.text === column(alias, 'area').text;
  if (!isOwnArea) return sql`${key} like ${`${area}%`}`;
  if (area.length === 6) return sql`${raw(alias)}.county = ${area}`;
  return area.length === 9 ? sql`${raw(alias)}.town = ${area}` : sql`${key} = ${area}`;
}

const arrayTypes: Readonly<Record<string, string>> = {
  id: 'uuid[]',
  ref: 'uuid[]',
  person: 'uuid[]',
  count: 'integer[]',
  money: 'bigint[]',
  day: 'date[]',
  instant: 'timestamptz[]',
  flag: 'boolean[]',
  point: 'jsonb[]',
  files: 'jsonb[]',
};
function anyOf(key: Sql, values: readonly unknown[], kind: string): Sql {
  if (kind === 'people') return sql`${key} && ${values}::uuid[]`;
  return sql`${key} = any(${values}::${raw(arrayTypes[kind] ?? 'text[]')})`;
}
