import type { Context } from '../../server/context.ts';
import { tellChanged } from '../../server/live/tell-changed.ts';
import { callOut } from './callout.ledger.ts';
import { channel } from './channel.ledger.ts';

/** Tells open pages that something of call-outs moved: one line for each, however many people it was about. */
export const tellCallOut = (ctx: Context, ids: readonly string[]): void => tellChanged(ctx, callOut.name, ids, 'moved');

/** Tells open pages that a channel is doing otherwise than before. */
export const tellChannel = (ctx: Context, ids: readonly string[]): void => tellChanged(ctx, channel.name, ids, 'moved');
