import { z } from 'zod';
import { api } from '../api.ts';

/** Where a person goes after a step of signing in. */
export type Next = 'home' | 'second-factor' | 'change-password' | 'enrol-second-factor';

const next = z.object({ next: z.enum(['home', 'second-factor', 'change-password', 'enrol-second-factor']) });
const rule = z.object({ words: z.string() });
const factorState = z.object({ on: z.boolean(), required: z.boolean() });
const enrolment = z.object({ uri: z.string(), backupCodes: z.array(z.string()) });
const demo = z.array(
  z.object({ username: z.string(), role: z.string(), note: z.string(), password: z.string().optional() }),
);

/** What an authenticator needs: an address to scan, and ten codes for the day the telephone is lost. */
export type Enrolment = z.infer<typeof enrolment>;

/** An account shown for a first look; with its password where the demonstration gives it. */
export type DemoAccount = z.infer<typeof demo>[number];

/** The calls of signing in. */
export const authCalls = {
  signIn: async (username: string, password: string) =>
    nextOf(await api.auth('POST', 'sign-in', { username, password })),
  secondFactor: async (code: string) => nextOf(await api.auth('POST', 'second-factor', { code })),
  changePassword: async (current: string, wanted: string) =>
    nextOf(await api.auth('POST', 'change-password', { current, next: wanted })),
  enrol: async (password: string) => enrolment.parse(await api.auth('POST', 'second-factor/enrol', { password })),
  confirm: async (code: string) => nextOf(await api.auth('POST', 'second-factor/confirm', { code })),
  passwordRule: async () => rule.parse(await api.auth('GET', 'password-rule')).words,
  secondFactorState: async () => factorState.parse(await api.auth('GET', 'second-factor')),
  renew: async (password: string, code: string) =>
    enrolment.parse(await api.auth('POST', 'second-factor/renew', { password, code })),
  remove: async (password: string, code: string) =>
    nextOf(await api.auth('POST', 'second-factor/remove', { password, code })),
  signOut: () => api.auth('POST', 'sign-out'),
};

/** The accounts of a demonstration; none where there is no demonstration. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch('/api/demo-accounts');
  return response.ok ? demo.parse(await response.json()) : [];
}

/** The bureau whose system this is; undefined where it serves several, or cannot be asked. */
export async function bureauName(): Promise<string | undefined> {
  const response = await fetch('/api/bureau');
  return response.ok ? (bureau.parse(await response.json()).bureau ?? undefined) : undefined;
}

const bureau = z.object({ bureau: z.string().nullable() });
const nextOf = (answer: unknown): Next => next.parse(answer).next;
