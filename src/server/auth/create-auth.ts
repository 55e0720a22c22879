import type { Hono } from 'hono';
import type pg from 'pg';
import type { Clock } from '../db/transact.ts';
import { addPost, createAccount, endSessions, type NewAccount, type NewPost } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import type { AuthEnv } from './caller.ts';
import { createEngine } from './engine.ts';
import { createFindSession, type Identity } from './identify.ts';
import { findPending, type Queryable } from './pending.ts';
import { createRoutes } from './routes.ts';
import { cookieName } from './session-cookie.ts';
import { forgetEnded } from './sessions.ts';
import { defaultAuthSettings, type AuthSettings } from './settings.ts';

/** What authentication is made of: the pool of the tables' owner (src/server/db/connect.ts), a secret of 32 characters or more, the clock. */
export interface AuthDeps {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly clock: Clock;
  /** The address people use; cookies are for https alone if it says so. */
  readonly baseUrl?: string;
  readonly settings?: Partial<AuthSettings>;
}

/** Authentication: who is asking, and all that leads to an answer. */
export interface Auth {
  /** To be mounted at /api/auth. */
  readonly routes: Hono<AuthEnv>;
  /**
   * Who a request comes from, by its Cookie header; undefined for nobody. One prepared statement; the application's role is enough.
   * Nobody, too, is a person who has yet to change a password or enrol a second factor.
   */
  identify(cookies: string | undefined, client: Queryable): Promise<Identity | undefined>;
  /** Makes an account with its posts; Problem `invalid` or `taken`. Returns its id. */
  createAccount(account: NewAccount): Promise<string>;
  /** The hash of a password, to make many accounts with one. */
  hashPassword(password: string): Promise<string>;
  /** Gives an account a post, and returns the post's id. */
  addPost(accountId: string, post: NewPost): Promise<string>;
  /** Ends all sessions of an account at once. */
  endSessions(accountId: string): Promise<void>;
  /** Deletes ended sessions and sign-in attempts beyond their time; for a job. */
  forgetEnded(): Promise<void>;
}

/** Builds authentication on better-auth; engine.ts says what is its part; the rest of this folder is ours. */
export function createAuth({ pool, secret, clock, baseUrl, settings: given }: AuthDeps): Auth {
  if (secret.length < 32) throw new Error('the secret of authentication needs at least 32 characters');
  const settings = { ...defaultAuthSettings, ...given };
  const secure = baseUrl?.startsWith('https:') ?? false;
  const beginSession = async (accountId: string) => {
    const at = clock();
    const pending = await findPending(pool, accountId, at, settings);
    return pending === undefined ? undefined : { at, pending };
  };
  const engine = createEngine({ pool, secret, secure, sessionHours: settings.sessionHours, beginSession });
  const cookie = cookieName('session_token', secure);
  const findSession = createFindSession({ pool, secret, cookie, clock, settings });
  const attempt = createAttempts(pool, clock, settings);
  const hashPassword = async (password: string) => (await engine.$context).password.hash(password);

  return {
    routes: createRoutes({ pool, secret, secure, clock, settings, engine, attempt, findSession }),
    identify: async (cookies, client) => {
      const session = await findSession(cookies, client);
      if (!session || session.pending) return undefined;
      const { accountId, sessionId, name, username, posts } = session;
      return { accountId, sessionId, name, username, posts };
    },
    createAccount: (account) => createAccount({ pool, clock, hash: hashPassword }, account),
    hashPassword,
    addPost: (accountId, post) => addPost(pool, accountId, post),
    endSessions: (accountId) => endSessions(pool, accountId),
    forgetEnded: () => forgetEnded(pool, clock(), settings),
  };
}
