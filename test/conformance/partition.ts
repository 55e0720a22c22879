import { Client, type Pool } from 'pg';
import { columnTypes } from '../../src/server/db/column-types.ts';
import { modules } from '../../src/modules/index.ts';
import { tablesOf } from '../../src/server/db/table-classes.ts';

const parts = 8;

/**
 * Cuts the tenant tables of an empty database by county into eight parts each, as a distributed database would: PostgreSQL then
 * itself refuses keys without the county, and what a statement touched can be seen part by part. What is kept by month is cut already.
 */
export async function cutByCounty(url: string): Promise<void> {
  await connected(url, cut);
}

async function cut(owner: Client): Promise<void> {
  const byMonth = (await lines(owner, partitionedSql, [])).map((name) => `"${name}"`);
  const tables = tablesOf(modules, 'tenant').filter((table) => !byMonth.includes(table));
  const keys = await lines(owner, keysSql, tables);
  const policies = await lines(owner, policiesSql, tables);
  const views = await lines(owner, viewsSql, tables);
  const grants = await lines(owner, grantsSql, tables);
  const statements = [
    ...tables.map((table) => `alter table ${table} rename to ${old(table)}`),
    ...tables.map((table) => `create table ${table} (like ${old(table)} including all) partition by hash (county)`),
    ...tables.flatMap((table) => Array.from({ length: parts }, (_, at) => partOf(table, at))),
    ...tables.map((table) => `drop table ${old(table)} cascade`),
    ...keys,
    ...tables.map((table) => `alter table ${table} enable row level security`),
    ...policies,
    ...views,
    ...grants,
  ];
  for (const statement of statements) await owner.query(statement);
}

/** How often each part of a table has been read since the database was made. Ends all connections: only then have they told. */
export async function partsRead(url: string): Promise<ReadonlyMap<string, number>> {
  return connected(url, async (client) => {
    let others = 1;
    while (others > 0) others = (await client.query(endOthersSql)).rows.length;
    const { rows } = await client.query<{ name: string; scans: number }>(
      `select relname as name, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans from pg_stat_user_tables
       where relname ~ '_part[0-7]$'`,
    );
    return new Map(rows.map(({ name, scans }) => [name, scans]));
  });
}

const endOthersSql = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, types: columnTypes });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The number of the part in which a county lies, the same for all tables. */
export async function partOfCounty(owner: Pool, county: string): Promise<number> {
  const { rows } = await owner.query<{ part: number }>(
    `select n as part from generate_series(0, ${parts - 1}) n
     where satisfies_hash_partition('site'::regclass::oid, ${parts}, n, $1::text)`,
    [county],
  );
  return rows[0]?.part ?? -1;
}

const bare = (table: string) => table.replaceAll('"', '');
const old = (table: string) => `"${bare(table)}_whole"`;
const partOf = (table: string, at: number) =>
  `create table "${bare(table)}_part${at}" partition of ${table} for values with (modulus ${parts}, remainder ${at})`;

async function lines(owner: Client, question: string, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ line: string }>(question, [tables.map(bare)]);
  return rows.map(({ line }) => line);
}

const partitionedSql = `select relname as line from pg_class where relkind = 'p' and relname <> all($1)`;

// What `like` does not copy.
const keysSql = `select format('alter table %I add %s', c.relname, pg_get_constraintdef(k.oid)) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid where contype = 'f' and c.relname = any($1)`;
const policiesSql = `select format('create policy %I on %I using %s', polname, relname, pg_get_expr(polqual, polrelid)) as line
  from pg_policy p join pg_class c on c.oid = p.polrelid where relname = any($1)`;
const viewsSql = `select distinct format('create view %I as %s', v.relname, pg_get_viewdef(v.oid)) as line
  from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid join pg_class c on c.oid = d.refobjid
  where v.relkind = 'v' and c.relname = any($1)`;
const grantsSql = `select format('grant %s (%I) on %I to %I', privilege_type, column_name, table_name, grantee) as line
  from information_schema.role_column_grants where grantee = 'anlan_app' and table_schema = 'public'
    and table_name in (select relname from pg_class where relname = any($1) or relkind = 'v')
  union all select format('grant delete on %I to %I', table_name, grantee) from information_schema.role_table_grants
  where grantee = 'anlan_app' and table_schema = 'public' and table_name = any($1) and privilege_type = 'DELETE'`;
