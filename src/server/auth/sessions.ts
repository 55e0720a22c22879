import type pg from 'pg';
import type { StandingSession } from './identify.ts';
import type { AuthParts } from './parts.ts';
import { rulesOf } from './rules-of.ts';
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
  const rules = await rulesOf(pool, settings, { accountId });
  const { rows } = await pool.query<OwnSession>(
    `select id, created_at as at, last_seen_at as "seenAt",
            nullif(ip, '') as ip, nullif(user_agent, '') as "userAgent", id = $2 as current
       from session
      where account_id = $1
        and last_seen_at > $3::timestamptz - make_interval(mins => $4)
        and created_at > $3::timestamptz - make_interval(hours => $5)
      order by last_seen_at desc, id desc`,
    [accountId, sessionId, clock(), rules.idleMinutes, rules.sessionHours],
  );
  return rows;
}

/** One of a person's own tries to sign in; `at` is an instant, `reason` a word of attempts.ts. */
export interface OwnAttempt {
  readonly id: string;
  readonly at: string;
  readonly ok: boolean;
  readonly reason: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The last tries made with a person's username, by them or by somebody else, the latest first. */
export async function listAttempts({ pool }: AuthParts, { username }: StandingSession): Promise<OwnAttempt[]> {
  const { rows } = await pool.query<OwnAttempt>(
    `select id, at, ok, reason, ip, nullif(user_agent, '') as "userAgent" from sign_in_attempt
      where username = $1 and reason <> 'trying' order by at desc, id desc limit 20`,
    [username],
  );
  return rows;
}

/** Deletes what is over: ended sessions, unanswered challenges, sign-in attempts beyond their time. For a job, once a day or hour. */
export async function forgetEnded(pool: pg.Pool, now: string, settings: AuthSettings): Promise<void> {
  await pool.query(
    `delete from session using account
       left join security_setting idle on idle.county = account.county and idle.key = 'idleMinutes' and idle.until is null
       left join security_setting hours on hours.county = account.county and hours.key = 'sessionHours' and hours.until is null
      where account.id = session.account_id
        and (last_seen_at <= $1::timestamptz - make_interval(mins => coalesce(idle.value::int, $2))
          or session.created_at <= $1::timestamptz - make_interval(hours => coalesce(hours.value::int, $3)))`,
    [now, settings.idleMinutes, settings.sessionHours],
  );
  await pool.query("delete from verification where created_at < $1::timestamptz - interval '1 day'", [now]);
  await pool.query('delete from sign_in_attempt where at < $1::timestamptz - make_interval(months => $2)', [
    now,
    Math.max(6, settings.attemptMonths),
  ]);
}
