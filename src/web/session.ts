import { Problem } from '../kernel/problem.ts';
import { createStore } from './store.ts';

/** Whether the session ended while pages were open: signing in again over them keeps what was typed. */
export const session = createStore<'standing' | 'ended'>('standing');

/** Whether a call was refused because nobody is signed in. */
export const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.code === 'unauthenticated';

/** An address of our own to return to after signing in; anything else is the first page. */
export function ownAddress(address: unknown): string {
  const isOwn = typeof address === 'string' && /^\/(?![/\\])/.test(address) && !address.startsWith('/sign-in');
  return isOwn ? address : '/';
}
