/** How strict signing in is; the numbers follow GB/T 22239-2019 (身份鉴别) where it leaves them to the operator. */
export interface AuthSettings {
  /** Wrong passwords or codes within `lockMinutes` that lock a username. */
  readonly maxFailures: number;
  /** How long a lock lasts, and the time within which failures are counted together. */
  readonly lockMinutes: number;
  /** Without a request for so long, a session is over. */
  readonly idleMinutes: number;
  /** However busy, a session is over after so long. */
  readonly sessionHours: number;
  /** A password older than this must be changed before work goes on; null: never (demonstration). */
  readonly passwordMaxAgeDays: number | null;
  /** Roles whose holders must use a second factor; everybody else may. */
  readonly secondFactorRoles: readonly string[];
  /** Take the caller's address from the last entry of X-Forwarded-For; only where our own proxy writes it. */
  readonly trustedProxy: boolean;
  /** Sign-in attempts older than this are forgotten; never below 6 (Cybersecurity Law, article 23, item 3). */
  readonly attemptMonths: number;
}

/** What holds unless an operator says otherwise. */
export const defaultAuthSettings: AuthSettings = {
  maxFailures: 5,
  lockMinutes: 15,
  idleMinutes: 30,
  sessionHours: 12,
  passwordMaxAgeDays: 90,
  secondFactorRoles: [],
  trustedProxy: false,
  attemptMonths: 12,
};
