import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import { Refusal, tokenOf } from './request.ts';

/** A post of the person who asks. */
export interface Post {
  readonly county: string;
  readonly area: string;
  readonly role: string;
  readonly siteId: string | null;
}

/** The open transaction, who works in it, and when. */
export interface Tx {
  readonly client: pg.PoolClient;
  readonly county: string;
  readonly accountId: string;
  readonly posts: readonly Post[];
  readonly now: string;
}

/** What the floor keeps for all requests. */
export interface Floor {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Writes when a session was last seen, apart from the request. */
  readonly markSeen: (sessionId: string, now: string) => void;
}

/** Finds the session and does the work in one transaction under row-level security. The connections pipeline. */
export async function inTransaction<T>(
  { pool, secret, markSeen }: Floor,
  request: IncomingMessage,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const token = tokenOf(request, secret);
  const now = new Date().toISOString();
  const client = await pool.connect();
  try {
    const [, { rows }] = await Promise.all([
      client.query('begin'),
      client.query<Post & { accountId: string; seen: boolean; sessionId: string }>({
        name: 'session',
        text: sessionSql,
        values: [token, now],
      }),
    ]);
    const [first] = rows;
    if (!first) throw new Refusal(401, '请先登录');
    if (!/^\d{6}$/.test(first.county)) throw new Error('a county is six digits');
    if (!first.seen) markSeen(first.sessionId, now);
    const scoped = client.query(`set local anlan.counties = '${first.county}'`);
    const { accountId, county } = first;
    const [result] = await Promise.all([work({ client, county, accountId, posts: rows, now }), scoped]);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const sessionSql = `
  select s.id as "sessionId", s.account_id as "accountId", s.last_seen_at > $2::timestamptz - interval '1 minute' as seen,
    p.county, p.area, p.role, p.site_id as "siteId"
  from session s
  join account a on a.id = s.account_id and a.disabled_at is null
  join post p on p.account_id = a.id and p.state = 'effective' and p.valid_from <= $2::timestamptz and (p.valid_until is null or p.valid_until >= $2::timestamptz)
  where s.token = $1 and s.pending is null and s.last_seen_at > $2::timestamptz - interval '30 minutes'
    and s.created_at > $2::timestamptz - interval '12 hours'`;
