import type { Context } from '../../server/context.ts';

/**
 * The same person with the right to count every ledger of the county: a report tells numbers of business that its writer may not look into
 * (举报). Rows are never read by it for a person; a figure a writer puts in by hand is first counted with the writer's own right.
 */
export function withWholeRight(ctx: Context): Context {
  const { county, actor } = ctx;
  const system = { county, area: county, role: 'system', section: null, siteId: null } as const;
  return { ...ctx, actor: { ...actor, posts: [...actor.posts, system] } };
}
