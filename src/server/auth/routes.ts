import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { callerOf, type AuthEnv } from './caller.ts';
import { changePassword } from './change-password.ts';
import { refuseCrossSite, requireJson } from './cross-site.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { endSession, endSessions } from './end-sessions.ts';
import { removeSecondFactor, renewSecondFactor, secondFactorState } from './give-up-factor.ts';
import { presenceHeader, presenceOf, type StandingSession } from './identify.ts';
import { longestPassword, passwordWords } from './password-rule.ts';
import type { AuthParts, Entered } from './parts.ts';
import { rulesOf } from './rules-of.ts';
import { answerSecondFactor, confirmSecondFactor, enrolSecondFactor } from './second-factor.ts';
import { expiredCookie } from './session-cookie.ts';
import { listAttempts, listSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const password = z.string().min(1).max(longestPassword);
const typed = z.strictObject({ username: z.string().min(1).max(64), password });
const code = z.strictObject({ code: z.string().trim().min(6).max(20) });
const confirmed = z.strictObject({ password });
const change = z.strictObject({ current: password, next: z.string().max(1000) });
const proof = z.strictObject({ password, code: z.string().trim().min(6).max(20) });
const oneSession = z.strictObject({ id: z.uuid() });

/** The routes of signing in, for /api/auth: JSON in and out, every refusal a Problem thrown for the app they are mounted in. */
export function createRoutes(parts: AuthParts): Hono<AuthEnv> {
  const caller = (c: Context<AuthEnv>) => callerOf(c, parts.settings.trustedProxy);
  return new Hono<AuthEnv>()
    .use(noStore, refuseCrossSite(), requireJson(), bodyLimit({ maxSize: 16 * 1024, onError: refuseSize }))
    .post('/sign-in', async (c) => enter(c, await signIn(parts, caller(c), await read(c, typed))))
    .post('/second-factor', async (c) => {
      const { code: given } = await read(c, code);
      return enter(c, await answerSecondFactor(parts, cookies(c), caller(c), given));
    })
    .post('/second-factor/enrol', async (c) => {
      const session = await requireSession(parts, c);
      const { password: given } = await read(c, confirmed);
      return c.json(await enrolSecondFactor(parts, session, cookies(c), caller(c), given));
    })
    .post('/second-factor/confirm', async (c) => {
      const session = await requireSession(parts, c);
      const { code: given } = await read(c, code);
      return enter(c, await confirmSecondFactor(parts, session, cookies(c), caller(c), given));
    })
    .post('/second-factor/remove', async (c) => {
      const session = await requireSession(parts, c);
      const next = await removeSecondFactor(parts, session, cookies(c), caller(c), await read(c, proof));
      parts.written();
      return c.json({ next });
    })
    .post('/second-factor/renew', async (c) => {
      const session = await requireSession(parts, c);
      const enrolment = await renewSecondFactor(parts, session, cookies(c), caller(c), await read(c, proof));
      parts.written();
      return c.json(enrolment);
    })
    .get('/second-factor', async (c) => c.json(await secondFactorState(parts, await requireSession(parts, c))))
    .post('/change-password', async (c) => {
      const session = await requireSession(parts, c);
      return c.json({ next: await changePassword(parts, session, caller(c), await read(c, change)) });
    })
    .post('/sign-out', async (c) => {
      const session = await parts.findSession(c.req.header('cookie'), parts.pool);
      if (session)
        await endOwnSessions(parts, session, caller(c), { event: 'signOut' }, (client) =>
          endSession(client, session.accountId, session.sessionId),
        );
      return leave(c, parts);
    })
    .get('/sessions', async (c) => c.json(await listSessions(parts, await requireSession(parts, c))))
    .get('/attempts', async (c) => c.json(await listAttempts(parts, await requireSession(parts, c))))
    .get('/password-rule', async (c) => {
      const session = await requireSession(parts, c);
      return c.json({ words: passwordWords(await rulesOf(parts.pool, parts.settings, session)) });
    })
    .post('/sessions/end', async (c) => {
      const session = await requireSession(parts, c);
      const { id } = await read(c, oneSession);
      if (id === session.sessionId) throw new Problem('refused', '这是当前的登录，请用“退出登录”。');
      const ended = await endOwnSessions(parts, session, caller(c), endedOne, (client) =>
        endSession(client, session.accountId, id),
      );
      if (!ended) throw new Problem('missing', '这次登录已经结束，请刷新页面。');
      return c.body(null, 204);
    })
    .post('/sessions/end-others', async (c) => {
      const session = await requireSession(parts, c);
      await endOwnSessions(parts, session, caller(c), endedOthers, (client) =>
        endSessions(client, session.accountId, session.sessionId),
      );
      return c.body(null, 204);
    })
    .delete('/sessions', async (c) => {
      const session = await requireSession(parts, c);
      await endOwnSessions(parts, session, caller(c), endedAll, (client) => endSessions(client, session.accountId));
      return leave(c, parts);
    });
}

const endedOne = { event: 'sessionsEndedBySelf', says: '一处登录' } as const;
const endedOthers = { event: 'sessionsEndedBySelf', says: '其他各处登录' } as const;
const endedAll = { event: 'signOut', says: '全部登录' } as const;

const cookies = (c: Context): string => c.req.header('cookie') ?? '';

async function read<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new Problem('invalid', '提交的内容不完整或格式不对，请检查后重新提交。', { fields });
}

async function requireSession(parts: AuthParts, c: Context): Promise<StandingSession> {
  const presence = presenceOf(c.req.header(presenceHeader));
  const session = await parts.findSession(c.req.header('cookie'), parts.pool, presence);
  if (!session) throw new Problem('unauthenticated', '尚未登录或登录已过期，请重新登录。');
  return session;
}

function enter(c: Context, { next, cookies: set }: Entered): Response {
  for (const cookie of set) c.header('set-cookie', cookie, { append: true });
  return c.json({ next });
}

function leave(c: Context, parts: AuthParts): Response {
  c.header('set-cookie', expiredCookie(parts.secure), { append: true });
  return c.body(null, 204);
}

async function noStore(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('cache-control', 'no-store');
}

function refuseSize(): never {
  throw new Problem('tooLarge', '提交的内容过大。');
}
