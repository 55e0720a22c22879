import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { accidentInvestigation } from '../accidents/index.ts';
import { listedSupervision } from '../hazards/index.ts';
import type { CaseRow } from './case-file.server.ts';

/** What a case is filed for learns of it in the same act: the listing of its hazard, the investigation of its accident. */
export async function tellWhereFrom(ctx: Context, row: CaseRow): Promise<void> {
  await prosecuteListing(ctx, row);
  await penaliseAccident(ctx, row);
}

/** 挂牌督办 does not stop a penalty: the number of the case is entered at the listing. */
async function prosecuteListing(ctx: Context, { hazard, number }: CaseRow): Promise<void> {
  if (hazard === null || number === null) return;
  const where = { hazard, state: 'listed', penaltyNumber: { set: false } } as const;
  const [listing] = (await list(withSystem(ctx), listedSupervision, { where, limit: 1 })).rows;
  if (!listing) return;
  const entered = { penaltyNumber: number, penaltyOn: ctx.today };
  await take(withSystem(ctx), listedSupervision, listing.id, 'prosecute', entered);
}

/** An investigation that was replied to goes into its penalties with the first case that is filed for the accident. */
async function penaliseAccident(ctx: Context, { accident }: CaseRow): Promise<void> {
  if (accident === null) return;
  const where = { accident, state: 'replied' } as const;
  const [own] = (await list(withSystem(ctx), accidentInvestigation, { where, limit: 1 })).rows;
  if (own) await take(withSystem(ctx), accidentInvestigation, own.id, 'penalise', {});
}
