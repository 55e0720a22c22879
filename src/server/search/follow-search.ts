import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '../db/in-transaction.ts';
import type { Machine } from '../db/transact.ts';
import { importAction, undoAction } from '../import/actions.ts';
import { asSystem } from '../jobs/system.ts';
import type { OutboxLine } from '../live/feed.ts';
import { indexRows } from './index-rows.ts';

/** One of those who follow the outbox for the search lines, each from its own place in it. */
interface Follower {
  readonly name: string;
  readonly takes: (line: OutboxLine) => boolean;
  readonly pageLines: number;
  /** Whether it gives way: it waits for imports to end, and rests after each piece as long as that took. */
  readonly yields: boolean;
}

const isOfMany = ({ action }: OutboxLine): boolean => action === importAction || action === undoAction;

/** What people write can be found within moments; whole tables come behind, so that neither they nor anybody else wait for it. */
const followers: readonly Follower[] = [
  { name: 'search', takes: (line) => !isOfMany(line), pageLines: 2000, yields: false },
  { name: 'search-imports', takes: isOfMany, pageLines: 500, yields: true },
];

const againMs = 5000;
const busyMs = 500;

/**
 * Follows the outbox for the search lines of this process: call what it gives whenever lines may have come. What comes during the work
 * is done right after it, and what fails is tried again. The rows of imports wait while `isBusy` says that one is at work here.
 */
export function searchFollower(
  machine: Machine,
  failed: (error: unknown) => void,
  isBusy: () => boolean = () => false,
): () => void {
  const all = followers.map((follower) => keepUp((again) => follow(machine, follower, isBusy, again), failed));
  return () => {
    for (const one of all) one();
  };
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

/** Brings the search lines up to the outbox. One process at a time, others wait their turn; after a crash it goes on where it had come to. */
export async function followSearch(machine: Machine): Promise<void> {
  for (const follower of followers) {
    let more = true;
    while (more) more = await followPage(machine, follower);
  }
}

/** Follows a page of the outbox in one transaction, and says whether there may be more. */
async function followPage(machine: Machine, { name, takes, pageLines }: Follower): Promise<boolean> {
  await machine.pool.query(newCursorSql, [name]);
  return inTransaction(machine.pool, async (client) => {
    const { rows } = await client.query<OutboxLine>(linesSql, [name, pageLines]);
    await indexLines(machine, rows.filter(takes));
    const last = rows.at(-1);
    if (last)
      await client.query('update outbox_cursor set xid = $2, id = $3 where follower = $1', [name, last.xid, last.id]);
    return rows.length === pageLines;
  });
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

const newCursorSql = `insert into outbox_cursor (follower, xid, id) values ($1, '0', 0) on conflict do nothing`;

/** The next lines behind the cursor, once no other process holds it. Joined to the cursor, the index would be read from its beginning. */
export const linesSql = `with cursor as materialized (select xid, id from outbox_cursor where follower = $1 for update)
  select o.id::text, o.xid::text, o.county, o.ledger, o.row_id as "rowId", o.version, o.action from outbox o
  where (o.xid, o.id) > ((select xid from cursor), (select id from cursor)) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by o.xid, o.id limit $2`;
