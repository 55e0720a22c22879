import { bureau, type Role } from '../../kernel/role.ts';

/** How strict signing in is: what a county's security administrator may set (security-rules.ts), and what the installation is. */
export interface AuthSettings {
  /** The fewest characters of a password. */
  readonly passwordMinLength: number;
  /** Of capital letters, small letters, digits and signs: how many kinds a password has at least. */
  readonly passwordClasses: number;
  /** A password older than this must be changed before work goes on; null: never. */
  readonly passwordMaxAgeDays: number | null;
  /** So many passwords before the present one are not taken again. */
  readonly passwordHistory: number;
  /** Wrong passwords or codes within `lockMinutes` that lock a username. */
  readonly maxFailures: number;
  /** Wrong passwords or codes from one address within `lockMinutes` that lock the address. */
  readonly maxAddressFailures: number;
  /** How long a lock lasts, and the time within which failures are counted together. */
  readonly lockMinutes: number;
  /** Without anything done for so long, a session is over. */
  readonly idleMinutes: number;
  /** However busy, a session is over after so long. */
  readonly sessionHours: number;
  /** So many sessions a person may have; one more ends the one seen longest ago. */
  readonly maxSessions: number;
  /** Roles whose holders must use a second factor; everybody else may. */
  readonly secondFactorRoles: readonly Role[];
  /** Take the caller's address from the last entry of X-Forwarded-For; only where our own proxy writes it. */
  readonly trustedProxy: boolean;
  /** Sign-in attempts older than this are forgotten; never below 6 (Cybersecurity Law, article 23, item 3). */
  readonly attemptMonths: number;
}

/** What holds unless a county or an operator says otherwise. */
export const defaultAuthSettings: AuthSettings = {
  passwordMinLength: 8,
  passwordClasses: 3,
  passwordMaxAgeDays: 90,
  passwordHistory: 5,
  maxFailures: 5,
  maxAddressFailures: 30,
  lockMinutes: 15,
  idleMinutes: 30,
  sessionHours: 12,
  maxSessions: 2,
  secondFactorRoles: [],
  trustedProxy: false,
  attemptMonths: 12,
};

/** Roles that a county may ask a second factor of. */
export const secondFactorRoles = [
  'administrator',
  'securityAdministrator',
  'auditor',
  ...bureau,
  'township',
  'village',
  'enterprise',
] as const satisfies readonly Role[];
