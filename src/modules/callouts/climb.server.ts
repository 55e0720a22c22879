import sql, { raw as rawSql } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../server/context.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { newRow } from '../../server/ledger/save.ts';
import { callOut } from './callout.ledger.ts';
import { doorKnock } from './door-knock.ledger.ts';
import { hasPush, kindsInUse, missing, type Reachable } from './kinds.server.ts';
import { type ChannelKind, channelKinds, type Ladder } from './ladder.ts';
import { nextStep } from './ladder.rules.ts';
import { tellCallOut } from './tell.server.ts';

/** How many people take their next step in one transaction. */
const atOnce = 2000;
/** The number of tries that says a rung is to be left: its number is dead (chain.server.ts). */
const passed = 100;

interface Due {
  readonly id: string;
  readonly callOut: string;
  readonly contact: string;
  readonly name: string;
  readonly post: string;
  readonly area: string;
  readonly rung: number;
  readonly tries: number;
  readonly ladder: Ladder;
  readonly urgency: string;
  readonly kind: string;
  readonly neighbour: string | null;
  /** Whom to call for them, with what there is to call by. */
  readonly self: Target;
  readonly deputy: Target | null;
  readonly superior: Target | null;
}

interface Target extends Reachable {
  readonly id: string;
}

interface Attempt {
  readonly id: string;
  readonly due: Due;
  readonly target: string;
  readonly rung: number;
  readonly tries: number;
  readonly channel: ChannelKind;
  /** Why it cannot even be tried. */
  readonly hindrance: string | null;
  /** Whether a call to the same one is under way for others: theirs is this one too. */
  readonly isUnderWay?: boolean;
}

/**
 * Takes the next step for everybody who is due: the attempts are queued by a key that stands once (call-out, target, rung, channel, try),
 * so two processes, or one that died, never take a step twice. Whose call still stands in the queue of a channel that works waits on: the
 * vendor's limit makes nobody climb. Who has no step left is passed to whoever knocks. Tells whether more are due.
 */
export async function climb(ctx: Context): Promise<boolean> {
  const all = await dueNow(ctx);
  if (all.length === 0) return false;
  const kinds = await kindsInUse(ctx);
  const waiting = await stillQueued(ctx, all, kinds);
  const due = all.filter((person) => !waiting.has(person));
  await waitOn(ctx, [...waiting]);
  if (due.length === 0) return true;
  const steps = due.map((person) => ({ person, step: nextStep(person.ladder, person, (who) => person[who] !== null) }));
  const wanted = steps.flatMap(({ person, step }) => (step ? attemptsOf(person, step, kinds) : []));
  const attempts = await onceForAll(ctx, wanted);
  dropOlder(ctx, due);
  await queue(ctx, attempts);
  const hindered = new Set(due.map(({ id }) => id));
  for (const { due: person, hindrance } of attempts) if (hindrance === null) hindered.delete(person.id);
  const moved = steps.flatMap(({ person, step }) => (step ? [{ person, step }] : []));
  ctx.tx
    .send(sql`update call_person p set rung = i.rung, try = i.try, next_at = ${ctx.now}::timestamptz + make_interval(secs => i.wait)
    from unnest(${moved.map(({ person }) => person.id)}::uuid[], ${moved.map(({ step }) => step.rung)}::smallint[],
      ${moved.map(({ step }) => step.tries)}::smallint[],
      ${moved.map(({ person, step }) => (hindered.has(person.id) ? 0 : (person.ladder[step.rung]?.waitSeconds ?? 0)))}::int[])
      i(id, rung, try, wait)
    where p.county = ${ctx.county} and p.id = i.id`);
  await leaveLadder(
    ctx,
    steps.flatMap(({ person, step }) => (step ? [] : [person])),
  );
  tellCallOut(ctx, [...new Set(due.map((person) => person.callOut))]);
  return true;
}

