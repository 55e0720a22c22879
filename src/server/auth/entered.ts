import { Problem } from '../../kernel/problem.ts';
import type { Tried } from './attempts.ts';
import type { AuthParts, Entered } from './parts.ts';

/** The end of an attempt by the owner of an account for which no session may begin: what they are to be told. */
export async function closedTo({ pool }: AuthParts, username: string): Promise<Tried<Problem>> {
  const { rowCount } = await pool.query('select from account where username = $1 and disabled_at is not null', [
    username,
  ]);
  if (rowCount === 1) return { reason: 'disabled', value: problem('该账号已停用，请联系系统管理员。') };
  return { reason: 'unconfirmed', value: problem('该账号的岗位尚待安全管理员确认，确认后即可登录。') };
}

/** The step of signing in that was taken; throws what stands in its way. */
export function entered(end: Entered | Problem): Entered {
  if (end instanceof Problem) throw end;
  return end;
}

const problem = (words: string): Problem => new Problem('forbidden', words);
