/** What a fake does after a while: nothing of it is begun once the fake is stopped, and nothing keeps the process alive. */
export interface Later {
  (ms: number, work: () => void): void;
  /** Ends all that was to be done, and whatever waits for `over`. */
  stop(): void;
  readonly over: AbortSignal;
}

/** Work that is done later, unless the fake is stopped before. */
export function untilStopped(): Later {
  const timers = new Set<NodeJS.Timeout>();
  const ended = new AbortController();
  const later = (ms: number, work: () => void) => {
    if (ended.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const stop = () => {
    ended.abort();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  return Object.assign(later, { stop, over: ended.signal });
}

/** Counts what came within the last so many milliseconds: a vendor's own limit, kept by its own clock. */
export function windowOf(ms: number): { full(most: number): boolean; took(): void } {
  const lately: number[] = [];
  return {
    full: (most) => {
      const at = performance.now();
      while (lately[0] !== undefined && lately[0] <= at - ms) lately.shift();
      return lately.length >= most;
    },
    took: () => void lately.push(performance.now()),
  };
}
