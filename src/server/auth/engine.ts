import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Caller } from './caller.ts';
import { withDates } from './date-pool.ts';
import { longestPassword } from './password-rule.ts';
import { cookiePrefix } from './session-cookie.ts';

/** What a session carries from its first moment: when it begins (instant) and what has to be done before any work. */
export interface SessionStart {
  readonly at: string;
  readonly pending: string | null;
}

/** What the engine needs: a pool of the owner's role, and a say in every session that begins. */
export interface EngineDeps {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly secure: boolean;
  readonly now: () => string;
  /** Undefined: no session may begin for this account. */
  readonly beginSession: (accountId: string) => Promise<SessionStart | undefined>;
}

/**
 * better-auth, reduced to what we use of it: password, session and second factor, on our table and column names.
 * Its own HTTP routes, e-mail, sign-up, rate limit and telemetry stay off; our routes call its functions.
 */
export function createEngine({ pool, secret, secure, now, beginSession }: EngineDeps) {
  return betterAuth({
    appName: '安澜',
    baseURL: secure ? 'https://localhost' : 'http://localhost', // used for nothing but to keep it from guessing
    secret,
    database: withDates(pool),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'account', fields: { emailVerified: 'email_verified', ...times } },
    account: {
      modelName: 'credential',
      fields: { userId: 'account_id', providerId: 'provider', accountId: 'subject', ...times },
    },
    session: {
      modelName: 'session',
      fields: { userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'ip', userAgent: 'user_agent', ...times },
      additionalFields: {
        pending: { type: 'string', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false, fieldName: 'last_seen_at' },
      },
      expiresIn: cookieHours * 3600,
      disableSessionRefresh: true,
    },
    verification: { fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      cookiePrefix,
      useSecureCookies: secure,
      database: { generateId: () => uuidv7(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const start = await beginSession(session.userId);
            if (!start) return false;
            const at = new Date(start.at);
            return { data: { ...session, pending: start.pending, createdAt: at, lastSeenAt: at } };
          },
        },
      },
      verification: {
        // A challenge ends by our clock (second-factor.ts), so its end by the system's is put out of the way.
        create: { before: async (given) => ({ data: { ...given, createdAt: new Date(now()), expiresAt: never } }) },
      },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true, displayUsername: false }),
      twoFactor({
        accountLockout: { enabled: false }, // attempts.ts counts codes and passwords together
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'account_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    emailAndPassword: { enabled: false, maxPasswordLength: longestPassword },
  } satisfies BetterAuthOptions);
}

/** The configured better-auth. */
export type Engine = ReturnType<typeof createEngine>;

/** The headers better-auth is given: the request's cookies and what we know of the caller, nothing else. */
export function headersFor(cookies: string, caller: Caller): Headers {
  const headers = new Headers({ cookie: cookies, 'user-agent': caller.userAgent ?? '' });
  if (caller.ip) headers.set(addressHeader, caller.ip);
  return headers;
}

/** Why better-auth refused (its own code, e.g. INVALID_CODE), or undefined for any other error. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof APIError ? error.body?.code : undefined;

const addressHeader = 'x-anlan-address'; // set by headersFor alone: a request's own headers never get here
// The cookie outlives every session; how long one stands is decided at each request (identify.ts).
const cookieHours = 24;
const never = new Date('9999-12-31T00:00:00Z');
const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
