import { setFlagsFromString } from 'node:v8';

/**
 * Runs an import with room to double the heap before all of it is gone through: an import's rows live just long enough to be taken for old,
 * and what the product keeps for good would be gone through for them every second.
 */
export async function withHeapRoom<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--heap-growing-percent=100');
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0'); // as V8 sees fit
  }
}
