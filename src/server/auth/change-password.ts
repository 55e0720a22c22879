import { Problem } from '../../kernel/problem.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Caller } from './caller.ts';
import { checkPassword } from './check-password.ts';
import { endSessions } from './end-sessions.ts';
import type { StandingSession } from './identify.ts';
import type { AuthParts, Next } from './parts.ts';
import { findHash, pastHashes, replacePassword } from './past-passwords.ts';
import { findPending, type Pending } from './pending.ts';
import { rulesOf } from './rules-of.ts';
import type { AuthSettings } from './settings.ts';

/** The password as it is, and as it shall be. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/**
 * Changes one's own password and ends one's other sessions, in one transaction, and says where to go next.
 * Throws Problem `invalid` for a wrong current password, or a new one that is against the rules or was used lately.
 */
export async function changePassword(
  parts: AuthParts,
  session: StandingSession,
  caller: Caller,
  { current, next }: PasswordChange,
): Promise<Next> {
  const rules = await rulesOf(parts.pool, parts.settings, session);
  await checkPassword(session, next, rules);
  if (next === current) throw new Problem('invalid', '新密码不能与当前密码相同。');
  const { password } = await parts.engine.$context;
  const answer = await parts.attempt<Next>(session.username, caller, async () => {
    const hash = await findHash(parts.pool, session.accountId);
    if (hash === undefined || !(await password.verify({ hash, password: current }))) {
      return { reason: 'wrong-current-password' };
    }
    for (const past of await pastHashes(parts.pool, session.accountId, rules.passwordHistory)) {
      if (await password.verify({ hash: past, password: next }))
        throw new Problem(
          'invalid',
          `新密码与最近用过的密码相同，请换一个（最近 ${rules.passwordHistory} 个不得重复使用）。`,
        );
    }
    const pending = await store(parts, session, await password.hash(next), rules);
    return { reason: 'password-changed', value: pending ?? 'home' };
  });
  parts.written();
  return answer;
}

function store(
  { pool, clock }: AuthParts,
  { accountId, sessionId }: StandingSession,
  hash: string,
  rules: AuthSettings,
): Promise<Pending | null> {
  const now = clock();
  return inTransaction(pool, async (client) => {
    await replacePassword(client, accountId, now, { hash, mustChange: false });
    await endSessions(client, accountId, sessionId);
    const pending = (await findPending(client, accountId, now, rules)) ?? null;
    await client.query('update session set pending = $2 where id = $1', [sessionId, pending]);
    return pending;
  });
}
