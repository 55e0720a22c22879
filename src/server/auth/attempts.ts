import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { Problem, type ProblemCode } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';
import type { Caller } from './caller.ts';
import { createQueues } from './serially.ts';
import type { AuthSettings } from './settings.ts';

const failures = {
  'wrong-password': { code: 'unauthenticated', says: '用户名或密码不正确' },
  'wrong-code': { code: 'unauthenticated', says: '动态口令不正确' },
  'wrong-current-password': { code: 'invalid', says: '当前密码不正确' },
  'wrong-first-code': { code: 'invalid', says: '动态口令不正确' },
} as const satisfies Record<string, { code: ProblemCode; says: string }>;

type Failure = keyof typeof failures;
type Success = 'signed-in' | 'password-changed' | 'second-factor-enrolled' | 'password-confirmed';
type Neither = 'second-factor-asked' | 'disabled' | 'locked';

/** What became of an attempt to prove who one is; the word that goes into the log. */
export type Reason = Failure | Success | Neither;

/** An attempt's end: its reason, and what it was for if it went well. */
export type Tried<T> = { readonly reason: Success | Neither; readonly value: T } | { readonly reason: Failure };

/** Runs an attempt under the lock of its username, writes it down, and throws a Problem for a failure. */
export type Attempt = <T>(username: string, caller: Caller, work: () => Promise<Tried<T>>) => Promise<T>;

/**
 * Makes the guard every proof of identity passes: GB/T 22239-2019 身份鉴别, failures are counted and lock the username.
 * Known and unknown usernames are treated alike. A success forgets the failures before it.
 */
export function createAttempts(pool: pg.Pool, clock: Clock, settings: AuthSettings): Attempt {
  const serially = createQueues();
  return (username, caller, work) =>
    serially(username, async () => {
      const before = await readLock(pool, username, clock(), settings);
      if (before.lockedUntil) {
        await writeAttempt(pool, username, caller, clock(), 'locked', false);
        throw lockedProblem(before.lockedUntil);
      }
      const tried = await work();
      await writeAttempt(pool, username, caller, clock(), tried.reason, 'value' in tried && isSuccess(tried.reason));
      if ('value' in tried) return tried.value;
      const after = await readLock(pool, username, clock(), settings);
      if (after.lockedUntil) throw lockedProblem(after.lockedUntil);
      const { code, says } = failures[tried.reason];
      throw new Problem(code, `${says}，还可以再试 ${after.left} 次。`, { left: after.left });
    });
}

/** Whether a username is locked now and until when (instant), and how many tries are left before it is. */
async function readLock(
  pool: pg.Pool,
  username: string,
  now: string,
  settings: AuthSettings,
): Promise<{ lockedUntil: string | undefined; left: number }> {
  const { rows } = await pool.query<{ at: string }>(
    `select at
       from sign_in_attempt
      where username = $1
        and reason = any ($2)
        and at > $3::timestamptz - make_interval(mins => $4)
        and at > coalesce((select max(at) from sign_in_attempt where username = $1 and ok), '-infinity')
      order by at desc
      limit $5`,
    [username, Object.keys(failures), now, settings.lockMinutes * 2, settings.maxFailures],
  );
  const minutes = 60_000 * settings.lockMinutes;
  const failedAt = rows.map((row) => Date.parse(row.at));
  const newest = failedAt[0] ?? 0;
  const counted = failedAt.filter((at) => at > newest - minutes);
  const until = newest + minutes;
  if (counted.length >= settings.maxFailures && until > Date.parse(now)) {
    return { lockedUntil: new Date(until).toISOString(), left: 0 };
  }
  const recent = failedAt.filter((at) => at > Date.parse(now) - minutes);
  return { lockedUntil: undefined, left: Math.max(1, settings.maxFailures - recent.length) };
}

async function writeAttempt(
  pool: pg.Pool,
  username: string,
  caller: Caller,
  now: string,
  reason: Reason,
  ok: boolean,
): Promise<void> {
  await pool.query(
    `insert into sign_in_attempt (id, username, account_id, at, ip, user_agent, ok, reason)
     values ($1, $2, (select id from account where username = $2), $3, $4, $5, $6, $7)`,
    [uuidv7(), username, now, caller.ip, caller.userAgent, ok, reason],
  );
}

const isSuccess = (reason: Reason): boolean =>
  reason === 'signed-in' ||
  reason === 'password-changed' ||
  reason === 'second-factor-enrolled' ||
  reason === 'password-confirmed';

const wallClock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

const lockedProblem = (until: string): Problem =>
  new Problem(
    'tooMany',
    `失败次数过多，账号已锁定至 ${wallClock.format(new Date(until))}，请届时再试；忘记密码请联系系统管理员。`,
    { until },
  );
