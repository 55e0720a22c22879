import { Problem } from '../../kernel/problem.ts';
import type { GivenPost } from '../../server/accounts/give-post.ts';
import type { Context } from '../../server/context.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { site } from '../sites/index.ts';
import type { GivenPostInput } from './accounts.endpoints.ts';

/**
 * A post with the site that its credit code names, and lying where the site lies. An administrator reads no sites: they type the code,
 * and learn of the site nothing but that there is one. Throws Problem `invalid` when there is none.
 */
export async function withSite(ctx: Context, { creditCode, ...post }: GivenPostInput): Promise<GivenPost> {
  if (post.role !== 'enterprise') return { ...post, siteId: null };
  const reaching: Context = { ...ctx, actor: systemActor(ctx.county) };
  const { rows } = await list(reaching, site, { where: { creditCode: creditCode ?? '' }, limit: 1 });
  const [found] = rows;
  if (found) return { ...post, area: found.area, siteId: found.id };
  throw new Problem('invalid', '没有这个统一社会信用代码的单位，请先由业务股室登记该单位', {
    fields: { creditCode: '没有登记这个单位，请核对代码' },
  });
}
