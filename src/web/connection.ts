import { Problem } from '../kernel/problem.ts';
import { createStore } from './store.ts';

/** Whether the server can be reached, found out by asking it: the browser's own idea of being online is not to be trusted. */
export const connection = createStore<'reached' | 'lost'>('reached');

const againAfterMs = 4000;
let asking = false;

/** Looks at an error of a call: when the server may be out of reach, asks it until it answers. */
export function suspectConnection(error: unknown): void {
  if (error instanceof Problem && error.code === 'unavailable') void probe();
}

/** Asks the server whether it is there, and again until it is. */
export async function probe(): Promise<void> {
  if (asking) return;
  asking = true;
  while (!(await answers())) {
    connection.set('lost');
    await new Promise((resolve) => setTimeout(resolve, againAfterMs));
  }
  asking = false;
  connection.set('reached');
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(8000) });
    return response.ok;
  } catch {
    return false;
  }
}
