import type pg from 'pg';
import type { Logger } from 'pino';

/** A line of the outbox as followers see it. */
export interface OutboxLine {
  readonly county: string;
  readonly id: string;
  readonly ledger: string;
  readonly rowId: string;
  readonly version: number;
  readonly action: string;
  readonly xid: string;
}

/** Told of the lines that became visible since the last call. */
export type Listener = (lines: readonly OutboxLine[]) => void;

/** The outbox as this process follows it: at once after its own writes, within a second after those of others. */
export interface Feed {
  readonly subscribe: (listener: Listener) => () => void;
  /** Looks now: something was written here. */
  readonly poke: () => void;
  readonly stop: () => Promise<void>;
}

const everyMs = 1000;

/**
 * Follows the outbox from now on. Lines are read below the oldest transaction still open, in the order of transactions,
 * so that a line whose commit comes late is never skipped.
 */
export function followOutbox(pool: pg.Pool, log: Logger): Feed {
  const listeners = new Set<Listener>();
  let position: { xid: string; id: string } | undefined;
  let looking: Promise<void> | undefined;
  let wanted = false;
  const ended = new AbortController();

  async function look(): Promise<void> {
    if (!position) {
      position = (await pool.query<{ xid: string; id: string }>(startSql)).rows[0];
      return;
    }
    const { rows } = await pool.query<OutboxLine>({
      name: 'feed',
      text: linesSql,
      values: [position.xid, position.id],
    });
    const last = rows.at(-1);
    if (!last) return;
    position = last;
    for (const listener of listeners) listener(rows);
    if (rows.length === pageLines) wanted = true;
  }

  function poke(): void {
    wanted = true;
    looking ??= run().finally(() => (looking = undefined));
  }
  async function run(): Promise<void> {
    while (wanted && !ended.signal.aborted) {
      wanted = false;
      await look().catch((error: unknown) => log.warn({ err: error }, 'outbox not readable, trying again'));
    }
  }

  const timer = setInterval(poke, everyMs);
  poke();
  return {
    poke,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      ended.abort();
      clearInterval(timer);
      await looking;
    },
  };
}

const pageLines = 500;
const startSql = `select pg_snapshot_xmin(pg_current_snapshot())::text as xid, '0' as id`;
const linesSql = `select id::text, xid::text, county, ledger, row_id as "rowId", version, action from outbox
  where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
  order by xid, id limit ${pageLines}`;
