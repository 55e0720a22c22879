import { useSyncExternalStore } from 'react';
import { dayOf } from '../kernel/calendar.ts';

// The server's clock is the only one that counts; between its answers time passes by the page's own steady clock.
let server = performance.timeOrigin;
let heardAt = 0;
let shown = instant();
const watchers = new Set<() => void>();

/** Sets the clock by what the server says the time is. */
export function setServerNow(now: string): void {
  server = Date.parse(now);
  heardAt = performance.now();
  tick();
}

/** The moment it is now at the server, ISO in UTC. */
export const serverNow = (): string => instant();

/** The moment it is now, to the minute's half, and the day in the county; the page follows as time passes. */
export function useNow(): { readonly now: string; readonly today: string } {
  const now = useSyncExternalStore(watch, () => shown);
  return { now, today: dayOf(now) };
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) timer = setInterval(tick, 30_000);
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) clearInterval(timer);
  };
}
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  shown = instant();
  for (const watcher of watchers) watcher();
}

function instant(): string {
  return new Date(server + performance.now() - heardAt).toISOString();
}
