import { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import { refuseCrossSite, refuseToldCrossSite } from '../auth/cross-site.ts';
import type { ServerModule } from '../module.ts';
import { bureauRoutes } from './bureau-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import type { Deps } from './deps.ts';
import { documentRoutes, endpointRoutes } from './endpoint-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { importRoutes } from './import-routes.ts';
import { createMeasures, healthRoutes, type Measures } from './health-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { limitBody } from './limit-body.ts';
import { liveRoutes } from './live-routes.ts';
import { openRoutes } from './open-routes.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { problemResponse } from './problem-response.ts';

/** The whole server as one function of requests. Every route below /api finds the caller first, but those of signing in. */
export function createApp(deps: Deps, modules: readonly ServerModule[], measures: Measures = createMeasures()): Hono {
  const app = new Hono();
  app.onError((error, c) => problemResponse(c, error, deps.log));
  app.use('*', async (c, next) => {
    const begun = performance.now();
    await next();
    measures.observe(c.req.routePath, c.res.status, (performance.now() - begun) / 1000);
  });
  const [refuse, refuseTold] = [refuseCrossSite(), refuseToldCrossSite()];
  const intakes = modules.flatMap((m) => m.intakes ?? []);
  const deeds = modules.flatMap((m) => m.deeds ?? []);
  const byMachines = [...intakes, ...deeds.filter((deed) => deed.byMachines)];
  const isIntake = (path: string) => byMachines.some(({ name }) => path.startsWith(`/api/open/${name}/`));
  app.use('/api/*', (c, next) => (isIntake(c.req.path) ? refuseTold(c, next) : refuse(c, next)));
  const limit = limitBody();
  app.use('/api/*', (c, next) => (isLong(c.req.path) ? next() : limit(c, next)));

  const handlers = modules.flatMap((m) => m.handlers ?? []);
  const documents = modules.flatMap((m) => m.documents ?? []);
  const calls = modules.flatMap((m) => m.open ?? []);
  app.route('/', healthRoutes(deps, measures));
  app.route('/api/auth', deps.auth.routes);
  app.route('/api/bureau', bureauRoutes(deps));
  app.route('/api/ledgers', ledgerRoutes(deps));
  app.route('/api/files', fileRoutes(deps));
  app.route('/api/imports', importRoutes(deps));
  app.route('/api/live', liveRoutes(deps));
  app.route('/api/documents', documentRoutes(deps, documents));
  app.route('/api', deskRoutes(deps));
  app.route('/api', auditRoutes(deps));
  app.route('/api', endpointRoutes(deps, handlers));
  app.route('/api/open', openRoutes(deps, { calls, deeds, intakes }));
  app.route('/api', openApiRoutes(deps, modules));
  if (deps.demoAccounts.length > 0) app.get('/api/demo-accounts', (c) => c.json(deps.demoAccounts));
  app.all('/api/*', () => {
    throw new Problem('missing', '没有这个接口，请刷新页面后重试');
  });
  app.route('/', pageRoutes(deps));
  return app;
}

/** What bounds the length of its body itself: files, tables, pictures of the public. */
const isLong = (path: string) =>
  ['/api/files', '/api/imports'].includes(path) || /^\/api\/open\/\w+\/\d+\/pictures$/.test(path);
