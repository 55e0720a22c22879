import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import type { Device, Message, Receipt, Sent, VendorSettings } from '../../server/channels/port.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { clearOf } from '../../server/sealed/rows.ts';
import { channel, protocolKinds } from './channel.ledger.ts';
import { noteReceipts } from './chain.server.ts';
import { contact } from './contact.ledger.ts';
import { linkOf } from './link.server.ts';
import type { ChannelKind } from './ladder.ts';
import { pushDevice } from './push-device.ledger.ts';
import { readSubscription } from './push-subscription.ts';
import { endDevices, pushKeys } from './push.server.ts';
import { byAnotherKind, lateAttempts, notTaken } from './pass-on.server.ts';
import { tellChannel } from './tell.server.ts';

/** A channel in use as the sender needs it: with its secret in the clear, in memory alone. */
export interface OpenChannel {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly protocol: keyof typeof protocolKinds;
  readonly kind: ChannelKind;
  readonly perMinute: number;
  readonly lines: number | null;
  readonly price: number | null;
  readonly settings: VendorSettings;
}

type ChannelRow = Omit<OpenChannel, 'kind' | 'settings'> & VendorSettings;

/** The channels of the county that are in use, the preferred first. */
export async function channelsInUse(ctx: Context): Promise<readonly OpenChannel[]> {
  const rows = await ctx.tx
    .rows<ChannelRow>(sql`select id, version, name, protocol, per_minute as "perMinute", lines, price, address,
      account, secret, sender, template from channel where county = ${ctx.county} and state = 'on' order by rank, id`);
  return rows.map(({ address, account, secret, sender, template, ...row }) => ({
    ...row,
    kind: protocolKinds[row.protocol].kind,
    settings: {
      address,
      account,
      secret:
        row.protocol === 'webPush'
          ? pushKeys(ctx).secret
          : secret === null
            ? null
            : clearOf(ctx, channel, row.id, 'secret', secret),
      sender,
      template,
    },
  }));
}

/** An attempt that is this process's to send. */
export interface Claimed {
  readonly id: string;
  readonly claimedOn: string;
  readonly message: Message;
}

const leaseSeconds = 5;

/** Takes, or keeps, the right to be the channel's one sender; another takes it over when it is not kept for five seconds. */
export async function lease(ctx: Context, { id }: OpenChannel, holder: string): Promise<boolean> {
  const rows = await ctx.tx
    .rows(sql`insert into channel_state as s (county, channel, state, words, since, holder, lease_until)
    values (${ctx.county}, ${id}, 'sound', '', ${ctx.now}, ${holder}, clock_timestamp() + make_interval(secs => ${leaseSeconds}))
    on conflict (county, channel) do update set holder = excluded.holder, lease_until = excluded.lease_until
      where s.holder = excluded.holder or s.lease_until is null or s.lease_until < clock_timestamp() returning 1 as "one"`);
  return rows.length > 0;
}

/** How many calls of a channel are on its lines now; one whose end was never told frees its line after three minutes. */
export async function onLines(ctx: Context, { id }: OpenChannel): Promise<number> {
  const [row] = await ctx.tx.rows<{ busy: number }>(sql`select count(*)::int as busy from call_attempt
    where county = ${ctx.county} and vendor = ${id} and state in ('claimed', 'sent', 'rang', 'answered', 'heard') and ended_at is null
      and claimed_at > ${ctx.now}::timestamptz - interval '3 minutes'`);
  return row?.busy ?? 0;
}

/**
 * Claims the next attempts of a channel's kind for it, the most urgent first: committed before the vendor is asked. It leaves to the others
 * what it said it does not take, and what has not waited for so many seconds.
 */
