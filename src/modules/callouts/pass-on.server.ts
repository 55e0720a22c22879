import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Receipt } from '../../server/channels/port.ts';
import type { Context } from '../../server/context.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { noteReceipts } from './chain.server.ts';
import { hasPush, kindsInUse, missing, protocolsOf, type Reachable } from './kinds.server.ts';
import { type ChannelKind, channelKinds, type Ladder } from './ladder.ts';
import type { OpenChannel } from './send.server.ts';

/** Seconds without a word of a vendor after which an attempt is passed on; sooner where the next try comes sooner. */
const lateSeconds = 60;

/** An attempt that a vendor said it did not take, and why. */
export interface Untaken {
  readonly id: string;
  readonly words: string;
}

/**
 * Passes on what a vendor says it never took: to another vendor of the same kind that has not said so yet, and when there is none to the next
 * kind of channel of the same rung.
 */
export async function notTaken(
  ctx: Context,
  { id: vendor, kind }: OpenChannel,
  all: readonly Untaken[],
): Promise<void> {
  if (all.length === 0) return;
  const back = await ctx.tx.rows<{ id: string }>(sql`update call_attempt a set state = 'queued', vendor = null,
      vendor_ref = null, claimed_at = null, sent_at = null, not_by = a.not_by || ${vendor}::uuid, result = i.words
    from unnest(${arrayText(all.map(({ id }) => id))}::uuid[], ${arrayText(all.map(({ words }) => words))}::text[]) i(id, words)
    where a.county = ${ctx.county} and a.id = i.id and a.vendor = ${vendor} and a.state in ('claimed', 'sent')
      and exists (select 1 from channel c where c.county = ${ctx.county} and c.state = 'on' and c.id <> ${vendor}
        and c.protocol = any(${[...protocolsOf(kind)]}::text[]) and c.id <> all(a.not_by))
    returning a.id`);
  const others = new Set(back.map(({ id }) => id));
  const left = all.filter(({ id }) => !others.has(id));
  if (left.length === 0) return;
  await noteReceipts(ctx, vendor, left.map(failureOf));
  await byAnotherKind(
    ctx,
    left.map(({ id }) => id),
  );
}

const failureOf = ({ id, words }: Untaken): Receipt => ({
  reference: id,
  vendorRef: null,
  to: null,
  seconds: null,
  words,
  progress: 'failed',
});

/** The attempts of a channel that were taken and of which no word has come in time, while somebody still waits for them. */
export const lateAttempts = (ctx: Context, { id: vendor }: OpenChannel) => sql`a.vendor = ${vendor} and a.state = 'sent'
  and a.passed_at is null and p.state = 'calling' and p.rung = a.rung and a.claimed_at > ${ctx.now}::timestamptz - interval '1 hour'
  and a.claimed_at <= ${ctx.now}::timestamptz - make_interval(secs => least(${lateSeconds}, 0.6 * coalesce((select
    (pl.ladder->(a.rung::int)->>'waitSeconds')::float8 from call_plan pl where pl.county = ${ctx.county} and pl.call_out = a.call_out), 100)))`;

/**
 * Takes the step of attempts once more by the next kind of channel that their rung names `instead`: each kind once, by the key of the step,
 * so that nobody is called twice by the same kind for the same step. What has been passed on is not passed on again.
 */
export async function byAnotherKind(ctx: Context, ids: readonly string[]): Promise<void> {
  const rows = await ctx.tx.rows<Late>(sql`update call_attempt a set passed_at = ${ctx.now}
    from call_person p, call_plan pl, contact t
    where a.county = ${ctx.county} and a.id = any(${[...ids]}::uuid[]) and a.passed_at is null
      and p.county = ${ctx.county} and p.id = a.person and p.state = 'calling' and p.rung = a.rung
      and pl.county = ${ctx.county} and pl.call_out = a.call_out and t.county = ${ctx.county} and t.id = a.target
    returning a.id, a.call_out as "callOut", a.person, a.target, a.rung, a.try as tries, a.urgency, pl.ladder,
      t.email is not null as mail, t.speaker is not null as speaker, ${hasPush('t')} as push,
      array(select o.channel from call_attempt o where o.county = ${ctx.county} and o.call_out = a.call_out and o.target = a.target
        and o.rung = a.rung and o.try = a.try) as used`);
  if (rows.length === 0) return;
  const kinds = await kindsInUse(ctx);
  const found = rows.flatMap((row) => {
    const others = row.ladder[row.rung]?.instead ?? [];
    const kind = others.find(
      (each) => !row.used.includes(each) && kinds.get(each)?.works && missing(row, each) === null,
    );
    return kind === undefined ? [] : [{ ...row, kind }];
  });
  if (found.length === 0) return;
  const of = (value: (one: (typeof found)[number]) => unknown) => arrayText(found.map(value));
  await ctx.tx
    .rows(sql`with i as (select * from unnest(${of(({ id }) => id)}::uuid[], ${of(() => uuidv7())}::uuid[], ${of(({ kind }) => kind)}::text[],
      ${of(({ kind }) => channelKinds[kind])}::text[]) i(of, id, channel, label)),
    made as (insert into call_attempt (county, id, call_out, person, target, rung, channel, try, urgency, state, queued_at, not_by)
      select ${ctx.county}, i.id, a.call_out, a.person, a.target, a.rung, i.channel, a.try, a.urgency, 'queued', ${ctx.now}::timestamptz, '{}'
      from i join call_attempt a on a.county = ${ctx.county} and a.id = i.of
      on conflict (county, call_out, target, rung, channel, try) do nothing)
    update call_attempt a set result = concat_ws('，', a.result, '改用' || i.label) from i where a.county = ${ctx.county} and a.id = i.of`);
}

interface Late extends Reachable {
  readonly id: string;
  readonly rung: number;
  readonly ladder: Ladder;
  readonly used: readonly ChannelKind[];
}
