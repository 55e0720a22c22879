import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { Problem } from '../../kernel/problem.ts';
import type { Deps } from './deps.ts';

/** What is measured of this process. */
export interface Measures {
  readonly register: Registry;
  observe(route: string, status: number, seconds: number): void;
}

/** Starts measuring this process. */
export function createMeasures(): Measures {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'anlan_request_seconds',
    help: 'time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  });
  return { register, observe: (route, status, seconds) => requests.labels(route, String(status)).observe(seconds) };
}

/** For those who watch the server: alive, ready, measured. Measurements are told to this machine only. */
export function healthRoutes(deps: Deps, measures: Measures): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ alive: true }));
  routes.get('/readyz', async (c) => {
    const ready = await deps.machine.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return c.json({ ready }, ready ? 200 : 503);
  });
  routes.get('/metrics', async (c) => {
    const from = getConnInfo(c).remote.address ?? '';
    // A proxy on this machine asks for people elsewhere.
    const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
      (name) => c.req.header(name) !== undefined,
    );
    if (isPassedOn || !/^(::1|(::ffff:)?127\.)/.test(from))
      throw new Problem('forbidden', '运行指标只在服务器本机提供');
    return c.text(await measures.register.metrics(), 200, { 'content-type': measures.register.contentType });
  });
  return routes;
}
