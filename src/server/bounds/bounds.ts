import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { unfitFaults } from '../fulfil/fulfil.ts';
import { heldFaults } from './held.ts';
import { beyondQuota } from './quota.ts';

/** A row about to be written: as it was, null when it is new, and as it is to be. */
export interface Writing {
  readonly before: AnyRow | null;
  readonly after: AnyRow;
}

/** What is wrong, by field. */
export type Faults = Readonly<Record<string, string>>;

/**
 * What rows may not do because of other rows: be written while what they belong to holds them fixed (`openIn` of a ref), say to be what
 * another waits for and be none (`Fulfilment`), be one too many of a year (`Quota`). Rows are judged in their order, each behind those before it; `sums` carries on what they add, as long as they are
 * not written.
 */
export async function outOfBounds(
  ctx: Context,
  l: AnyLedger,
  writings: readonly Writing[],
  sums: Map<string, number> = new Map(),
): Promise<readonly (Faults | undefined)[]> {
  const [fixed, unfit] = [await heldFaults(ctx, l, writings), await unfitFaults(ctx, l, writings)];
  const held = fixed.map((faults, at) => faults ?? unfit[at]);
  const quota = ctx.quotas.get(l);
  if (!quota) return held;
  const open = writings.filter((_, at) => held[at] === undefined);
  const beyond = (await beyondQuota(ctx, quota, open, sums)).values();
  return held.map((faults) => faults ?? beyond.next().value);
}

/** Throws Problem 'invalid', with the fields it is about, for a row that other rows do not let be written. */
export async function refuseOutOfBounds(
  ctx: Context,
  l: AnyLedger,
  before: AnyRow | null,
  after: AnyRow,
): Promise<void> {
  const [fields] = await outOfBounds(ctx, l, [{ before, after }]);
  if (fields) throw new Problem('invalid', Object.values(fields).join('；'), { fields });
}

/** Why nothing of a row may be changed now, when what it belongs to holds it fixed. */
export async function holdOf(ctx: Context, l: AnyLedger, row: AnyRow): Promise<string | undefined> {
  const [fields] = await heldFaults(ctx, l, [{ before: row, after: row }]);
  return fields && Object.values(fields).join('；');
}
