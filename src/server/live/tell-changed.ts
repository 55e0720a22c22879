import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/** What is no ledger and is kept in memory all the same: the outbox calls it by these names. */
export const areasLine = 'areas';
export const numbersLine = 'numbers';

/** Tells every process and every open page, once this transaction has been committed, that what goes by a name and by ids is other now. */
export function tellChanged(ctx: Context, line: string, rowIds: string | readonly string[], action = 'update'): void {
  ctx.tx.send(sql`insert into outbox (county, ledger, row_id, version, action)
    select ${ctx.county}, ${line}, i.id, 0, ${action} from unnest(${[rowIds].flat()}::uuid[]) i(id)`);
}
