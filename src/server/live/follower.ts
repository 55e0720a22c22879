import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '../db/in-transaction.ts';
import type { Machine } from '../db/transact.ts';
import type { OutboxLine } from './feed.ts';

/** Who brings something up to the outbox, each from its own place in it, one process at a time. */
export interface Follower {
  readonly name: string;
  /** Where a new one begins: at the first line there is, or at those that are written from now on. */
  readonly from: 'first' | 'now';
  readonly takes: (line: OutboxLine) => boolean;
  readonly pageLines: number;
  /** Whether it gives way: it waits for imports to end, and rests after each piece as long as that took. */
  readonly yields: boolean;
  /** Done before each look, whether lines have come or not. */
  readonly prepare?: (machine: Machine) => Promise<void>;
  /** Does what lines of one ledger in one county ask for. After a crash the same lines come again. */
  readonly apply: (machine: Machine, county: string, ledger: string, lines: readonly OutboxLine[]) => Promise<void>;
}

const againMs = 5000;
const busyMs = 500;

/**
 * Follows the outbox in this process: call what it gives whenever lines may have come. What comes during the work is done right after it,
 * and what fails is tried again. Those that yield wait while `isBusy` says that an import is at work here.
 */
export function startFollowing(
  machine: Machine,
  followers: readonly Follower[],
  failed: (error: unknown) => void,
  isBusy: () => boolean = () => false,
): () => void {
  const all = followers.map((follower) => keepUp((again) => follow(machine, follower, isBusy, again), failed));
  return () => {
    for (const one of all) one();
  };
}

/** Brings a follower up to the outbox. One process at a time, others wait their turn; after a crash it goes on where it had come to. */
export async function catchUp(machine: Machine, follower: Follower): Promise<void> {
  let more = true;
  while (more) more = await followPage(machine, follower);
}

async function follow(machine: Machine, follower: Follower, isBusy: () => boolean, again: () => void): Promise<void> {
  for (;;) {
    if (follower.yields && isBusy()) return void setTimeout(again, busyMs).unref();
    const begun = performance.now();
    const more = await followPage(machine, follower);
    if (!more) return;
    if (follower.yields) await pause(performance.now() - begun);
  }
}

/** Gives a call that sees to it that `look` runs once more after the last call, never twice at once, and again after a failure. */
function keepUp(look: (again: () => void) => Promise<void>, failed: (error: unknown) => void): () => void {
  let wanted = false;
  let working: Promise<void> | undefined;
  const again = () => {
    wanted = true;
    working ??= work().finally(() => (working = undefined));
  };
  const work = async () => {
    while (wanted) {
      wanted = false;
      await look(again).catch((error: unknown) => {
        failed(error);
        setTimeout(again, againMs).unref();
      });
    }
  };
  return again;
}

/** Follows a page of the outbox in one transaction, and says whether there may be more. */
async function followPage(machine: Machine, follower: Follower): Promise<boolean> {
  const { name, from, pageLines, takes, apply } = follower;
  await machine.pool.query(newCursorSql[from], [name]);
  await follower.prepare?.(machine);
  return inTransaction(machine.pool, async (client) => {
    const { rows } = await client.query<OutboxLine>(linesSql, [name, pageLines]);
    const groups = Map.groupBy(rows.filter(takes), (line) => `${line.county} ${line.ledger}`);
    for (const lines of groups.values()) {
      const [first] = lines;
      if (first) await apply(machine, first.county, first.ledger, lines);
    }
    const last = rows.at(-1);
    if (last)
      await client.query('update outbox_cursor set xid = $2, id = $3 where follower = $1', [name, last.xid, last.id]);
    return rows.length === pageLines;
  });
}

const newCursorSql = {
  first: `insert into outbox_cursor (follower, xid, id) values ($1, '0', 0) on conflict do nothing`,
  now: `insert into outbox_cursor (follower, xid, id) select $1, pg_snapshot_xmin(pg_current_snapshot()), 0
    where not exists (select 1 from outbox_cursor where follower = $1) on conflict do nothing`,
} as const;

/** The next lines behind the cursor, once no other process holds it. Joined to the cursor, the index would be read from its beginning. */
export const linesSql = `with cursor as materialized (select xid, id from outbox_cursor where follower = $1 for update)
  select o.id::text, o.xid::text, o.county, o.ledger, o.row_id as "rowId", o.version, o.action from outbox o
  where (o.xid, o.id) > ((select xid from cursor), (select id from cursor)) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by o.xid, o.id limit $2`;
