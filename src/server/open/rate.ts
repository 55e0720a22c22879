import { Problem } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';

/** How often one address may ask, and over how many milliseconds. */
export interface Rate {
  readonly most: number;
  readonly perMs: number;
}

/** Counts what each address asks; throws Problem 'tooMany' beyond the rate. Each process counts for itself. */
export function createRate(clock: Clock, { most, perMs }: Rate): (address: string) => void {
  let windowEnds = 0;
  const counts = new Map<string, number>();
  return (address) => {
    const now = Date.parse(clock());
    if (now >= windowEnds) {
      counts.clear(); // an address takes room for one window at most
      windowEnds = now + perMs;
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > most) throw new Problem('tooMany', '查询过于频繁，请一分钟后再试');
  };
}
