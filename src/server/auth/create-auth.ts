import type { Hono } from 'hono';
import type pg from 'pg';
import type { Clock } from '../db/transact.ts';
import { type AccountDeps, addPost, createAccount, type NewAccount, type NewPost } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import type { AuthEnv } from './caller.ts';
import { checkPassword } from './check-password.ts';
import { endSessions, makeRoom } from './end-sessions.ts';
import { createEngine } from './engine.ts';
import { firstPassword } from './first-password.ts';
import { createFindSession, type Identity, type Presence } from './identify.ts';
import type { Keeper } from './keeper.ts';
import { findPending, type Queryable } from './pending.ts';
import { rulesOf } from './rules-of.ts';
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
  /** Told after what other processes and open pages must hear of at once. */
  readonly written?: () => void;
}

/** Authentication: who is asking, and all that leads to an answer. */
export interface Auth {
  /** To be mounted at /api/auth. */
  readonly routes: Hono<AuthEnv>;
  /**
   * Who a request comes from, by its Cookie header; undefined for nobody. One prepared statement; the application's role is enough.
   * Nobody, too, is a person who has yet to change a password or enrol a second factor. Only 'present' keeps a session alive.
   */
  identify(cookies: string | undefined, client: Queryable, presence?: Presence): Promise<Identity | undefined>;
  /** Makes an account with its posts; Problem `invalid` or `taken`. Returns its id. */
  createAccount(account: NewAccount): Promise<string>;
  /** Makes an account with a first password, told here once and changed at the first sign-in; its posts are effective at once. */
  createWithFirstPassword(account: Omit<NewAccount, 'password' | 'mustChangePassword'>): Promise<{
    readonly accountId: string;
    readonly password: string;
  }>;
  /** The hash of a password, to make many accounts with one. */
  hashPassword(password: string): Promise<string>;
  /** Gives an account a post, and returns the post's id. */
  addPost(accountId: string, post: NewPost): Promise<string>;
  /** Ends all sessions of an account at once. */
  endSessions(accountId: string): Promise<void>;
  /** Deletes ended sessions and sign-in attempts beyond their time; for a job. */
  forgetEnded(): Promise<void>;
  /** What the administrators' own calls work with. */
  readonly keeper: Keeper;
}

/** Builds authentication on better-auth; engine.ts says what is its part; the rest of this folder is ours. */
export function createAuth({
  pool,
  secret,
  clock,
  baseUrl,
  settings: given,
  written = () => undefined,
}: AuthDeps): Auth {
  if (secret.length < 32) throw new Error('the secret of authentication needs at least 32 characters');
  const settings = { ...defaultAuthSettings, ...given };
  const secure = baseUrl?.startsWith('https:') ?? false;
  const beginSession = async (accountId: string) => {
    const at = clock();
    const rules = await rulesOf(pool, settings, { accountId });
    const pending = await findPending(pool, accountId, at, rules);
    if (pending === undefined || (await isUnconfirmed(pool, accountId))) return undefined;
    await makeRoom(pool, accountId, rules.maxSessions);
    written();
    return { at, pending };
  };
  const engine = createEngine({ pool, secret, secure, now: clock, beginSession });
  const cookie = cookieName('session_token', secure);
  const findSession = createFindSession({ pool, secret, cookie, clock, settings });
  const attempt = createAttempts(pool, clock, settings);
  const hash = async (password: string) => (await engine.$context).password.hash(password);
  const check: AccountDeps['check'] = async (password, { username, county }) =>
    checkPassword({ username }, password, await rulesOf(pool, settings, { county }));
  const keeper: Keeper = { pool, clock, settings, hash, check, written };

  return {
    routes: createRoutes({ pool, secret, secure, clock, settings, engine, attempt, findSession, written }),
    identify: async (cookies, client, presence) => {
      const session = await findSession(cookies, client, presence);
      if (!session || session.pending) return undefined;
      const { accountId, sessionId, name, username, posts } = session;
      return { accountId, sessionId, name, username, posts };
    },
    createAccount: (account) => createAccount(keeper, account),
    createWithFirstPassword: async (account) => {
      const password = firstPassword();
      const hashed = { hash: await hash(password) };
      const accountId = await createAccount(keeper, { ...account, password: hashed, mustChangePassword: true });
      return { accountId, password };
    },
    hashPassword: hash,
    addPost: (accountId, post) => addPost(pool, accountId, clock(), post),
    endSessions: async (accountId) => {
      await endSessions(pool, accountId);
      written();
    },
    forgetEnded: () => forgetEnded(pool, clock(), settings),
    keeper,
  };
}

/** Whether all an account was given still waits for the security administrator: until then nobody comes in by it. */
async function isUnconfirmed(client: Queryable, accountId: string): Promise<boolean> {
  const { rows } = await client.query<{ waiting: boolean }>(
    `select count(*) filter (where state = 'asked') > 0 and count(*) filter (where state = 'effective') = 0 as waiting
       from post where account_id = $1`,
    [accountId],
  );
  return rows[0]?.waiting ?? false;
}
