import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { listedSupervision } from '../hazards/index.ts';
import type { CaseRow } from './case-file.server.ts';

/** A case filed for a hazard that is listed goes with the listing at once (挂牌督办不停止行政处罚): its number is entered there. */
export async function prosecuteListing(ctx: Context, { hazard, number }: CaseRow): Promise<void> {
  if (hazard === null || number === null) return;
  const where = { hazard, state: 'listed', penaltyNumber: { set: false } } as const;
  const [listing] = (await list(withSystem(ctx), listedSupervision, { where, limit: 1 })).rows;
  if (!listing) return;
  const entered = { penaltyNumber: number, penaltyOn: ctx.today };
  await take(withSystem(ctx), listedSupervision, listing.id, 'prosecute', entered);
}
