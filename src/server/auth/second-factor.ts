import { Problem } from '../../kernel/problem.ts';
import type { Tried } from './attempts.ts';
import type { Caller } from './caller.ts';
import { headersFor, refusalOf } from './engine.ts';
import { closedTo, entered } from './entered.ts';
import type { StandingSession } from './identify.ts';
import { spendCode } from './one-time-code.ts';
import { nextFor, type AuthParts, type Entered } from './parts.ts';
import type { Queryable } from './pending.ts';
import { cookieName, readSignedCookie } from './session-cookie.ts';

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
  return entered(await parts.attempt(username, caller, () => tryCode(parts, username, headers, code)));
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
      return { reason: 'password-confirmed', value: await beginEnrolment(parts, cookies, caller, password) };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'INVALID_PASSWORD') return { reason: 'wrong-current-password' };
      if (refusal === 'TOTP_ALREADY_ENABLED')
        throw new Problem(
          'refused',
          '动态口令已启用，无需再次绑定；更换手机请用“更换手机”，手机和备用码都丢失请联系安全管理员。',
        );
      throw error;
    }
  });
}

/** Asks better-auth for a new secret and new backup codes; it asks for the password once more. */
export async function beginEnrolment(
  { engine }: AuthParts,
  cookies: string,
  caller: Caller,
  password: string,
): Promise<Enrolment> {
  const enabled = await engine.api.enableTwoFactor({ body: { password }, headers: headersFor(cookies, caller) });
  if (enabled.method !== 'totp') throw new Error(`better-auth enrolled ${enabled.method}`);
  return { uri: enabled.totpURI, backupCodes: enabled.backupCodes };
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
      const accepted = await spendCode(parts, session.username, code);
      if (accepted === undefined && (await isBegun(parts, session.accountId))) return { reason: 'wrong-first-code' };
      const { headers } = await parts.engine.api.verifyTOTP({
        body: { code: accepted ?? code },
        headers: headersFor(cookies, caller),
        returnHeaders: true,
      });
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

/** Takes an account's authenticator and backup codes away. */
export async function forgetSecondFactor(client: Queryable, accountId: string, now: string): Promise<void> {
  await client.query('delete from two_factor where account_id = $1', [accountId]);
  await client.query('update account set two_factor_enabled = false, updated_at = $2 where id = $1', [accountId, now]);
}

async function tryCode(
  parts: AuthParts,
  username: string,
  headers: Headers,
  code: string,
): Promise<Tried<Entered | Problem>> {
  const isTotp = /^[0-9]{6}$/.test(code);
  const accepted = isTotp ? await spendCode(parts, username, code) : code;
  if (accepted === undefined) return { reason: 'wrong-code' };
  try {
    const call = { body: { code: accepted }, headers, returnHeaders: true } as const;
    const answer = await (isTotp ? parts.engine.api.verifyTOTP(call) : parts.engine.api.verifyBackupCode(call));
    const next = await nextFor(parts, answer.response.user.id);
    return { reason: 'signed-in', value: { next, cookies: answer.headers.getSetCookie() } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'INVALID_CODE' || refusal === 'INVALID_BACKUP_CODE') return { reason: 'wrong-code' };
    if (refusal === 'FAILED_TO_CREATE_SESSION') return closedTo(parts, username);
    if (refusal === 'INVALID_TWO_FACTOR_COOKIE' || refusal === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
      throw overProblem();
    throw error;
  }
}

async function isBegun({ pool }: AuthParts, accountId: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from two_factor where account_id = $1', [accountId]);
  return rowCount === 1;
}

/** Whose sign-in a challenge belongs to, while it is young enough by our clock; better-auth's own end is put out of the way (engine.ts). */
async function findChallenged({ pool, clock }: AuthParts, challenge: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ username: string }>(
    `select account.username from verification join account on account.id::text = verification.value
      where verification.identifier = $1 and verification.created_at > $2::timestamptz - make_interval(mins => $3)`,
    [challenge, clock(), challengeMinutes],
  );
  return rows[0]?.username;
}

const challengeMinutes = 10;

const overProblem = (): Problem => new Problem('unauthenticated', '登录已超时，请重新输入用户名和密码。');
