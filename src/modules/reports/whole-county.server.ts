import { Problem } from '../../kernel/problem.ts';
import { bureau } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';

const readers: readonly string[] = [...bureau, 'system'];

/** Throws Problem 'forbidden' for somebody who does not see the whole county: their figures would be a part of it. */
export function requireWholeCounty(ctx: Context): void {
  const sees = ctx.actor.posts.some(
    ({ county, area, role, siteId }) =>
      county === ctx.county && area === county && siteId === null && readers.includes(role),
  );
  if (!sees) throw new Problem('forbidden', '全县报告须由负责全县的岗位编制和查看，请联系局办公室');
}
