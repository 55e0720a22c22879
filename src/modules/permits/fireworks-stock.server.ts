import sql from 'sql-template-tag';
import { take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { fireworksStock } from './fireworks-stock.ledger.ts';

/** The count of a store holds until the next one of the same store, so that the stock of any day is a sum of what held then. */
export const replaceStock: Job = {
  name: 'replace-stock',
  cron: '* * * * *',
  run: async (ctx) => {
    const past = await ctx.tx.rows<{ id: string; replacedOn: string }>(sql`
      select o.id, min(n.counted_on)::text as "replacedOn" from fireworks_stock o
      join fireworks_stock n on n.county = o.county and n.site = o.site and n.store = o.store and n.counted_on > o.counted_on
      where o.county = ${ctx.county} group by o.id, o.replaced_on
      having o.replaced_on is distinct from min(n.counted_on) order by o.id limit 100`);
    for (const { id, replacedOn } of past) await take(ctx, fireworksStock, id, 'replace', { replacedOn });
    return past.length === 100;
  },
};
