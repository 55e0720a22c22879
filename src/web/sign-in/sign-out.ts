import { authCalls } from './auth-calls.ts';

/** Ends the session, and forgets on this page everything it showed. */
export async function signOut(): Promise<void> {
  await authCalls.signOut().catch(() => undefined); // a session that is over already is over
  location.assign('/sign-in');
}
