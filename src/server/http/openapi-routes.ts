import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { ServerModule } from '../module.ts';
import { asCaller, type Deps } from './deps.ts';
import { openApi } from './openapi.ts';

/** The description of the interface, and a viewer for it, for those signed in. */
export function openApiRoutes(deps: Deps, modules: readonly ServerModule[]): Hono {
  const routes = new Hono();
  let document: object | undefined;
  routes.get('/openapi.json', async (c) => {
    await asCaller(deps, c, async () => undefined);
    document ??= openApi(deps.machine.registry, modules);
    return c.json(document);
  });
  routes.get('/docs', (c) => c.html(viewerPage));
  routes.get('/docs/start.js', (c) => c.body(startScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  const viewer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  routes.get('/docs/*', serveStatic({ root: viewer, rewriteRequestPath: (path) => path.replace('/api/docs', '') }));
  return routes;
}

const viewerPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>安澜 · 接口说明</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head><body><div id="viewer"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const startScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#viewer', deepLinking: true });`;
