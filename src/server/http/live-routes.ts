import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { asCaller, type Deps } from './deps.ts';

const heartbeatMs = 25_000;

/** Server-sent events: which rows of the county changed. Ids only — what may be seen of them is asked for again. */
export function liveRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    const county = await asCaller(deps, c, async (ctx) => ctx.county);
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const unsubscribe = deps.feed.subscribe((lines) => {
        const mine = lines.filter((line) => line.county === county);
        const data = mine.map(({ ledger, rowId, version, action }) => ({ ledger, rowId, version, action }));
        if (data.length > 0) void stream.writeSSE({ event: 'rows', data: JSON.stringify(data) });
      });
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      stream.onAbort(leave);
      await stream.writeSSE({ event: 'open', data: '{}' });
      const beating = setInterval(() => void stream.writeSSE({ event: 'beat', data: '{}' }), heartbeatMs);
      await left;
      clearInterval(beating);
      unsubscribe();
    });
  });
  return routes;
}
