import type { Context as Request } from 'hono';
import type { Logger } from 'pino';
import { Problem } from '../../kernel/problem.ts';
import { asProblem } from '../db/database-problem.ts';

/** The answer to what went wrong (RFC 9457): a Problem in the user's words; anything else is a bug, logged and told as one. */
export function problemResponse(c: Request, error: unknown, log: Logger): Response {
  const found = asProblem(error);
  const problem = found instanceof Problem ? found : unexpected(found, log);
  const { code, status, message, details } = problem;
  const body = { type: `urn:anlan:problem:${code}`, title: message, status, code, ...details };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

function unexpected(error: unknown, log: Logger): Problem {
  log.error({ err: error }, 'unexpected');
  return new Problem('unavailable', '服务器出现异常，未能完成。已记录，请稍后重试；已填写内容仍在本页');
}