export async function claim(
  ctx: Context,
  { id, kind }: OpenChannel,
  { most, waited }: { readonly most: number; readonly waited: number },
  address: string | undefined,
): Promise<readonly Claimed[]> {
  const rows = await ctx.tx.rows<MessageRow>(sql`
    with mine as (select a.id from call_attempt a where a.county = ${ctx.county} and a.channel = ${kind} and a.state = 'queued'
        and ${id} <> all(a.not_by) and a.queued_at <= ${ctx.now}::timestamptz - make_interval(secs => ${waited})
        order by a.urgency, a.queued_at, a.id limit ${most} for update skip locked),
      taken as (update call_attempt a set state = 'claimed', vendor = ${id}, claimed_at = ${ctx.now} from mine
        where a.county = ${ctx.county} and a.id = mine.id returning a.*)
    ${messageColumns} from taken a ${messageJoins(ctx)}`);
  return rows.map((row) => claimedOf(ctx, row, kind, address));
}

/** What a channel claimed so long ago that its sender must have died, or had no answer: whether it went out is to be asked, not tried. */
export async function inDoubt(
  ctx: Context,
  { id, kind }: OpenChannel,
  seconds: number,
  address: string | undefined,
): Promise<readonly Claimed[]> {
  const rows = await ctx.tx.rows<MessageRow>(sql`${messageColumns} from call_attempt a ${messageJoins(ctx)}
    where a.county = ${ctx.county} and a.vendor = ${id} and a.state = 'claimed'
      and a.claimed_at < ${ctx.now}::timestamptz - make_interval(secs => ${seconds}) order by a.claimed_at limit 200`);
  return rows.map((row) => claimedOf(ctx, row, kind, address));
}

/** What a channel took and has told nothing of in time: what became of it is asked before it is passed on. */
export async function withoutWord(
  ctx: Context,
  channel: OpenChannel,
  address: string | undefined,
): Promise<readonly Claimed[]> {
  const rows = await ctx.tx.rows<MessageRow>(sql`${messageColumns} from call_attempt a ${messageJoins(ctx)}
    where a.county = ${ctx.county} and ${lateAttempts(ctx, channel)} order by a.claimed_at limit 100`);
  return rows.map((row) => claimedOf(ctx, row, channel.kind, address));
}

interface MessageRow {
  readonly id: string;
  readonly claimedAt: string;
  readonly target: string;
  readonly isOwn: boolean;
  readonly rung: number;
  readonly tries: number;
  readonly token: string;
  readonly code: string;
  readonly person: string;
  readonly name: string;
  readonly phone: string;
  readonly secondPhone: string | null;
  readonly email: string | null;
  readonly speaker: string | null;
  readonly devices: readonly { readonly id: string; readonly subscription: string }[] | null;
  readonly subject: string;
  readonly message: string;
  readonly kind: string;
}

const messageColumns = sql`select a.id, a.claimed_at as "claimedAt", a.target, a.target = p.contact as "isOwn", a.rung, a.try as tries, p.token, p.code,
  p.name as person, t.name, t.phone, t.second_phone as "secondPhone", t.email, t.speaker, o.subject, o.message, o.kind,
  case when a.channel = 'push' then (select json_agg(json_build_object('id', x.id, 'subscription', x.subscription) order by x.id)
    from push_device x where x.county = t.county and x.person = t.account and x.state = 'on') end as devices`;
const messageJoins = (ctx: Context) => sql`join call_person p on p.county = ${ctx.county} and p.id = a.person
  join contact t on t.county = ${ctx.county} and t.id = a.target join call_out o on o.county = ${ctx.county} and o.id = a.call_out`;

function claimedOf(ctx: Context, row: MessageRow, kind: ChannelKind, address: string | undefined): Claimed {
  const { subject, message, code, token, rung, isOwn, person, name } = row;
  const words = isOwn ? message : `${person}未应答，请您代为落实：${message}`;
  const link = address === undefined ? null : linkOf(ctx, address, token, rung);
  const told = {
    reference: row.id,
    to: addressOf(ctx, row, kind),
    name,
    subject,
    words,
    link,
    code,
    silent: row.kind === 'test',
  };
  return { id: row.id, claimedOn: dayOf(row.claimedAt), message: told };
}

