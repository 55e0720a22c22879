import type pg from 'pg';
import { dayOf } from '../../kernel/calendar.ts';
import { roles, type Post, type Role } from '../../kernel/role.ts';
import type { Clock } from '../db/transact.ts';
import type { Pending, Queryable } from './pending.ts';
import { readSignedCookie } from './session-cookie.ts';
import type { AuthSettings } from './settings.ts';

/** Who is asking: an account, the session it came by, and its posts valid today. */
export interface Identity {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly username: string;
  readonly posts: readonly Post[];
}

/** A session that stands, also one whose owner has something to do before any work. */
export interface StandingSession extends Identity {
  readonly pending: Pending | null;
}

/** Whether a person is behind a request, or only their page, which asks by itself and keeps no session alive. */
export type Presence = 'present' | 'away';

/** Finds the standing session a Cookie header names; undefined for a forged, ended or idle one and for a disabled account. */
export type FindSession = (
  cookies: string | undefined,
  client: Queryable,
  presence?: Presence,
) => Promise<StandingSession | undefined>;

/** What a request says of itself by its header: a page without anybody at it says 'away'. */
export const presenceOf = (header: string | undefined): Presence => (header === 'away' ? 'away' : 'present');

/** The header by which a page says that nobody has touched it lately. */
export const presenceHeader = 'x-anlan-presence';

/** What finding a session needs; `pool` writes when a session was last seen, apart from the request. */
export interface SessionDeps {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly cookie: string;
  readonly clock: Clock;
  readonly settings: AuthSettings;
}

/** Makes the hot path of every request: one HMAC and one prepared statement; a session is marked as seen at most once a minute. */
export function createFindSession({ pool, secret, cookie, clock, settings }: SessionDeps): FindSession {
  const marking = new Set<string>(); // sessions whose mark is on its way
  const markSeen = async (sessionId: string, now: string): Promise<void> => {
    if (marking.has(sessionId)) return;
    marking.add(sessionId);
    await pool
      .query('update session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [sessionId, now])
      .catch(() => undefined) // the database is away: the next request marks it
      .finally(() => marking.delete(sessionId));
  };

  return async (cookies, client, presence = 'present') => {
    const token = readSignedCookie(cookies, cookie, secret);
    if (token === undefined) return undefined;
    const now = clock();
    const { rows } = await client.query<SessionRow>({
      name: 'find-session',
      text: findSessionSql,
      values: [token, now, settings.idleMinutes, settings.sessionHours, dayOf(now)],
    });
    const first = rows[0];
    if (!first) return undefined;
    if (first.unmarked && presence === 'present') void markSeen(first.sessionId, now);
    const { accountId, sessionId, name, username, pending } = first;
    return { accountId, sessionId, name, username, pending, posts: rows.flatMap(postsOf) };
  };
}

// the select list below, a row for each post
interface SessionRow {
  readonly sessionId: string;
  readonly accountId: string;
  readonly name: string;
  readonly username: string;
  readonly pending: Pending | null;
  readonly unmarked: boolean;
  readonly county: string;
  readonly area: string;
  readonly role: string | null;
  readonly section: string | null;
  readonly siteId: string | null;
}

const findSessionSql = `
  select session.id as "sessionId", account.id as "accountId", account.name, account.username, session.pending,
         session.last_seen_at < $2::timestamptz - interval '1 minute' as unmarked,
         post.county, post.area, post.role, post.section, post.site_id as "siteId"
    from session
    join account on account.id = session.account_id and account.disabled_at is null
    left join security_setting idle on idle.county = account.county and idle.key = 'idleMinutes' and idle.until is null
    left join security_setting hours on hours.county = account.county and hours.key = 'sessionHours' and hours.until is null
    left join post on post.account_id = account.id
     and post.state = 'effective'
     and post.valid_from <= $5
     and (post.valid_until is null or post.valid_until >= $5)
   where session.token = $1
     and session.last_seen_at > $2::timestamptz - make_interval(mins => coalesce(idle.value::int, $3))
     and session.created_at > $2::timestamptz - make_interval(hours => coalesce(hours.value::int, $4))
   order by post.id`;

/** A post of a role this version does not know allows nothing. */
function postsOf({ county, area, role, section, siteId }: SessionRow): Post[] {
  return isRole(role) ? [{ county, area, role, section, siteId }] : [];
}

/** Whether this version knows a role. */
export const isRole = (role: string | null): role is Role => role !== null && Object.hasOwn(roles, role);
