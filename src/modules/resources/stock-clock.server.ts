import sql from 'sql-template-tag';
import { addDays } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { stockLot } from './lot.ledger.ts';
import { stockThreshold } from './threshold.ledger.ts';

const atOnce = 100;

/** Turns lots that come near their expiry, or are past it, into somebody's duty. */
export const watchExpiry: Job = {
  name: 'watch-expiry',
  cron: '* * * * *',
  run: async (ctx) => {
    const past = await lotsIn(ctx, ['held', 'expiring'], { lt: ctx.today });
    for (const row of past) await take(ctx, stockLot, row.id, 'expire', {}, row.version);
    const soon = addDays(ctx.today, ctx.setting('supplies.firstNoticeDays'));
    const near = await lotsIn(ctx, ['held'], { gte: ctx.today, lte: soon });
    for (const row of near) await take(ctx, stockLot, row.id, 'approach', {}, row.version);
    return past.length === atOnce || near.length === atOnce;
  },
};

async function lotsIn(
  ctx: Context,
  state: readonly ('held' | 'expiring')[],
  expiresOn: { readonly lt: string } | { readonly gte: string; readonly lte: string },
) {
  const where = { state, expiresOn, onHand: { gt: 0 } };
  return (await list(ctx, stockLot, { where, sort: { by: 'expiresOn' }, limit: atOnce })).rows;
}

interface Judged {
  readonly id: string;
  readonly version: number;
  readonly held: number;
  readonly step: 'fallShort' | 'exceed' | 'recover';
}

/** Compares what is to be kept with what lies there, and says where it does not agree any more. */
export const watchThresholds: Job = {
  name: 'watch-thresholds',
  cron: '* * * * *',
  run: async (ctx) => {
    const changed = await ctx.tx.rows<Judged>(sql`
      with judged as (select t.id, t.version, t.state, least(held.quantity, 1000000)::integer as held,
          case when held.quantity < t.minimum then 'short' when held.quantity > t.maximum then 'over' else 'met' end as now
        from stock_threshold t cross join lateral (select coalesce(sum(l.on_hand), 0) as quantity from stock_lot l
          join supply_storage s on s.county = l.county and s.id = l.storage
          where l.county = ${ctx.county} and s.county = ${ctx.county} and l.supply = t.supply
            and (l.storage = t.storage or t.storage is null and s.kind = 'reserve')) held
        where t.county = ${ctx.county} and t.state <> 'ended')
      select id, version, held, case now when 'short' then 'fallShort' when 'over' then 'exceed' else 'recover' end as step
      from judged where state <> now order by id limit ${atOnce}`);
    for (const { id, version, held, step } of changed) await take(ctx, stockThreshold, id, step, { held }, version);
    return changed.length === atOnce;
  },
};
