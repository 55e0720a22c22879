import { Problem } from '../../kernel/problem.ts';
import { endSessions } from './accounts.ts';
import type { Caller } from './caller.ts';
import type { StandingSession } from './identify.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { AuthParts, Next } from './parts.ts';
import { passwordProblem } from './password-rule.ts';
import { findPending, type Pending } from './pending.ts';

/** The password as it is, and as it shall be. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/**
 * Changes one's own password and ends one's other sessions, in one transaction, and says where to go next.
 * Throws Problem `invalid` for a wrong current password or a new one against the rule.
 */
export async function changePassword(
  parts: AuthParts,
  session: StandingSession,
  caller: Caller,
  { current, next }: PasswordChange,
): Promise<Next> {
  const problem = passwordProblem(session.username, next);
  if (problem) throw new Problem('invalid', problem);
  if (next === current) throw new Problem('invalid', '新密码不能与当前密码相同。');
  const { password } = await parts.engine.$context;
  return parts.attempt<Next>(session.username, caller, async () => {
    const { rows } = await parts.pool.query<{ hash: string }>(
      'select password as hash from credential where account_id = $1',
      [session.accountId],
    );
    const hash = rows[0]?.hash;
    if (hash === undefined || !(await password.verify({ hash, password: current }))) {
      return { reason: 'wrong-current-password' };
    }
    const pending = await store(parts, session, await password.hash(next));
    return { reason: 'password-changed', value: pending ?? 'home' };
  });
}

function store(
  { pool, clock, settings }: AuthParts,
  { accountId, sessionId }: StandingSession,
  hash: string,
): Promise<Pending | null> {
  const now = clock();
  return inTransaction(pool, async (client) => {
    await client.query('update credential set password = $2, updated_at = $3 where account_id = $1', [
      accountId,
      hash,
      now,
    ]);
    await client.query(
      'update account set password_changed_at = $2, must_change_password = false, updated_at = $2 where id = $1',
      [accountId, now],
    );
    await endSessions(client, accountId, sessionId);
    const pending = (await findPending(client, accountId, now, settings)) ?? null;
    await client.query('update session set pending = $2 where id = $1', [sessionId, pending]);
    return pending;
  });
}
