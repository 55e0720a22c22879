import { Hono } from 'hono';
import type { Deps } from './deps.ts';

/** Whose system this is, for the sign-in page: the bureau's name, null while there is none or where there are several. */
export function bureauRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    const { rows } = await deps.machine.pool.query<{ bureau: string }>('select bureau from county limit 2');
    const [only, second] = rows;
    return c.json({ bureau: only && !second ? only.bureau : null });
  });
  return routes;
}
