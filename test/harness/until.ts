import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is there, and fails when it does not come: after so many looks, which a busy machine takes longer for. */
export async function until<T>(what: () => Promise<T | undefined | false>, looks = 400): Promise<T> {
  for (let look = 0; look < looks; look += 1) {
    const found = await what();
    if (found !== undefined && found !== false) return found;
    await wait(50);
  }
  return assert.fail('it did not come to pass');
}
