import type pg from 'pg';
import type { StandingSession } from './identify.ts';
import type { AuthParts } from './parts.ts';
import type { AuthSettings } from './settings.ts';

/** One of a person's own sessions; `at` and `seenAt` are instants. */
export interface OwnSession {
  readonly id: string;
  readonly at: string;
  readonly seenAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** A person's own sessions that stand, the last seen first. */
export async function listSessions(
  { pool, clock, settings }: AuthParts,
  { accountId, sessionId }: StandingSession,
): Promise<OwnSession[]> {
  const { rows } = await pool.query<OwnSession>(
    `select id, created_at as at, last_seen_at as "seenAt",
            nullif(ip, '') as ip, nullif(user_agent, '') as "userAgent", id = $2 as current
       from session
      where account_id = $1
        and last_seen_at > $3::timestamptz - make_interval(mins => $4)
        and created_at > $3::timestamptz - make_interval(hours => $5)
      order by last_seen_at desc, id desc`,
    [accountId, sessionId, clock(), settings.idleMinutes, settings.sessionHours],
  );
  return rows;
}

/** Deletes what is over: ended sessions, unanswered challenges, sign-in attempts beyond their time. For a job, once a day or hour. */
export async function forgetEnded(pool: pg.Pool, now: string, settings: AuthSettings): Promise<void> {
  await pool.query(
    `delete from session
      where last_seen_at <= $1::timestamptz - make_interval(mins => $2)
         or created_at <= $1::timestamptz - make_interval(hours => $3)`,
    [now, settings.idleMinutes, settings.sessionHours],
  );
  // by the system's clock, as better-auth writes them
  await pool.query("delete from verification where expires_at < now() - interval '1 day'");
  await pool.query('delete from sign_in_attempt where at < $1::timestamptz - make_interval(months => $2)', [
    now,
    Math.max(6, settings.attemptMonths),
  ]);
}
