import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { callOut } from './callout.ledger.ts';
import { channel } from './channel.ledger.ts';

/** Tells open pages that something of call-outs moved: one line for each, however many people it was about. */
export const tellCallOut = (ctx: Context, ids: readonly string[]): void => tell(ctx, callOut.name, ids);

/** Tells open pages that a channel is doing otherwise than before. */
export const tellChannel = (ctx: Context, ids: readonly string[]): void => tell(ctx, channel.name, ids);

function tell(ctx: Context, ledger: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  ctx.tx.send(sql`insert into outbox (county, ledger, row_id, version, action)
    select ${ctx.county}, ${ledger}, i.id, 0, 'moved' from unnest(${[...ids]}::uuid[]) i(id)`);
}
