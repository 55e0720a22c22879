import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../kernel/problem.ts';

/** Two transactions got in each other's way, and this one was undone for the other: done again, it goes through or says what is so now. */
export class Collision extends Problem {}

const attempts = 3;

/**
 * Does work again whose transaction was undone for another's, so that whoever was slower need not press twice. The work must have no
 * effect beside its transaction.
 */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Collision) || attempt === attempts) throw error;
      await wait(10 * attempt * (1 + Math.random())); // two that begin again at once would meet again
    }
  }
}