/** Every second try goes to the second number, where there is one. */
function addressOf(ctx: Context, row: MessageRow, kind: ChannelKind): string {
  if (kind === 'mail') return row.email ?? '';
  if (kind === 'speaker') return row.speaker ?? '';
  if (kind === 'push') return JSON.stringify((row.devices ?? []).map((device) => deviceOf(ctx, device)));
  const second = row.tries % 2 === 0 ? row.secondPhone : null;
  return second === null
    ? clearOf(ctx, contact, row.target, 'phone', row.phone)
    : clearOf(ctx, contact, row.target, 'secondPhone', second);
}

const deviceOf = (
  ctx: Context,
  { id, subscription }: { readonly id: string; readonly subscription: string },
): Device => ({
  id,
  ...readSubscription(clearOf(ctx, pushDevice, id, 'subscription', subscription)),
});

/** What came of one claimed attempt; `unknown` when no answer came. */
export interface Outcome {
  readonly id: string;
  readonly sent: Sent | { readonly said: 'unknown' };
}

/**
 * Writes what vendors said, set-wise. A receipt may have been faster: it is not moved back. The wait for an answer begins when the call has
 * gone out, however long it stood in the queue.
 */
export async function noteSent(ctx: Context, channel: OpenChannel, outcomes: readonly Outcome[]): Promise<void> {
  const taken = outcomes.flatMap(({ id, sent }) => (sent.said === 'taken' ? [{ id, ref: sent.vendorRef }] : []));
  if (taken.length > 0)
    ctx.tx
      .send(sql`with said as (update call_attempt a set state = case when a.state = 'claimed' then 'sent' else a.state end,
          vendor_ref = coalesce(a.vendor_ref, i.ref), sent_at = coalesce(a.sent_at, ${ctx.now}::timestamptz), cost = ${channel.price}
        from unnest(${arrayText(taken.map(({ id }) => id))}::uuid[], ${arrayText(taken.map(({ ref }) => ref))}::text[]) i(id, ref)
        where a.county = ${ctx.county} and a.id = i.id returning a.person, a.call_out, a.rung, a.try, a.target)
      update call_person p set sent_at = coalesce(p.sent_at, ${ctx.now}::timestamptz),
        next_at = case when p.state = 'calling' and p.rung = said.rung and (p.try = said.try or p.contact <> said.target) then
          greatest(p.next_at, ${ctx.now}::timestamptz + make_interval(secs => (pl.ladder->(said.rung::int)->>'waitSeconds')::float8)) else p.next_at end
      from said join call_plan pl on pl.county = ${ctx.county} and pl.call_out = said.call_out where p.county = ${ctx.county} and p.id = said.person`);
  const back = outcomes.flatMap(({ id, sent }) => (sent.said === 'tooFast' || sent.said === 'unreached' ? [id] : []));
  if (back.length > 0)
    ctx.tx.send(sql`update call_attempt set state = 'queued', vendor = null, claimed_at = null
      where county = ${ctx.county} and id = any(${back}::uuid[]) and state = 'claimed'`);
  const refused = outcomes.flatMap(({ id, sent }) => (sent.said === 'refused' ? [{ id, ...sent }] : []));
  await endDevices(
    ctx,
    outcomes.flatMap(({ sent }) => ('gone' in sent ? (sent.gone ?? []) : [])),
  );
  const dead = refused.filter(({ isDead }) => isDead);
  const receipts = dead.map(({ id: reference, words }) => ({
    ...wordless,
    reference,
    words,
    progress: 'dead' as const,
  }));
  if (receipts.length > 0) await noteReceipts(ctx, channel.id, receipts);
  await notTaken(
    ctx,
    channel,
    refused.filter((each) => !dead.includes(each)),
  );
}

