import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { AuthParts } from './parts.ts';

const stepMs = 30_000;
const window = [0, -1, 1];

/**
 * Judges a code of somebody's authenticator by our clock (RFC 6238, half a minute early or late) and spends it: each is good once
 * (section 5.2), whichever process is asked. A right one is answered with the code of better-auth's own moment, by which it lets
 * in, since its clock is the system's and cannot be moved; undefined for a wrong or a spent one.
 */
export async function spendCode(
  { pool, engine, clock }: AuthParts,
  username: string,
  code: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ accountId: string; secret: string }>(
    `select two_factor.account_id as "accountId", secret from two_factor
       join account on account.id = two_factor.account_id where username = $1`,
    [username],
  );
  const [found] = rows;
  if (!found) return undefined;
  const { secretConfig } = await engine.$context;
  const otp = createOTP(await symmetricDecrypt({ key: secretConfig, data: found.secret }));
  const step = Math.floor(Date.parse(clock()) / stepMs);
  const right = await Promise.all(window.map((ahead) => otp.hotp(step + ahead)));
  if (!right.includes(code)) return undefined;
  const { rowCount } = await pool.query(
    `update two_factor set used_codes = (array_prepend($2, used_codes))[1:3]
      where account_id = $1 and not ($2 = any (used_codes))`,
    [found.accountId, code],
  );
  return rowCount === 1 ? otp.totp() : undefined;
}
