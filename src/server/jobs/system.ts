import type pg from 'pg';
import type { Actor } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import { type Machine, transact } from '../db/transact.ts';

/** The id under which the clock's own writes stand in the history. */
export const systemId = '00000000-0000-7000-8000-000000000000';

/** The clock itself, at work in one county. */
export const systemActor = (county: string): Actor => ({
  id: systemId,
  name: '系统',
  posts: [{ county, area: county, role: 'system', section: null, siteId: null }],
});

/** The same person with the clock's own powers beside their own: for calls that guard a step which nobody takes by itself. */
export function withSystem(ctx: Context): Context {
  const { posts } = systemActor(ctx.county);
  return { ...ctx, actor: { ...ctx.actor, posts: [...ctx.actor.posts, ...posts] } };
}

/** Runs work as the system in one county, in one transaction. */
export function asSystem<T>(machine: Machine, county: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  return transact(machine, async () => ({ county, actor: systemActor(county) }), work);
}

/** The counties of this installation. */
export async function countiesOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ county: string }>('select county from county order by county');
  return rows.map(({ county }) => county);
}
