import type pg from 'pg';
import type { Clock } from '../db/transact.ts';
import type { Attempt } from './attempts.ts';
import type { Engine } from './engine.ts';
import type { FindSession } from './identify.ts';
import { findPending, type Pending } from './pending.ts';
import { rulesOf } from './rules-of.ts';
import type { AuthSettings } from './settings.ts';

/** What the routes of signing in are made of. */
export interface AuthParts {
  /** A pool of the owner's role: the application's role sees no passwords. */
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Whether cookies are for https alone. */
  readonly secure: boolean;
  readonly clock: Clock;
  /** The installation's own; what a county has set in their place is asked for with `rulesOf`. */
  readonly settings: AuthSettings;
  readonly engine: Engine;
  readonly attempt: Attempt;
  readonly findSession: FindSession;
  /** Told after a commit, so that other processes and open pages hear of ended sessions at once. */
  readonly written: () => void;
}

/** Where a person goes next. */
export type Next = 'home' | 'second-factor' | Pending;

/** A step of signing in taken: where to go, and the Set-Cookie headers that make it so. */
export interface Entered {
  readonly next: Next;
  readonly cookies: readonly string[];
}

/** Where an account goes that has proved itself: to work, or first to what is pending. */
export async function nextFor({ pool, clock, settings }: AuthParts, accountId: string): Promise<Next> {
  const rules = await rulesOf(pool, settings, { accountId });
  return (await findPending(pool, accountId, clock(), rules)) ?? 'home';
}
