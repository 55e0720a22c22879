import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';

/**
 * Waits until every transaction that is under way on the server now has ended, those of other tests' databases too: what follows
 * commits takes nothing that is younger than the oldest of them.
 */
export async function settled(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid');
  const over = async () => {
    const asked = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as over';
    return (await pool.query<{ over: boolean }>(asked, [rows[0]?.xid])).rows[0]?.over === true;
  };
  for (let tries = 0; tries < 600; tries += 1) {
    if (await over()) return;
    await wait(50);
  }
  throw new Error('a transaction on the server does not end');
}
