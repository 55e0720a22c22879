import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { probe } from './connection.ts';

const waitMs = 400;
const streamMs = 5000;
const lines = z.array(z.object({ ledger: z.string(), action: z.string() }));

/**
 * Keeps open pages true: when rows change, what was asked of their ledgers is asked again. A query belongs to a ledger when
 * its key holds the ledger's name, and to all of them when it holds 'rows'. What moved beside the rows themselves ('moved': somebody of a
 * call-out answered; 'streamed': readings came in) concerns only what names the ledger, the latter every five seconds at most. A hidden page listens to nothing and catches up
 * when it is shown: browsers allow few connections to one server. Returns what ends it.
 */
export function followRows(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  let tries = 0;
  const written = gather(waitMs, (ledgers) => refresh(queries, ledgers.add('rows')));
  const moved = gather(waitMs, (ledgers) => refresh(queries, ledgers));
  const streamed = gather(streamMs, (ledgers) => refresh(queries, ledgers));

  const connect = () => {
    clearTimeout(again);
    source?.close();
    source = new EventSource('/api/live');
    source.addEventListener('open', () => {
      tries = 0;
      if (missed) void queries.invalidateQueries();
      missed = false;
    });
    source.addEventListener('rows', (event) => {
      const by = Map.groupBy(linesOf(event.data), ({ action }) => action);
      for (const [action, all] of by)
        (action === 'streamed' ? streamed : action === 'moved' ? moved : written)(all.map(({ ledger }) => ledger));
    });
    source.addEventListener('error', () => {
      missed = true;
      void probe();
      if (source?.readyState !== EventSource.CLOSED) return; // the browser itself tries again
      void queries.invalidateQueries({ queryKey: ['me'] }); // an ended session shows itself there
      again = setTimeout(connect, Math.min(30_000, 1000 * 2 ** tries));
      tries += 1;
    });
  };
  const disconnect = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const follow = () => {
    if (!document.hidden && !source) connect();
    if (!document.hidden || !source) return;
    disconnect();
    missed = true;
  };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', disconnect);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    window.removeEventListener('pagehide', disconnect);
    disconnect();
  };
}

function refresh(queries: QueryClient, ledgers: ReadonlySet<string>): void {
  const isTold = (part: unknown) => typeof part === 'string' && ledgers.has(part);
  void queries.invalidateQueries({ predicate: (query) => query.queryKey.some(isTold) });
}

/** What a message names; one that cannot be read names nothing. */
function linesOf(data: unknown): z.infer<typeof lines> {
  try {
    const parsed = lines.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Gathers names and passes them on together, at most once in so many milliseconds. */
function gather(ms: number, pass: (names: Set<string>) => void): (names: readonly string[]) => void {
  let held = new Set<string>();
  return (names) => {
    if (names.length === 0) return;
    if (held.size === 0) {
      setTimeout(() => {
        const passed = held;
        held = new Set();
        pass(passed);
      }, ms);
    }
    for (const name of names) held.add(name);
  };
}