const wordless = { vendorRef: null, to: null, seconds: null };

/** What a vendor tells of an attempt when it is asked; undefined when it cannot say. */
export interface Told {
  readonly id: string;
  readonly told: Receipt | 'unseen' | undefined;
}

/** Settles what was in doubt: what the vendor never had goes back to the queue, what it cannot tell waits for its receipt. */
export async function settleDoubt(ctx: Context, channel: OpenChannel, found: readonly Told[]): Promise<void> {
  const unseen = found.flatMap(({ id, told }) => (told === 'unseen' ? [id] : []));
  const silent = found.flatMap(({ id, told }) => (told === undefined ? [id] : []));
  ctx.tx.send(sql`update call_attempt set state = 'queued', vendor = null, claimed_at = null
    where county = ${ctx.county} and id = any(${unseen}::uuid[]) and state = 'claimed'`);
  ctx.tx.send(sql`update call_attempt set state = 'sent', result = '是否发出未知，等待回执'
    where county = ${ctx.county} and id = any(${silent}::uuid[]) and state = 'claimed'`);
  await noteTold(ctx, channel, found);
}

/** Settles what a vendor took without a word since: what it never had after all is another's, the rest goes on by another kind. */
export async function settleLate(ctx: Context, channel: OpenChannel, found: readonly Told[]): Promise<void> {
  await noteTold(ctx, channel, found);
  const unseen = found.flatMap(({ id, told }) => (told === 'unseen' ? [{ id, words: '供应商没有收到' }] : []));
  await notTaken(ctx, channel, unseen);
  const isSilent = ({ told }: Told) => told === undefined || (told !== 'unseen' && told.progress === 'sent');
  await byAnotherKind(
    ctx,
    found.filter(isSilent).map(({ id }) => id),
  );
}

async function noteTold(ctx: Context, channel: OpenChannel, found: readonly Told[]): Promise<void> {
  const receipts = found.flatMap(({ told }) => (typeof told === 'object' ? [told] : []));
  if (receipts.length > 0) await noteReceipts(ctx, channel.id, receipts);
}

/** Writes down how a channel is doing, when that is otherwise than before. */
export async function noteHealth(
  ctx: Context,
  { id }: OpenChannel,
  state: 'sound' | 'slow' | 'failing',
  words: string,
): Promise<void> {
  const rows = await ctx.tx.rows(sql`insert into channel_state as s (county, channel, state, words, since)
    values (${ctx.county}, ${id}, ${state}, ${words}, ${ctx.now})
    on conflict (county, channel) do update set state = excluded.state, words = excluded.words, since = excluded.since
      where s.state <> excluded.state returning 1 as "one"`);
  if (rows.length > 0) tellChannel(ctx, [id]);
}

/** Of the last so many messages a vendor is judged by. */
const judgedBy = 20;

/**
 * The share of a channel's last messages, of the last ten minutes and claimed since an instant, that got no word within a minute of having
 * been taken, and how many there were.
 */
export async function slowShare(
  ctx: Context,
  { id }: OpenChannel,
  since: string,
): Promise<{ readonly share: number; readonly of: number }> {
  const [row] = await ctx.tx.rows<{ late: number; all: number }>(sql`select count(*)::int as "all",
      (count(*) filter (where state = 'sent' or ended_at > sent_at + interval '60 seconds'))::int as late
    from (select state, sent_at, ended_at from call_attempt where county = ${ctx.county} and vendor = ${id}
      and claimed_at > greatest(${ctx.now}::timestamptz - interval '10 minutes', ${since}::timestamptz) and claimed_at < ${ctx.now}::timestamptz - interval '60 seconds'
      and state not in ('claimed', 'queued') order by claimed_at desc limit ${judgedBy}) a`);
  return { share: row && row.all > 0 ? row.late / row.all : 0, of: row?.all ?? 0 };
}
