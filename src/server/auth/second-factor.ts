import { Problem } from '../../kernel/problem.ts';
import type { Tried } from './attempts.ts';
import type { Caller } from './caller.ts';
import { headersFor, refusalOf } from './engine.ts';
import type { StandingSession } from './identify.ts';
import { nextFor, type AuthParts, type Entered } from './parts.ts';
import { cookieName, readSignedCookie } from './session-cookie.ts';
import { disabledProblem } from './sign-in.ts';

/** What an authenticator needs, shown once: an otpauth URI and ten codes for the day the telephone is lost. */
export interface Enrolment {
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** Completes a sign-in with a code of the authenticator (6 digits) or a backup code (xxxxx-xxxxx). */
export async function answerSecondFactor(
  parts: AuthParts,
  cookies: string,
  caller: Caller,
  code: string,
): Promise<Entered> {
  const name = cookieName('two_factor', parts.secure);
  const challenge = readSignedCookie(cookies, name, parts.secret);
  const username = challenge && (await findChallenged(parts, challenge));
  if (!username) throw overProblem();
  // the challenge's cookie alone: with a session beside it better-auth would take the code for a confirmation
  const headers = headersFor(
    cookies
      .split(';')
      .filter((part) => part.trimStart().startsWith(`${name}=`))
      .join(';'),
    caller,
  );
  const entered = await parts.attempt(username, caller, () => tryCode(parts, username, headers, code));
  if (!entered) throw disabledProblem();
  return entered;
}

/** Begins the enrolment of an authenticator; it counts only when `confirmSecondFactor` has seen a first code. */
export async function enrolSecondFactor(
  parts: AuthParts,
  session: StandingSession,
  cookies: string,
  caller: Caller,
  password: string,
): Promise<Enrolment> {
  return parts.attempt<Enrolment>(session.username, caller, async () => {
    try {
      const enabled = await parts.engine.api.enableTwoFactor({
        body: { password },
        headers: headersFor(cookies, caller),
      });
      if (enabled.method !== 'totp') throw new Error(`better-auth enrolled ${enabled.method}`);
      return { reason: 'password-confirmed', value: { uri: enabled.totpURI, backupCodes: enabled.backupCodes } };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'INVALID_PASSWORD') return { reason: 'wrong-current-password' };
      if (refusal === 'TOTP_ALREADY_ENABLED')
        throw new Problem('refused', '动态口令已启用，无需再次绑定；更换手机请联系系统管理员。');
      throw error;
    }
  });
}

/** Confirms an enrolment with the authenticator's first code; the session is replaced by one that is free to work. */
export async function confirmSecondFactor(
  parts: AuthParts,
  session: StandingSession,
  cookies: string,
  caller: Caller,
  code: string,
): Promise<Entered> {
  return parts.attempt<Entered>(session.username, caller, async () => {
    try {
      const { headers } = await parts.engine.api.verifyTOTP({
        body: { code },
        headers: headersFor(cookies, caller),
        returnHeaders: true,
      });
      await spendCode(parts, session.username, code);
      const next = await nextFor(parts, session.accountId);
      return { reason: 'second-factor-enrolled', value: { next, cookies: headers.getSetCookie() } };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'INVALID_CODE') return { reason: 'wrong-first-code' };
      if (refusal === 'TOTP_NOT_ENABLED') throw new Problem('refused', '请先扫描二维码绑定动态口令，再填写动态口令。');
      throw error;
    }
  });
}

async function tryCode(
  parts: AuthParts,
  username: string,
  headers: Headers,
  code: string,
): Promise<Tried<Entered | undefined>> {
  const isTotp = /^[0-9]{6}$/.test(code);
  if (isTotp && (await isSpent(parts, username, code))) return { reason: 'wrong-code' };
  try {
    const call = { body: { code }, headers, returnHeaders: true } as const;
    const answer = await (isTotp ? parts.engine.api.verifyTOTP(call) : parts.engine.api.verifyBackupCode(call));
    if (isTotp) await spendCode(parts, username, code);
    const next = await nextFor(parts, answer.response.user.id);
    return { reason: 'signed-in', value: { next, cookies: answer.headers.getSetCookie() } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'INVALID_CODE' || refusal === 'INVALID_BACKUP_CODE') return { reason: 'wrong-code' };
    if (refusal === 'FAILED_TO_CREATE_SESSION') return { reason: 'disabled', value: undefined };
    if (refusal === 'INVALID_TWO_FACTOR_COOKIE' || refusal === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
      throw overProblem();
    throw error;
  }
}

/** RFC 6238, section 5.2: a code is good once, also within its half minute; better-auth does not see to it. */
async function isSpent({ pool }: AuthParts, username: string, code: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from two_factor join account on account.id = two_factor.account_id
      where account.username = $1 and $2 = any (two_factor.used_codes)`,
    [username, code],
  );
  return rowCount !== 0;
}

async function spendCode({ pool }: AuthParts, username: string, code: string): Promise<void> {
  await pool.query(
    `update two_factor set used_codes = (array_prepend($2, used_codes))[1:3]
      where account_id = (select id from account where username = $1)`,
    [username, code],
  );
}

async function findChallenged({ pool }: AuthParts, challenge: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ username: string }>(
    `select account.username from verification join account on account.id::text = verification.value
      where verification.identifier = $1`,
    [challenge],
  );
  return rows[0]?.username;
}

const overProblem = (): Problem => new Problem('unauthenticated', '登录已超时，请重新输入用户名和密码。');
