import sql from 'sql-template-tag';
import type { Draft, Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { stockMovement } from './movement.ledger.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** A movement with the id it gets. */
export interface Move {
  readonly id: string;
  readonly draft: Draft<typeof stockMovement>;
}

/** A lot that lies in a store, with what is there of it now. */
export interface LyingLot {
  readonly id: string;
  readonly supply: string;
  readonly batch: string | null;
  readonly expiresOn: string | null;
  readonly total: number;
}

/** Writes movements in the order of their stocks, so that two slips over the same goods wait for each other and never in a ring. */
export async function postMoves(ctx: Context, moves: readonly Move[]): Promise<readonly Row<typeof stockMovement>[]> {
  const written: Row<typeof stockMovement>[] = [];
  for (const { id, draft } of moves.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
    written.push(await create(ctx, stockMovement, draft, id));
  return written;
}

const keyOf = ({ draft }: Move) =>
  JSON.stringify([draft.supply, draft.storage, draft.batch ?? null, draft.expiresOn ?? null]);

/** A store that goods may move in or out of, or Problem 'refused'. */
export async function openStorage(ctx: Context, id: string): Promise<Row<typeof supplyStorage>> {
  const found = await get(ctx, supplyStorage, id);
  if (found.state !== 'open') throw new Problem('refused', `“${found.name}”已停用，请选择在用的储存点`);
  return found;
}

/** The lots of some goods in a store, the earliest expiry first, locked until the transaction ends. */
export function lockLots(ctx: Context, storage: string, supplies: readonly string[]): Promise<readonly LyingLot[]> {
  return ctx.tx.rows<LyingLot>(sql`select * from (
      select l.id, l.supply, l.batch, l.expires_on as "expiresOn", c.total
      from balance_card c join stock_lot l on l.county = c.county and l.id = c.card_id
      where c.county = ${ctx.county} and c.ledger = ${stockMovement.name} and l.storage = ${storage}
        and l.supply = any(${supplies}::uuid[])
      order by c.key collate "C" for update of c) lying
    where total > 0 order by "expiresOn" nulls last, batch nulls last, id`);
}

/** What is taken from which lots for a quantity: from the one named, or from those that expire first and have not expired. */
export async function pick(
  ctx: Context,
  lots: readonly LyingLot[],
  wanted: { readonly supply: string; readonly quantity: number; readonly lot?: string | null | undefined },
  options: { readonly mayBeExpired: boolean; readonly field: string },
): Promise<readonly (LyingLot & { readonly taken: number })[]> {
  const lying = lots.filter((lot) => lot.supply === wanted.supply && (!wanted.lot || lot.id === wanted.lot));
  const fit = lying.filter((lot) => options.mayBeExpired || lot.expiresOn === null || lot.expiresOn >= ctx.today);
  const there = fit.reduce((sum, lot) => sum + lot.total, 0);
  if (there < wanted.quantity) throw await tooLittle(ctx, wanted, { there, lying, options });
  let left = wanted.quantity;
  return fit.flatMap((lot) => {
    const taken = Math.min(left, lot.total);
    left -= taken;
    return taken > 0 ? [{ ...lot, taken }] : [];
  });
}

async function tooLittle(
  ctx: Context,
  wanted: { readonly supply: string; readonly quantity: number },
  found: {
    readonly there: number;
    readonly lying: readonly LyingLot[];
    readonly options: { readonly field: string };
  },
): Promise<Problem> {
  const item = await find(withSystem(ctx), supply, wanted.supply);
  if (!item)
    return new Problem('invalid', '没有这种物资，请重新选择', { fields: { [found.options.field]: '请重新选择物资' } });
  const expired = found.lying.reduce((sum, lot) => sum + lot.total, 0) - found.there;
  const rest = expired > 0 ? `（另有已过期 ${expired} ${item.unit}，只能报废）` : '';
  const words = `“${item.name}”库存不足：可用 ${found.there} ${item.unit}${rest}，要出 ${wanted.quantity} ${item.unit}，请减少数量或改从其他储存点出库`;
  return new Problem('refused', words, { fields: { [found.options.field]: words } });
}
