import { inTransaction } from '../db/in-transaction.ts';
import type { Caller } from './caller.ts';
import { endSessions } from './end-sessions.ts';
import { headersFor, refusalOf } from './engine.ts';
import type { StandingSession } from './identify.ts';
import { spendCode } from './one-time-code.ts';
import type { AuthParts, Next } from './parts.ts';
import { findHash } from './past-passwords.ts';
import { findPending, type Queryable } from './pending.ts';
import { rulesOf } from './rules-of.ts';
import { beginEnrolment, type Enrolment, forgetSecondFactor } from './second-factor.ts';

/** What proves that a second factor is one's own: the password, and a code of the authenticator or a backup code. */
export interface FactorProof {
  readonly password: string;
  readonly code: string;
}

/** Whether somebody has a second factor, and whether one of their posts must have one. */
export async function secondFactorState(
  { pool, settings }: AuthParts,
  session: StandingSession,
): Promise<{ readonly on: boolean; readonly required: boolean }> {
  const rules = await rulesOf(pool, settings, session);
  const { rows } = await pool.query<{ on: boolean }>('select two_factor_enabled as on from account where id = $1', [
    session.accountId,
  ]);
  return {
    on: rows[0]?.on ?? false,
    required: session.posts.some(({ role }) => rules.secondFactorRoles.includes(role)),
  };
}

/** Gives up the second factor; one's other sessions end. Roles that must have one enrol anew before any work. */
export async function removeSecondFactor(
  parts: AuthParts,
  session: StandingSession,
  cookies: string,
  caller: Caller,
  proof: FactorProof,
): Promise<Next> {
  return parts.attempt<Next>(session.username, caller, async () => {
    const wrong = await disprove(parts, session, cookies, caller, proof);
    if (wrong) return { reason: wrong };
    const next = await inTransaction(parts.pool, async (client) => {
      await forget(parts, client, session);
      const rules = await rulesOf(client, parts.settings, session);
      const pending = (await findPending(client, session.accountId, parts.clock(), rules)) ?? null;
      await client.query('update session set pending = $2 where id = $1', [session.sessionId, pending]);
      return pending ?? 'home';
    });
    return { reason: 'second-factor-removed', value: next };
  });
}

/**
 * Puts another telephone in the place of the one that was enrolled: the old one and its backup codes are good no more, one's other
 * sessions end, and the new one counts when `confirmSecondFactor` has seen its first code. This session goes on meanwhile, since its
 * owner has just proved both factors; a role that must have one is asked to enrol at the next sign-in if it is left at that.
 */
export async function renewSecondFactor(
  parts: AuthParts,
  session: StandingSession,
  cookies: string,
  caller: Caller,
  proof: FactorProof,
): Promise<Enrolment> {
  return parts.attempt<Enrolment>(session.username, caller, async () => {
    const wrong = await disprove(parts, session, cookies, caller, proof);
    if (wrong) return { reason: wrong };
    await inTransaction(parts.pool, (client) => forget(parts, client, session));
    return { reason: 'second-factor-removed', value: await beginEnrolment(parts, cookies, caller, proof.password) };
  });
}

async function forget({ clock }: AuthParts, client: Queryable, { accountId, sessionId }: StandingSession) {
  await forgetSecondFactor(client, accountId, clock());
  await endSessions(client, accountId, sessionId);
}

/** What of a proof is wrong; undefined when nothing is, and the code is spent. */
async function disprove(
  parts: AuthParts,
  { accountId, username }: StandingSession,
  cookies: string,
  caller: Caller,
  { password, code }: FactorProof,
): Promise<'wrong-current-password' | 'wrong-first-code' | undefined> {
  const { password: secrets } = await parts.engine.$context;
  const hash = await findHash(parts.pool, accountId);
  if (hash === undefined || !(await secrets.verify({ hash, password }))) return 'wrong-current-password';
  if (/^[0-9]{6}$/.test(code))
    return (await spendCode(parts, username, code)) === undefined ? 'wrong-first-code' : undefined;
  try {
    const body = { code, disableSession: true };
    await parts.engine.api.verifyBackupCode({ body, headers: headersFor(cookies, caller) });
    return undefined;
  } catch (error) {
    if (['INVALID_BACKUP_CODE', 'BACKUP_CODES_NOT_ENABLED'].includes(refusalOf(error) ?? '')) return 'wrong-first-code';
    throw error;
  }
}
