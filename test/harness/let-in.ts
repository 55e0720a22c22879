import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { cookieName } from '../../src/server/auth/session-cookie.ts';

/**
 * Begins a session by the side door and gives its cookie: hashing a password for each of a hundred people would take longer than
 * the tests they are for. The front door has tests of its own in src/server/auth.
 */
export async function letIn(owner: pg.Pool, secret: string, accountId: string, now: string): Promise<string> {
  const token = randomUUID();
  await owner.query(
    `insert into session (id, account_id, token, created_at, last_seen_at, expires_at, updated_at)
     values ($1, $2, $3, $4::timestamptz, $4, $4::timestamptz + interval '1 year', $4)`,
    [uuidv7(), accountId, token, now],
  );
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `${cookieName('session_token', false)}=${encodeURIComponent(`${token}.${signature}`)}`;
}
