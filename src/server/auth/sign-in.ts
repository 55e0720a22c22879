import type { Problem } from '../../kernel/problem.ts';
import type { Caller } from './caller.ts';
import type { Tried } from './attempts.ts';
import { headersFor, refusalOf } from './engine.ts';
import { closedTo, entered } from './entered.ts';
import { nextFor, type AuthParts, type Entered } from './parts.ts';

/** Username (any case) and password, as typed. */
export interface Typed {
  readonly username: string;
  readonly password: string;
}

/** Signs in with a password: begins a session, or asks for the second factor. Unknown usernames cost the same time as known ones. */
export async function signIn(parts: AuthParts, caller: Caller, typed: Typed): Promise<Entered> {
  const username = typed.username.trim().toLowerCase();
  return entered(await parts.attempt(username, caller, () => tryPassword(parts, caller, { ...typed, username })));
}

async function tryPassword(parts: AuthParts, caller: Caller, body: Typed): Promise<Tried<Entered | Problem>> {
  try {
    const { response, headers } = await parts.engine.api.signInUsername({
      body,
      headers: headersFor('', caller),
      returnHeaders: true,
    });
    const cookies = headers.getSetCookie();
    if ('twoFactorRedirect' in response) {
      return { reason: 'second-factor-asked', value: { next: 'second-factor', cookies } };
    }
    return { reason: 'signed-in', value: { next: await nextFor(parts, response.user.id), cookies } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'INVALID_USERNAME_OR_PASSWORD') return { reason: 'wrong-password' };
    if (refusal === 'FAILED_TO_CREATE_SESSION') return closedTo(parts, body.username);
    throw error;
  }
}
