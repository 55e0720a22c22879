import type pg from 'pg';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { columnName } from '../ledger/columns.ts';

/**
 * Tells the planner how full the tables an import fills are by now, that of a ledger and those of clocks, history and search, when half of
 * one is new: what it believes of a table that was empty a minute ago makes it go through all rows of the county for each few that are
 * looked up, the pages of other people included. `pool` is the owner's: only the owner may.
 */
export async function freshenPlans(pool: pg.Pool, l: AnyLedger): Promise<void> {
  const { rows } = await pool.query<{ name: string }>({
    name: 'import-stale',
    text: staleSql,
    values: [columnName(l.name)],
  });
  for (const { name } of rows)
    await inTransaction(pool, async (client) => {
      await client.query('set local default_statistics_target = 25'); // a quarter of the usual sample
      await client.query(`analyze ${name}`);
    });
}

const staleSql = `select relid::regclass::text as "name" from pg_stat_user_tables
  where (relid in ($1::regclass, 'deadline'::regclass, 'search_line'::regclass)
      or relid in (select inhrelid from pg_inherits where inhparent = 'entry'::regclass))
    and n_mod_since_analyze > 1000 + n_live_tup / 2`;
