import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { Problem, type ProblemCode } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';
import type { Caller } from './caller.ts';
import { noteAttempt } from './note-attempt.ts';
import { type failureReasons, findLock, lockedProblem, reserveTry } from './lockout.ts';
import { rulesOf } from './rules-of.ts';
import { createQueues } from './serially.ts';
import type { AuthSettings } from './settings.ts';

const failures = {
  'wrong-password': { code: 'unauthenticated', says: '用户名或密码不正确' },
  'wrong-code': { code: 'unauthenticated', says: '动态口令不正确' },
  'wrong-current-password': { code: 'invalid', says: '当前密码不正确' },
  'wrong-first-code': { code: 'invalid', says: '动态口令不正确' },
} as const satisfies Record<Failure, { code: ProblemCode; says: string }>;

const successes = [
  'signed-in',
  'password-changed',
  'second-factor-enrolled',
  'second-factor-removed',
  'password-confirmed',
  'unlocked',
] as const;

type Failure = (typeof failureReasons)[number];
type Success = (typeof successes)[number];
type Neither = 'second-factor-asked' | 'disabled' | 'unconfirmed' | 'locked' | 'address-locked';

/** What became of an attempt to prove who one is; the word that goes into the log. */
export type Reason = Failure | Success | Neither;

/** An attempt's end: its reason, and what it was for if it went well. */
export type Tried<T> = { readonly reason: Success | Neither; readonly value: T } | { readonly reason: Failure };

/** Runs an attempt under the lock of its username, writes it down, and throws a Problem for a failure. */
export type Attempt = <T>(username: string, caller: Caller, work: () => Promise<Tried<T>>) => Promise<T>;

/**
 * Makes the guard every proof of identity passes: GB/T 22239-2019 身份鉴别, failures are counted and lock the username, and the
 * address they come from. Known and unknown usernames are treated alike. A success forgets the failures of its username.
 * A try is written down before it is made, so that guesses sent at once, to however many processes, do not get past the lock.
 */
export function createAttempts(pool: pg.Pool, clock: Clock, settings: AuthSettings): Attempt {
  const serially = createQueues();
  return (username, caller, work) =>
    serially(username, async () => {
      const rules = await rulesOf(pool, settings, { username });
      const id = uuidv7();
      const lock = await reserveTry(pool, { id, username, caller, now: clock(), rules });
      if (lock) {
        await noteAttempt(pool, { username, caller, now: clock(), reason: 'locked' });
        throw lockedProblem(lock, clock());
      }
      const tried = await work().catch(async (error: unknown) => {
        await pool.query('delete from sign_in_attempt where id = $1', [id]); // it was no try
        throw error;
      });
      const ok = 'value' in tried && (successes as readonly string[]).includes(tried.reason);
      await pool.query('update sign_in_attempt set reason = $2, ok = $3 where id = $1', [id, tried.reason, ok]);
      await noteAttempt(pool, { username, caller, now: clock(), reason: tried.reason });
      if ('value' in tried) return tried.value;
      const after = await findLock(pool, { username, ip: caller.ip, now: clock(), rules });
      if (after.lock) throw lockedProblem(after.lock, clock());
      const { code, says } = failures[tried.reason];
      throw new Problem(code, `${says}，还可以再试 ${after.left} 次。`, { left: after.left });
    });
}
