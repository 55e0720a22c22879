import type pg from 'pg';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { columnName } from '../ledger/columns.ts';

/**
 * Tells the planner how full the table of a ledger is by now, when half of it is new: what it believes of a table that was empty a minute
 * ago makes it go through all rows of the county for each few that are looked up. `pool` is the owner's: only the owner may.
 */
export async function freshenPlans(pool: pg.Pool, l: AnyLedger): Promise<void> {
  const { rows } = await pool.query({ name: 'import-stale', text: staleSql, values: [columnName(l.name)] });
  if (rows.length > 0) await pool.query(`analyze ${columnName(l.name)}`);
}

const staleSql = `select from pg_stat_user_tables where relid = $1::regclass
  and (coalesce(last_analyze, last_autoanalyze) is null or n_mod_since_analyze > 1000 + n_live_tup / 2)`;
