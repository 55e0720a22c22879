import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import type { Progress, Receipt } from '../../server/channels/port.ts';
import { phone } from '../../codes/phone.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { take } from '../../server/ledger/write.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { doorKnock } from './door-knock.ledger.ts';
import { tellCallOut } from './tell.server.ts';

/** How far each state is: a receipt that comes late moves nothing back. Having failed is overtaken by having been answered after all. */
const far: Readonly<Record<string, number>> = {
  claimed: 1,
  sent: 2,
  delivered: 3,
  rang: 3,
  failed: 4,
  dead: 4,
  answered: 5,
  heard: 6,
  confirmed: 7,
};

interface Standing {
  readonly id: string;
  readonly vendorRef: string | null;
  readonly channel: string | null;
  readonly state: string;
  readonly person: string;
  readonly target: string;
  readonly contact: string;
  readonly callOut: string;
  readonly rung: number;
  readonly tries: number;
  readonly kind: string;
  readonly blinds: readonly (string | null)[];
}

interface Moved {
  readonly standing: Standing;
  readonly receipt: Receipt;
}

/**
 * Takes in what a vendor tells of messages, in any order and any number of times. What it tells of a message that was never sent by it, or
 * about somebody else's number, is refused: the reasons are given back, and nothing moves.
 */
export async function noteReceipts(
  ctx: Context,
  vendor: string,
  receipts: readonly Receipt[],
): Promise<readonly string[]> {
  const standing = await standingOf(ctx, receipts);
  const refusals: string[] = [];
  const moved = new Map<string, Moved>();
  for (const receipt of receipts) {
    const found =
      standing.find(({ id }) => id === receipt.reference) ??
      standing.findLast((s) => s.channel === vendor && s.vendorRef !== null && s.vendorRef === receipt.vendorRef);
    const reason = refusalOf(ctx, vendor, receipt, found);
    if (reason !== null || !found) {
      refusals.push(reason ?? neverSent);
      continue;
    }
    const before = moved.get(found.id)?.receipt.progress ?? found.state;
    if ((far[receipt.progress] ?? 0) > (far[before] ?? 0)) moved.set(found.id, { standing: found, receipt });
  }
  if (moved.size > 0) await move(ctx, [...moved.values()]);
  return refusals;
}

const neverSent = '回执所指的消息从未发出';

