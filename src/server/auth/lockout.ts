import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Caller } from './caller.ts';
import type { Queryable } from './pending.ts';
import type { AuthSettings } from './settings.ts';

/** The ends of an attempt that count towards a lock. */
export const failureReasons = ['wrong-password', 'wrong-code', 'wrong-current-password', 'wrong-first-code'] as const;

/** What is locked, and until when (instant). */
export interface Lock {
  readonly of: 'username' | 'address';
  readonly until: string;
}

/** A try about to be made. */
export interface Try {
  readonly id: string;
  readonly username: string;
  readonly caller: Caller;
  readonly now: string;
  readonly rules: AuthSettings;
}

/**
 * Writes a try down before it is made, or answers the lock that forbids it and writes that down. While it is under way it counts
 * as a failure: the number of tries under way and failed together never passes the limit, over all processes of the installation.
 */
export function reserveTry(pool: pg.Pool, { id, username, caller, now, rules }: Try): Promise<Lock | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 5199010003))', [`user ${username}`]);
    if (caller.ip)
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 5199010003))', [`at ${caller.ip}`]);
    const { lock } = await findLock(client, { username, ip: caller.ip, now, rules, underWay: true });
    const reason = lock ? { username: 'locked', address: 'address-locked' }[lock.of] : 'trying';
    await client.query(
      `insert into sign_in_attempt (id, username, account_id, at, ip, user_agent, ok, reason)
       values ($1, $2, (select id from account where username = $2), $3, $4, $5, false, $6)`,
      [id, username, now, caller.ip, caller.userAgent, reason],
    );
    return lock;
  });
}

/** Whether a username or an address is locked now, and how many tries the username has left before it is. */
export async function findLock(
  client: Queryable,
  about: {
    readonly username: string;
    readonly ip: string | null;
    readonly now: string;
    readonly rules: AuthSettings;
    /** Count the tries under way as well. */
    readonly underWay?: boolean;
  },
): Promise<{ readonly lock: Lock | undefined; readonly left: number }> {
  const { username, ip, now, rules } = about;
  const counted = about.underWay ? [...failureReasons, 'trying'] : failureReasons;
  const window = rules.lockMinutes * 2;
  const ofUser = await client.query<{ at: string }>(
    `select at
       from sign_in_attempt
      where username = $1
        and reason = any ($2)
        and (reason <> 'trying' or at > $3::timestamptz - interval '1 minute')
        and at > $3::timestamptz - make_interval(mins => $4)
        and at > coalesce((select max(at) from sign_in_attempt where username = $1 and ok), '-infinity')
      order by at desc
      limit $5`,
    [username, counted, now, window, rules.maxFailures],
  );
  const user = judge(ofUser.rows, now, rules.maxFailures, rules.lockMinutes);
  if (user.until) return { lock: { of: 'username', until: user.until }, left: 0 };
  if (ip === null) return { lock: undefined, left: user.left };
  const ofAddress = await client.query<{ at: string }>(
    `select at
       from sign_in_attempt
      where ip = $1
        and reason = any ($2)
        and (reason <> 'trying' or at > $3::timestamptz - interval '1 minute')
        and at > $3::timestamptz - make_interval(mins => $4)
      order by at desc
      limit $5`,
    [ip, counted, now, window, rules.maxAddressFailures],
  );
  const { until } = judge(ofAddress.rows, now, rules.maxAddressFailures, rules.lockMinutes);
  return { lock: until === undefined ? undefined : { of: 'address', until }, left: user.left };
}

/** What somebody hears who is locked out: until when, and how long that is. */
export function lockedProblem({ of, until }: Lock, now: string): Problem {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000));
  const wait = `锁定至 ${wallClock.format(new Date(until))}（还需等待 ${minutes} 分钟）`;
  const says =
    of === 'username'
      ? `失败次数过多，账号已${wait}，请届时再试；忘记密码请联系系统管理员。`
      : `这个地址上的登录失败次数过多，已${wait}，请届时再试；急需使用请联系安全管理员。`;
  return new Problem('tooMany', says, { until, of });
}

function judge(
  rows: readonly { readonly at: string }[],
  now: string,
  most: number,
  lockMinutes: number,
): { readonly until: string | undefined; readonly left: number } {
  const minutes = 60_000 * lockMinutes;
  const failedAt = rows.map((row) => Date.parse(row.at));
  const newest = failedAt[0] ?? 0;
  const counted = failedAt.filter((at) => at > newest - minutes);
  const until = newest + minutes;
  if (counted.length >= most && until > Date.parse(now)) return { until: new Date(until).toISOString(), left: 0 };
  const recent = failedAt.filter((at) => at > Date.parse(now) - minutes);
  return { until: undefined, left: Math.max(1, most - recent.length) };
}

const wallClock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
