import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { take } from '../../server/ledger/write.ts';
import { callOut } from './callout.ledger.ts';

interface Counts {
  readonly confirmed: number;
  readonly unreached: number;
  readonly moved: number;
  readonly phoneCalls: number;
  readonly texts: number;
}

/** Ends a call-out: nobody is called any more, and what a report counts is written on its row. */
export async function endCallOut(ctx: Context, id: string, endNote: string | null): Promise<void> {
  ctx.tx.send(
    sql`update call_attempt set state = 'dropped' where county = ${ctx.county} and call_out = ${id} and state = 'queued'`,
  );
  ctx.tx.send(
    sql`update call_person set state = 'closed', next_at = null where county = ${ctx.county} and call_out = ${id} and state = 'calling'`,
  );
  const [counts] = await ctx.tx
    .rows<Counts>(sql`select (count(*) filter (where p.reached_at is not null))::int as confirmed,
      (count(*) filter (where p.reached_at is null))::int as unreached, coalesce(sum(p.moved), 0)::int as moved,
      (select count(*)::int from call_attempt a where a.county = ${ctx.county} and a.call_out = ${id} and a.channel = 'voice' and a.sent_at is not null) as "phoneCalls",
      (select count(*)::int from call_attempt a where a.county = ${ctx.county} and a.call_out = ${id} and a.channel = 'sms' and a.sent_at is not null) as texts
    from call_person p where p.county = ${ctx.county} and p.call_out = ${id}`);
  if (!counts) return;
  await take(withSystem(ctx), callOut, id, 'end', { ...counts, endNote });
}
