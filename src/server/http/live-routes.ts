import { Hono, type Context as Request } from 'hono';
import { streamSSE } from 'hono/streaming';
import { sessionWord } from '../auth/end-sessions.ts';
import type { Context } from '../context.ts';
import { asCaller, type Deps } from './deps.ts';

const heartbeatMs = 25_000;

/**
 * Server-sent events: which rows of the county changed. Ids only — what may be seen of them is asked for again. An open stream
 * keeps no session alive, and ends with it: at once when the session is ended, at the next beat when it ends by itself.
 */
export function liveRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    const { county, accountId } = await asCaller(deps, c, who, { presence: 'away' });
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      const leaveIfEnded = async () => ((await stillHere(deps, c, county)) ? undefined : leave());
      const unsubscribe = deps.feed.subscribe((lines) => {
        const [about, rows] = [lines.filter(isSession), lines.filter((line) => !isSession(line))];
        if (about.some(({ rowId }) => rowId === accountId)) void leaveIfEnded();
        const mine = rows.filter((line) => line.county === county);
        const data = mine.map(({ ledger, rowId, version, action }) => ({ ledger, rowId, version, action }));
        if (data.length > 0) void stream.writeSSE({ event: 'rows', data: JSON.stringify(data) });
      });
      stream.onAbort(leave);
      await stream.writeSSE({ event: 'open', data: '{}' });
      const beating = setInterval(() => {
        void stream.writeSSE({ event: 'beat', data: '{}' });
        void leaveIfEnded();
      }, heartbeatMs);
      await left;
      clearInterval(beating);
      unsubscribe();
    });
  });
  return routes;
}

const who = async ({ county, actor }: Context) => ({ county, accountId: actor.id });

const isSession = (line: { readonly ledger: string }) => line.ledger === sessionWord;

/** Whether the session behind a stream stands and still has a post in its county; when the database is away, it is asked again later. */
async function stillHere(deps: Deps, c: Request, county: string): Promise<boolean> {
  try {
    const found = await deps.auth.identify(c.req.header('cookie'), deps.machine.pool, 'away');
    return found?.posts.some((post) => post.county === county) ?? false;
  } catch {
    return true;
  }
}
