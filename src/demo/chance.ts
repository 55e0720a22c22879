/** A seeded source of choices: the same seed makes the same county, on every machine and on every day. */
export interface Chance {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number from low to high, both included. */
  readonly int: (low: number, high: number) => number;
  /** One of the list, each as likely. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** True with the given probability. */
  readonly odds: (probability: number) => boolean;
  /** A shuffled copy. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
}

/** Starts a source of choices from a seed (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => nth(list, Math.floor(next() * list.length));
  const odds = (probability: number): boolean => next() < probability;
  const shuffle = <T>(list: readonly T[]): T[] => {
    const mixed = [...list];
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = int(0, last);
      const moved = nth(mixed, last);
      mixed[last] = nth(mixed, other);
      mixed[other] = moved;
    }
    return mixed;
  };
  return { next, int, pick, odds, shuffle };
}

/** A seed from words and numbers (FNV-1a), so that each part of the county has choices of its own. */
export function seedOf(...parts: readonly (string | number)[]): number {
  const text = parts.join('/');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The entry at an index that is known to be there; anything else is a bug and throws RangeError. */
export function nth<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`);
  return entry;
}
