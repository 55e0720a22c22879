import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { cookieName } from '../src/server/auth/session-cookie.ts';

/** The county that is filled. */
export const county = '519901';

/** The codes of its towns. */
export const towns: readonly string[] = Array.from({ length: 33 }, (_, t) => `${county}${101 + t}`);

/** The accounts of the inspectors of the county. */
export const inspectors: readonly number[] = Array.from({ length: 16 }, (_, n) => n + 1);

/** The id of a numbered row of the filling: 0 accounts (1 to 16 inspectors, 101 to 133 town officers), 2 sites, 4 visits. */
export const numbered = (kind: number, n: number): string =>
  `00000000-0000-7000-${8000 + kind}-${String(n).padStart(12, '0')}`;

/** Signs accounts in, as signing in would, and gives each one's Cookie header. */
export async function signIn(owner: pg.Pool, secret: string, accounts: readonly number[]): Promise<readonly string[]> {
  const tokens = accounts.map(() => randomBytes(24).toString('base64url'));
  const now = new Date();
  const ends = new Date(now.getTime() + 12 * 3_600_000);
  await owner.query(
    `insert into session (id, account_id, token, created_at, last_seen_at, expires_at, updated_at)
     select id, account, token, $4, $4, $5, $4 from unnest($1::uuid[], $2::uuid[], $3::text[]) s (id, account, token)`,
    [tokens.map(() => uuidv7()), accounts.map((n) => numbered(0, n)), tokens, now, ends],
  );
  const signature = (token: string) => createHmac('sha256', secret).update(token).digest('base64');
  return tokens.map((t) => `${cookieName('session_token', false)}=${encodeURIComponent(`${t}.${signature(t)}`)}`);
}
