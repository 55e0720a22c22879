import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** The environment of the routes: Node's own request below Hono, absent where a test calls without a socket. */
export interface AuthEnv {
  Bindings: Partial<HttpBindings>;
}

/** Where a request comes from, as far as it can be known. */
export interface Caller {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The caller's address (the socket's, or behind our own proxy the last entry of X-Forwarded-For) and browser. */
export function callerOf(c: Context<AuthEnv>, trustedProxy: boolean): Caller {
  const forwarded = trustedProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return {
    // a socket open to both internets shows the old one as ::ffff:192.0.2.1
    ip: (forwarded ?? c.env?.incoming?.socket.remoteAddress)?.replace(/^::ffff:(?=\d+\.)/, '') ?? null,
    userAgent: c.req.header('user-agent')?.slice(0, 300) ?? null,
  };
}
