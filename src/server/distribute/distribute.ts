import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import type { Registry } from '../../kernel/module.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { tableClasses } from '../db/table-classes.ts';
import { distributionPlan, type Key, type Shape } from './plan.ts';

/** Whether a database can be cut up: the extension is there, could be made, or is not installed on the server. */
export type Citus = 'there' | 'installable' | 'missing';

/** Looks for the extension. */
export async function findCitus(owner: pg.Pool): Promise<Citus> {
  const { rows } = await owner.query<{ there: boolean; installable: boolean }>(
    `select exists (select 1 from pg_extension where extname = 'citus') as there,
       exists (select 1 from pg_available_extensions where name = 'citus') as installable`,
  );
  const [found] = rows;
  if (found?.there === true) return 'there';
  return found?.installable === true ? 'installable' : 'missing';
}

/** The statements that are still to be run on a database; none when all is done. */
export async function planFor(owner: pg.Pool, registry: Registry): Promise<readonly string[]> {
  const citus = await findCitus(owner);
  return distributionPlan(await shapeOf(owner, registry, citus === 'there'));
}

/** Runs them, all or none, and gives how many there were. Nobody may be at work in the database meanwhile. */
export async function distribute(owner: pg.Pool, registry: Registry): Promise<number> {
  const statements = await planFor(owner, registry);
  const { rows } = await owner.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and backend_type = 'client backend' and application_name like 'anlan%' and application_name not like 'anlan command%'`,
  );
  if ((rows[0]?.others ?? 0) > 0 && statements.length > 0)
    throw new Problem('refused', '安澜正在使用这个数据库。请先停止所有安澜进程，再执行 npx anlan distribute');
  await inTransaction(owner, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
  return statements.length;
}

async function shapeOf(owner: pg.Pool, registry: Registry, isCitus: boolean): Promise<Shape> {
  const { rows: keys } = await owner.query<Key>(`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to", conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conname`);
  const { rows } = await owner.query<{ database: string }>('select current_database() as database');
  const done = isCitus
    ? (
        await owner.query<{ name: string }>(
          `select table_name::text as name from citus_tables where citus_table_type in ('distributed', 'reference')`,
        )
      ).rows
    : [];
  return {
    database: rows[0]?.database ?? '',
    classes: tableClasses(registry),
    keys: keys.map((key) => ({ ...key, from: bare(key.from), to: bare(key.to) })),
    done: done.map(({ name }) => bare(name)),
  };
}

const bare = (name: string) => name.replaceAll('"', '').replace(/^public\./, '');
