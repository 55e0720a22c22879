import type { TableClass } from '../db/table-classes.ts';

/** A foreign key of the schema. */
export interface Key {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly definition: string;
}

/** What of the schema matters for cutting it up. */
export interface Shape {
  readonly database: string;
  readonly classes: Readonly<Record<string, TableClass>>;
  readonly keys: readonly Key[];
  /** Tables that are distributed already, or stand whole on every node. */
  readonly done: readonly string[];
}

/**
 * The statements that cut a schema by county, in their order, each to be sent by itself in one transaction: dictionaries stand whole on
 * every node, tenant tables are cut by county and lie together, local tables stay. Foreign keys of what is cut are lifted meanwhile.
 * Nothing is said of what is done already.
 */
export function distributionPlan({ classes, keys, done, database }: Shape): readonly string[] {
  const open = (wanted: TableClass) =>
    Object.keys(classes)
      .filter((table) => classes[table] === wanted && !done.includes(table))
      .toSorted();
  const [dictionaries, tenants] = [open('dictionary'), open('tenant')];
  if (dictionaries.length + tenants.length === 0) return [];
  const touched = keys.filter(({ from, to }) =>
    [...dictionaries, ...tenants].some((table) => table === from || table === to),
  );
  const first =
    Object.keys(classes)
      .filter((table) => classes[table] === 'tenant' && done.includes(table))
      .toSorted()[0] ?? tenants[0];
  return [
    `alter database ${quoted(database)} set citus.propagate_set_commands = 'local'`,
    `set local citus.multi_shard_modify_mode = 'sequential'`,
    ...touched.map(({ from, name }) => `alter table ${quoted(from)} drop constraint ${quoted(name)}`),
    ...dictionaries.map((table) => `select create_reference_table('${quoted(table)}')`),
    ...tenants.map((table) => `select create_distributed_table('${quoted(table)}', 'county'${together(table, first)})`),
    ...touched.map(
      ({ from, name, definition }) => `alter table ${quoted(from)} add constraint ${quoted(name)} ${definition}`,
    ),
  ];
}

/** The first table decides how many parts there are; all others lie with it. */
const together = (table: string, first: string | undefined) =>
  table === first || first === undefined ? '' : `, colocate_with => '${quoted(first)}'`;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
