import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../kernel/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a writing request that another site made this browser send: its Sec-Fetch-Site must be same-origin or none, or,
 * where the browser sends none (plain http in an office network), its Origin must be the host it is sent to.
 */
export function refuseCrossSite(): MiddlewareHandler {
  return (c, next) => {
    if (safeMethods.has(c.req.method)) return next(); // to judge them too would cost every reading request
    if (!isOwn(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host'))) {
      throw new Problem('forbidden', '请求来自其他网站，已拒绝。请从本系统页面重新操作。');
    }
    return next();
  };
}

/**
 * The same for what machines send that are no browsers: it lets pass what says nothing of where it comes from, for a browser always does.
 * What is sent so must carry its own right, a signature or a token, and never rest on a session.
 */
export function refuseToldCrossSite(): MiddlewareHandler {
  const refuse = refuseCrossSite();
  return (c, next) => {
    const isSilent = c.req.header('sec-fetch-site') === undefined && c.req.header('origin') === undefined;
    return isSilent ? next() : refuse(c, next);
  };
}

/** Refuses a request with a body that does not say it is JSON: a form of another site cannot say so. */
export function requireJson(): MiddlewareHandler {
  return async (c, next) => {
    const hasBody = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
    const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '');
    if (hasBody && !isJson) throw new Problem('unsupported', '请求内容须为 JSON（content-type: application/json）。');
    await next();
  };
}

function isOwn(site: string | undefined, origin: string | undefined, host: string | undefined): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin !== undefined && host !== undefined && URL.parse(origin)?.host === host.toLowerCase();
}
