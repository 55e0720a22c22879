import { setImmediate } from 'node:timers/promises';

/** Lets what waits have its turn: other people's pages come through the same thread. */
export const othersTurn = (): Promise<void> => setImmediate();

const atOnce = 50;

/** Maps rows one after the other and lets what waits have its turn every now and then. */
export async function inTurns<T, R>(rows: readonly T[], of: (row: T, at: number) => R): Promise<readonly R[]> {
  const done: R[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % atOnce === 0) await othersTurn();
    done.push(of(row, at));
  }
  return done;
}
