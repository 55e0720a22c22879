/** Something read from the database and kept in memory. */
export interface Kept<T> {
  readonly now: () => T;
  /** Reads it again. */
  readonly again: () => Promise<void>;
  readonly stop: () => void;
}

const everyMs = 10_000;

/** Reads something now and again every ten seconds; while it cannot be read, what was known still holds. */
export async function keepFresh<T>(read: () => Promise<T>): Promise<Kept<T>> {
  let value = await read();
  const again = async () => {
    value = await read().catch(() => value);
  };
  const timer = setInterval(() => void again(), everyMs).unref();
  return { now: () => value, again, stop: () => clearInterval(timer) };
}
