import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/** What is no ledger and is kept in memory and on open pages all the same: the outbox calls it by these names. */
export const areasLine = 'areas';
export const numbersLine = 'numbers';

/** Tells every process and every open page, once this transaction has been committed, that areas or numbers are others now. */
export function tellChanged(ctx: Context, line: typeof areasLine | typeof numbersLine, rowId: string): void {
  ctx.tx.send(sql`insert into outbox (county, ledger, row_id, version, action)
    values (${ctx.county}, ${line}, ${rowId}, 0, 'update')`);
}
