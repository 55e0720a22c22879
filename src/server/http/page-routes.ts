import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Deps } from './deps.ts';

const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** The built pages: files by name, and the one page for every other address, since the browser knows the rest. */
export function pageRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.use('*', async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    c.header('cache-control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  routes.get('/assets/*', serveStatic({ root: deps.pages, precompressed: true }));
  routes.get('/*', serveStatic({ root: deps.pages, precompressed: true }));
  routes.get('/*', async (c) => {
    const page = join(deps.pages, 'index.html');
    if (!existsSync(page)) return c.text('页面尚未构建：请在项目目录运行 npm run build 后刷新', 503);
    return c.html(await readFile(page, 'utf8'));
  });
  return routes;
}