function refusalOf(ctx: Context, vendor: string, { to }: Receipt, found: Standing | undefined): string | null {
  if (!found || found.channel !== vendor || far[found.state] === undefined) return neverSent;
  if (to === null || phone.problem(phone.normalise(to)) !== null) return null;
  const blinds = ctx.vault.blinds(ctx.county, phone, phone.normalise(to));
  return blinds.some((blind) => found.blinds.includes(blind)) ? null : '回执的号码不是所叫的人';
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function standingOf(ctx: Context, receipts: readonly Receipt[]): Promise<readonly Standing[]> {
  const ids = receipts.flatMap(({ reference }) => (reference !== null && isUuid(reference) ? [reference] : []));
  const refs = receipts.flatMap(({ reference, vendorRef }) =>
    reference === null && vendorRef !== null ? [vendorRef] : [],
  );
  return ctx.tx
    .rows<Standing>(sql`select a.id, a.vendor_ref as "vendorRef", a.vendor as channel, a.state, a.person, a.target, a.rung, a.try as tries,
      a.channel as kind, a.call_out as "callOut", p.contact, array[t.phone_blind, t.second_phone_blind] as blinds
    from call_attempt a join call_person p on p.county = ${ctx.county} and p.id = a.person
    join contact t on t.county = ${ctx.county} and t.id = a.target
    where a.county = ${ctx.county} and (a.id = any(${ids}::uuid[]) or a.vendor_ref = any(${refs}::text[]))
    order by a.id for update of a`);
}

async function move(ctx: Context, moved: readonly Moved[]): Promise<void> {
  const of = (value: (one: Moved) => unknown) => arrayText(moved.map(value));
  ctx.tx
    .send(sql`update call_attempt a set state = i.state, seconds = coalesce(i.seconds, a.seconds), result = coalesce(nullif(i.words, ''), a.result),
      vendor_ref = coalesce(a.vendor_ref, i.ref), sent_at = coalesce(a.sent_at, ${ctx.now}::timestamptz),
      ended_at = case when i.ends then coalesce(a.ended_at, ${ctx.now}::timestamptz) else a.ended_at end
    from unnest(${of(({ standing }) => standing.id)}::uuid[], ${of(({ receipt }) => stateOf(receipt.progress))}::text[],
      ${of(({ receipt }) => receipt.seconds)}::int[], ${of(({ receipt }) => receipt.words)}::text[],
      ${of(({ receipt }) => receipt.vendorRef)}::text[], ${of(({ receipt }) => isEnd(receipt))}::boolean[]) i(id, state, seconds, words, ref, ends)
    where a.county = ${ctx.county} and a.id = i.id`);
  await stampPeople(ctx, moved);
}

/** A mailbox or a loudspeaker that is not there says nothing of the telephone. */
const isTelephone = ({ kind }: Standing) => kind === 'voice' || kind === 'sms';

const stateOf = (progress: Progress) => (progress === 'dead' ? 'failed' : progress);
const isEnd = ({ progress, seconds }: Receipt) =>
  seconds !== null || ['delivered', 'failed', 'dead', 'heard', 'confirmed'].includes(progress);

/** What attempts mean for the people they were made for: how far their chain has come, and whether they are reached. */
async function stampPeople(ctx: Context, moved: readonly Moved[]): Promise<void> {
  const at = ({ standing, receipt }: Moved) => {
    const reached = far[receipt.progress] ?? 0;
    const own = standing.target === standing.contact;
    const failed = reached === 4;
    return {
      person: standing.person,
      rang: own && !failed && (reached > 3 || receipt.progress === 'rang'),
      answered: own && reached >= 5,
      heard: own && reached >= 6,
      seconds: own ? receipt.seconds : null,
      dead: receipt.progress === 'dead' && isTelephone(standing) ? standing.rung : null,
      isLast: standing.blinds[1] === null || standing.tries % 2 === 0,
    };
  };
  const by = new Map<string, ReturnType<typeof at>>();
  for (const one of moved.map(at)) {
    const other = by.get(one.person);
    by.set(one.person, other ? merged(other, one) : one);
  }
  const stamps = [...by.values()];
  const of = (value: (one: (typeof stamps)[number]) => unknown) => arrayText(stamps.map(value));
  // A number that is dead is not called again on this rung: the second number, else the next rung, is due at once.
  ctx.tx.send(sql`update call_person p set
      rang_at = case when i.rang then coalesce(p.rang_at, ${ctx.now}::timestamptz) else p.rang_at end,
      answered_at = case when i.answered then coalesce(p.answered_at, ${ctx.now}::timestamptz) else p.answered_at end,
      heard_at = case when i.heard then coalesce(p.heard_at, ${ctx.now}::timestamptz) else p.heard_at end,
      heard_seconds = greatest(p.heard_seconds, i.seconds),
      try = case when p.state = 'calling' and i.dead = p.rung and i.last then 100 else p.try end,
      next_at = case when p.state = 'calling' and i.dead = p.rung then ${ctx.now}::timestamptz else p.next_at end
    from unnest(${of(({ person }) => person)}::uuid[], ${of(({ rang }) => rang)}::boolean[], ${of(({ answered }) => answered)}::boolean[],
      ${of(({ heard }) => heard)}::boolean[], ${of(({ seconds }) => seconds)}::int[], ${of(({ dead }) => dead)}::smallint[],
      ${of(({ isLast }) => isLast)}::boolean[]) i(id, rang, answered, heard, seconds, dead, last)
    where p.county = ${ctx.county} and p.id = i.id`);
  const confirmed = moved
    .filter(({ receipt }) => receipt.progress === 'confirmed')
    .map(({ standing }) => ({ ...standing, how: 'key' as const }));
  await reach(ctx, confirmed);
  tellCallOut(ctx, [...new Set(moved.map(({ standing }) => standing.callOut))]);
}

function merged<
  S extends {
    readonly person: string;
    readonly seconds: number | null;
    readonly dead: number | null;
    readonly isLast: boolean;
  },
>(a: S, b: S): S {
  const entries = Object.entries(a).map(([name, value]) => [name, value || b[name as keyof S]]); // both have the same names
  const { dead, isLast } = a.dead === null ? b : a;
  return {
    ...Object.fromEntries(entries),
    dead,
    isLast,
    seconds: Math.max(a.seconds ?? 0, b.seconds ?? 0) || null,
  } as S; // as above
}

/** Somebody who confirmed, for a person of a call-out, from a rung. */
export interface Reaching {
  readonly person: string;
  readonly target: string;
  readonly contact: string;
  readonly callOut: string;
  readonly rung: number;
  readonly how: 'key' | 'button' | 'code' | 'word';
}

/**
 * Writes down that people are reached, each once whatever comes again. Who answers for others, as the superior of several, is called but
 * once and answers for all who wait on that rung for them. What was still queued for nobody any more is dropped; doors are spared.
 */
export async function reach(ctx: Context, all: readonly Reaching[]): Promise<void> {
  if (all.length === 0) return;
  const of = (value: (one: Reaching) => unknown) => arrayText(all.map(value));
  const rows = await ctx.tx.rows<{ id: string; contact: string; callOut: string; was: string }>(sql`
    with said as (select i.person, i.target, i.how, i.call_out, i.rung
        from unnest(${of(({ person }) => person)}::uuid[], ${of(({ target }) => target)}::uuid[], ${of(({ how }) => how)}::text[],
          ${of(({ callOut }) => callOut)}::uuid[], ${of(({ rung }) => rung)}::smallint[]) i(person, target, how, call_out, rung)),
      meant as (select s.person as id, s.target, s.how from said s
        union select p.id, s.target, s.how from said s join contact c on c.county = ${ctx.county} and c.deputy = s.target
        join call_person p on p.county = ${ctx.county} and p.call_out = s.call_out and p.contact = c.id and p.rung = s.rung and p.state = 'calling'
        union select p.id, s.target, s.how from said s join contact c on c.county = ${ctx.county} and c.superior = s.target
        join call_person p on p.county = ${ctx.county} and p.call_out = s.call_out and p.contact = c.id and p.rung = s.rung and p.state = 'calling'),
      found as (select distinct on (p.id) p.id, p.state as was, m.target, m.how from meant m
        join call_person p on p.county = ${ctx.county} and p.id = m.id and p.state in ('calling', 'door') order by p.id)
    update call_person p set state = 'reached', reached_at = ${ctx.now}, reached_by = f.target, reached_how = f.how, next_at = null
    from found f where p.county = ${ctx.county} and p.id = f.id and p.reached_at is null
    returning p.id, p.contact, p.call_out as "callOut", f.was`);
  if (rows.length === 0) return;
  ctx.tx.send(sql`update call_attempt a set state = 'dropped'
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ contact }) => contact)}::uuid[]) i(person, contact)
    where a.county = ${ctx.county} and a.person = i.person and a.state = 'queued' and (a.target = i.contact
      or not exists (select 1 from contact c join call_person o on o.county = ${ctx.county}
        and o.call_out = a.call_out and o.contact = c.id and o.state = 'calling' and o.rung = a.rung where c.county = ${ctx.county} and c.deputy = a.target)
      and not exists (select 1 from contact c join call_person o on o.county = ${ctx.county}
        and o.call_out = a.call_out and o.contact = c.id and o.state = 'calling' and o.rung = a.rung where c.county = ${ctx.county} and c.superior = a.target))`);
  for (const { contact, callOut } of rows.filter(({ was }) => was === 'door')) await spareDoor(ctx, contact, callOut);
}

async function spareDoor(ctx: Context, contact: string, callOut: string): Promise<void> {
  const open = await ctx.tx.rows<{
    id: string;
  }>(sql`select id from door_knock where county = ${ctx.county} and contact = ${contact}
    and call_out = ${callOut} and state = 'open'`);
  for (const { id } of open) await take(withSystem(ctx), doorKnock, id, 'spare', {});
}
