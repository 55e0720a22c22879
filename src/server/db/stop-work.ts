import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Pool, type PoolClient } from 'pg';

/** The end of watching whether somebody still waits for what a connection does. */
export type Unwatch = () => Promise<void>;

const patience = 100;

/**
 * Ends what the database does on a connection once nobody waits for it any more: statement by statement, from a connection of its own, until
 * watching ends. The connection must not be given to anybody else before.
 */
export function stopWhenLeft(pool: Pool, client: PoolClient, left: AbortSignal | undefined): Unwatch {
  if (!left) return async () => undefined;
  const ended = new AbortController();
  let stopping = Promise.resolve();
  const stop = () => {
    stopping = stopStatements(pool, client, ended.signal);
  };
  left.addEventListener('abort', stop, { once: true });
  if (left.aborted) stop();
  return async () => {
    left.removeEventListener('abort', stop);
    ended.abort();
    await stopping;
  };
}

async function stopStatements(pool: Pool, client: PoolClient, ended: AbortSignal): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number }; // the types leave it out
  // What is nearly done ends by itself.
  const isOver = () =>
    wait(patience, undefined, { signal: ended })
      .catch(() => undefined)
      .then(() => ended.aborted);
  if (await isOver()) return;
  const other = new Client({ ...pool.options, pipeline: false });
  other.on('error', () => undefined);
  try {
    await other.connect();
    await other.query('begin');
    await other.query('set local role none'); // the role of requests may not stop what was begun as another
    // One that comes between two statements stops nothing: the next is stopped instead.
    do await other.query('select pg_cancel_backend($1)', [processID]);
    while (!(await isOver()));
  } catch {
    // Whoever cannot be stopped ends by the time limit of statements.
  } finally {
    await other.end().catch(() => undefined);
  }
}