const target = (alias: string) =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'mail', ${alias}.email is not null, 'speaker', ${alias}.speaker is not null, 'push', ${hasPush(alias).sql}) end`;

function dueNow(ctx: Context): Promise<readonly Due[]> {
  const [self, deputy, superior] = ['c', 'd', 's'].map((alias) => target(alias));
  const statement = sql`select p.id, p.call_out as "callOut", p.contact, p.name, p.post, p.area, p.rung, p.try as tries, pl.ladder,
      o.urgency, o.kind, c.neighbour, `;
  return ctx.tx.rows<Due>(
    sql`${statement}${rawSql(`${self} as self, ${deputy} as deputy, ${superior} as superior`)}
    from call_person p
    join call_plan pl on pl.county = ${ctx.county} and pl.call_out = p.call_out
    join call_out o on o.county = ${ctx.county} and o.id = p.call_out
    join contact c on c.county = ${ctx.county} and c.id = p.contact
    left join contact d on d.county = ${ctx.county} and d.id = c.deputy and d.state <> 'left'
    left join contact s on s.county = ${ctx.county} and s.id = c.superior and s.state <> 'left'
    where p.county = ${ctx.county} and p.state = 'calling' and p.next_at <= ${ctx.now}
    order by p.next_at limit ${atOnce} for update of p skip locked`,
  );
}

/** Those whose step stands in the queue of a kind of channel that works. */
async function stillQueued(
  ctx: Context,
  all: readonly Due[],
  kinds: Awaited<ReturnType<typeof kindsInUse>>,
): Promise<ReadonlySet<Due>> {
  const begun = all.flatMap((person) => {
    const called = person.tries > 0 && person.tries < passed ? person[person.ladder[person.rung]?.who ?? 'self'] : null;
    return called === null ? [] : [{ person, target: called.id }];
  });
  const working = [...kinds].flatMap(([kind, { works }]) => (works ? [kind] : []));
  if (begun.length === 0 || working.length === 0) return new Set();
  const rows = await ctx.tx.rows<{ at: number }>(sql`select i.at::int as at
    from unnest(${begun.map(({ person }) => person.callOut)}::uuid[], ${begun.map(({ target }) => target)}::uuid[],
      ${begun.map(({ person }) => person.rung)}::smallint[]) with ordinality i(call_out, target, rung, at)
    where exists (select 1 from call_attempt a where a.county = ${ctx.county} and a.call_out = i.call_out and a.target = i.target
      and a.rung = i.rung and a.channel = any(${working}::text[]) and a.state = 'queued')`);
  return new Set(rows.flatMap(({ at }) => begun[at - 1]?.person ?? []));
}

async function waitOn(ctx: Context, waiting: readonly Due[]): Promise<void> {
  if (waiting.length === 0) return;
  await ctx.tx.rows(sql`update call_person p set next_at = ${ctx.now}::timestamptz + make_interval(secs => i.wait)
    from unnest(${waiting.map(({ id }) => id)}::uuid[], ${waiting.map((each) => each.ladder[each.rung]?.waitSeconds ?? 10)}::int[]) i(id, wait)
    where p.county = ${ctx.county} and p.id = i.id`);
}

/** What nobody could send of an earlier step is not sent beside the next one. */
function dropOlder(ctx: Context, due: readonly Due[]): void {
  ctx.tx.send(sql`update call_attempt a set state = 'dropped' from unnest(${due.map(({ id }) => id)}::uuid[],
      ${due.map(({ contact }) => contact)}::uuid[]) i(person, contact)
    where a.county = ${ctx.county} and a.person = i.person and a.target = i.contact and a.state = 'queued'`);
}

function attemptsOf(
  due: Due,
  { rung, tries }: { readonly rung: number; readonly tries: number },
  kinds: { has(kind: ChannelKind): boolean },
): readonly Attempt[] {
  const step = due.ladder[rung];
  const target = step && due[step.who];
  if (!step || !target) return [];
  return step.channels.map((channel) => {
    const hindrance = kinds.has(channel) ? missing(target, channel) : `没有启用的${channelKinds[channel]}通道`;
    return { id: uuidv7(), due, target: target.id, rung, tries, channel, hindrance };
  });
}

/**
 * Who stands behind several people is called once for all of them: while such a call is under way, nobody begins another; once it is over,
 * the next who needs them is a matter of its own and has the next number.
 */
async function onceForAll(ctx: Context, attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
  const others = attempts.filter(({ due, target }) => target !== due.contact);
  if (others.length === 0) return attempts;
  const made = await ctx.tx.rows<{ key: string; tries: number; pending: boolean }>(sql`
    select a.call_out || ' ' || a.target || ' ' || a.rung || ' ' || a.channel as key, max(a.try)::int as tries,
      bool_or(a.state in ('queued', 'claimed', 'sent', 'rang') and a.queued_at > ${ctx.now}::timestamptz - interval '3 minutes') as pending
    from call_attempt a where a.county = ${ctx.county} and a.call_out = any(${[...new Set(others.map(({ due }) => due.callOut))]}::uuid[])
      and a.target = any(${[...new Set(others.map(({ target }) => target))]}::uuid[]) and a.state <> 'dropped' group by 1`);
  const before = new Map(made.map((each) => [each.key, each]));
  const seen = new Set<string>();
  return attempts.flatMap((attempt) => {
    if (attempt.target === attempt.due.contact) return [attempt];
    const key = `${attempt.due.callOut} ${attempt.target} ${attempt.rung} ${attempt.channel}`;
    const known = before.get(key);
    const isUnderWay = known?.pending === true || seen.has(key);
    seen.add(key);
    return [{ ...attempt, tries: (known?.tries ?? 0) + 1, isUnderWay }];
  });
}

const urgencyRank: Readonly<Record<string, number>> = { extreme: 0, urgent: 1, normal: 2 };

/** Writes attempts; one that was dropped because its person had answered is taken up again for the next who needs it. */
async function queue(ctx: Context, wanted: readonly Attempt[]): Promise<void> {
  const attempts = wanted.filter(({ isUnderWay }) => isUnderWay !== true);
  if (attempts.length === 0) return;
  const of = (value: (attempt: Attempt) => unknown) => arrayText(attempts.map(value));
  await ctx.tx
    .rows(sql`insert into call_attempt (county, id, call_out, person, target, rung, channel, try, urgency, state, queued_at,
      ended_at, result, not_by)
    select ${ctx.county}, i.id, i.call_out, i.person, i.target, i.rung, i.channel, i.try, i.urgency,
      case when i.hindrance is null then 'queued' else 'failed' end, ${ctx.now}::timestamptz,
      case when i.hindrance is null then null else ${ctx.now}::timestamptz end, i.hindrance, '{}'
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ due }) => due.callOut)}::uuid[], ${of(({ due }) => due.id)}::uuid[],
      ${of(({ target }) => target)}::uuid[], ${of(({ rung }) => rung)}::smallint[], ${of(({ channel }) => channel)}::text[],
      ${of(({ tries }) => tries)}::smallint[], ${of(({ due }) => urgencyRank[due.urgency] ?? 2)}::smallint[],
      ${of(({ hindrance }) => hindrance)}::text[])
      i(id, call_out, person, target, rung, channel, try, urgency, hindrance)
    on conflict (county, call_out, target, rung, channel, try) do update
      set state = 'queued', person = excluded.person, queued_at = excluded.queued_at where call_attempt.state = 'dropped'`);
}

/** Behind the last rung: a task to knock for each, unless it is only a notice, a drill or a test. */
async function leaveLadder(ctx: Context, people: readonly Due[]): Promise<void> {
  if (people.length === 0) return;
  const knocked = people.filter(({ kind }) => kind === 'warning' || kind === 'order');
  ctx.tx.send(sql`update call_person p set state = i.state, next_at = null
    from unnest(${people.map(({ id }) => id)}::uuid[],
      ${people.map((person) => (knocked.includes(person) ? 'door' : 'closed'))}::text[]) i(id, state)
    where p.county = ${ctx.county} and p.id = i.id`);
  const tasks = knocked.map((person) => {
    const subject = `${person.name}（${person.post}）`;
    const row = {
      subject,
      callOut: person.callOut,
      contact: person.contact,
      neighbour: person.neighbour,
      orderedAt: ctx.now,
    };
    const after = newRow(ctx, doorKnock, { ...row, id: uuidv7(), area: person.area });
    return { action: 'create', before: null, after, note: `${callOut.label}各级均未应答` };
  });
  await saveMany(ctx, doorKnock, tasks);
}
