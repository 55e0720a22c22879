import { setImmediate as othersTurn } from 'node:timers/promises';

const atOnce = 50;

/** Maps rows one after the other and lets what waits have its turn every now and then: other people's pages come through the same thread. */
export async function inTurns<T, R>(rows: readonly T[], of: (row: T, at: number) => R): Promise<readonly R[]> {
  const done: R[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % atOnce === 0) await othersTurn();
    done.push(of(row, at));
  }
  return done;
}
