import type { Machine } from '../db/transact.ts';
import { asSystem } from '../jobs/system.ts';
import type { OutboxLine } from '../live/feed.ts';
import { indexRows } from './index-rows.ts';

const follower = 'search';
const pageLines = 2000;
const againMs = 5000;

/**
 * Follows the outbox for the search lines of this process: call what it gives whenever lines may have come. What comes during the work
 * is done right after it, and what fails is tried again.
 */
export function searchFollower(machine: Machine, failed: (error: unknown) => void): () => void {
  let wanted = false;
  let working: Promise<void> | undefined;
  const follow = () => {
    wanted = true;
    working ??= work().finally(() => (working = undefined));
  };
  const work = async () => {
    while (wanted) {
      wanted = false;
      await followSearch(machine).catch((error: unknown) => {
        failed(error);
        setTimeout(follow, againMs).unref();
      });
    }
  };
  return follow;
}

/** Brings the search lines up to the outbox. One process at a time, others wait their turn; after a crash it goes on where it had come to. */
export async function followSearch(machine: Machine): Promise<void> {
  const client = await machine.pool.connect();
  try {
    await client.query(`insert into outbox_cursor (follower, xid, id) values ($1, '0', 0) on conflict do nothing`, [
      follower,
    ]);
    let more = true;
    while (more) {
      await client.query('begin');
      const { rows } = await client.query<OutboxLine>(linesSql, [follower]);
      await indexLines(machine, rows);
      const last = rows.at(-1);
      if (last)
        await client.query('update outbox_cursor set xid = $2, id = $3 where follower = $1', [
          follower,
          last.xid,
          last.id,
        ]);
      await client.query('commit');
      more = rows.length === pageLines;
    }
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the connection may be gone
    throw error;
  } finally {
    client.release();
  }
}

async function indexLines(machine: Machine, lines: readonly OutboxLine[]): Promise<void> {
  const groups = Map.groupBy(lines, (line) => `${line.county} ${line.ledger}`);
  for (const group of groups.values()) {
    const [first] = group;
    const ledger = machine.registry.ledgers.get(first?.ledger ?? '');
    if (!first || !ledger) continue;
    const ids = [...new Set(group.map((line) => line.rowId))];
    await asSystem(machine, first.county, (ctx) => indexRows(ctx, ledger, ids));
  }
}

/** The next lines behind the cursor, once no other process holds it. */
const linesSql = `with cursor as (select xid, id from outbox_cursor where follower = $1 for update)
  select o.id::text, o.xid::text, o.county, o.ledger, o.row_id as "rowId", o.version, o.action from outbox o, cursor
  where (o.xid, o.id) > (cursor.xid, cursor.id) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by o.xid, o.id limit ${pageLines}`;
