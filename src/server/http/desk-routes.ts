import { Hono } from 'hono';
import sql from 'sql-template-tag';
import type { Me } from '../../kernel/wire.ts';
import { Problem } from '../../kernel/problem.ts';
import { bureau } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import { isAbove } from '../db/above.ts';
import { hasRole } from '../ledger/scope.ts';
import { search } from '../search/search.ts';
import { owed } from '../today/owed.ts';
import { today } from '../today/today.ts';
import { asCaller, type Deps } from './deps.ts';
import { areasOf, formerAreasOf, peopleOf } from './names.ts';

/** What the desk itself asks for: me, names to choose from, today, search. */
export function deskRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/me', async (c) => c.json(await asCaller(deps, c, me)));
  routes.get('/areas', async (c) => c.json(await asCaller(deps, c, areasOf)));
  routes.get('/areas/former', async (c) => c.json(await asCaller(deps, c, formerAreasOf)));
  routes.get('/people', async (c) => c.json(await asCaller(deps, c, colleagues)));
  routes.get('/today', async (c) => c.json(await asCaller(deps, c, today)));
  routes.get('/owed', async (c) =>
    c.json(await asCaller(deps, c, (ctx) => owed(ctx, filtersOf(c.req.query('where'))))),
  );
  routes.get('/search', async (c) => c.json(await asCaller(deps, c, (ctx) => search(ctx, c.req.query('q') ?? ''))));
  return routes;
}

/** The filters of a query; what is no JSON is none. */
function filtersOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function me(ctx: Context): Promise<Me> {
  const [county] = await ctx.tx.rows<{ name: string; bureau: string }>(
    sql`select name, bureau from county where county = ${ctx.county}`,
  );
  if (!county && isAbove(ctx.county)) return aboveCounties(ctx);
  if (!county) throw new Problem('missing', '本县尚未初始化，请联系系统管理员');
  const { id, name, posts } = ctx.actor;
  return { id, name, county: { code: ctx.county, ...county }, posts, now: ctx.now, today: ctx.today };
}

/** Somebody of a province or a city, whose name is that of their section. */
function aboveCounties(ctx: Context): Me {
  const { id, name, posts } = ctx.actor;
  const unit = posts[0]?.section ?? '上级单位';
  return { id, name, county: { code: ctx.county, name: unit, bureau: unit }, posts, now: ctx.now, today: ctx.today };
}

/** An enterprise's people need nobody's list; everybody else chooses inspectors from it. */
async function colleagues(ctx: Context) {
  return hasRole(ctx, [...bureau, 'township', 'administrator']) ? peopleOf(ctx) : [];
}
