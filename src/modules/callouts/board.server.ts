import sql, { raw, type Sql } from 'sql-template-tag';
import { addDays } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../server/context.ts';
import { get, visibleSql } from '../../server/ledger/read.ts';
import { areaSql, hasRole } from '../../server/ledger/scope.ts';
import { handle } from '../../server/module.ts';
import { chainColumns, noteDeeds } from './answer.server.ts';
import {
  callBoard,
  type CalledPerson,
  calledPerson,
  callPlan,
  channelHealth,
  endCall,
  noteByHand,
  type CallBoard,
} from './board.endpoints.ts';
import { callers, readers } from './callout-roles.ts';
import { callOut } from './callout.ledger.ts';
import { reach } from './chain.server.ts';
import { channel, protocolKinds } from './channel.ledger.ts';
import { contact } from './contact.ledger.ts';
import { endCallOut } from './end-call-out.server.ts';
import { channelKinds, type ChannelKind, type Ladder, whos } from './ladder.ts';
import { capacityPlan } from './ladder.rules.ts';
import { receiptsToken } from './link.server.ts';
import { tellCallOut } from './tell.server.ts';

const tally =
  raw(`count(*)::int as people, count(p.sent_at)::int as sent, count(p.rang_at)::int as rang, count(p.answered_at)::int as answered,
  count(p.heard_at)::int as heard, count(p.reached_at)::int as reached, count(p.in_position_at)::int as "inPosition",
  coalesce(sum(p.in_charge), 0)::int as "inCharge", coalesce(sum(p.moved), 0)::int as moved, count(p.reported_at)::int as reported,
  (count(*) filter (where p.state = 'door'))::int as doors`);

type Tally = CallBoard['all'];

/** The people of call-outs within the caller's reach: a town sees its own. */
function withinReach(ctx: Context): Sql {
  const posts = ctx.actor.posts.filter(
    (post) => post.county === ctx.county && (post.role === 'system' || readers.some((role) => role === post.role)),
  );
  return posts.reduce<Sql>((so, post) => sql`${so} or ${areaSql(ctx, post.area, 'p')}`, sql`false`);
}

/** Answers the board: two statements over the people of one call-out, whoever they are. */
export const callBoardHandler = handle(callBoard, async (ctx, { id }): Promise<CallBoard> => {
  const [row] = await ctx.tx.rows<Omit<CallBoard, 'all' | 'towns' | 'unreached' | 'secondsPerCall' | 'mayEnd'>>(sql`
    select id, number, subject, message, state, started_at as "startedAt", ended_at as "endedAt" from call_out where county = ${ctx.county} and id = ${id}`);
  if (!row) throw new Problem('missing', '没有这次叫应，或不在您的管辖范围内');
  const mine = sql`p.county = ${ctx.county} and p.call_out = ${id} and (${withinReach(ctx)})`;
  const [towns, unreached, timed] = await Promise.all([
    ctx.tx.rows<
      Tally & { readonly town: string }
    >(sql`select coalesce(p.town, p.area) as town, ${tally} from call_person p where ${mine}
      group by 1 order by count(*) filter (where p.reached_at is null) desc, 1`),
    ctx.tx
      .rows<CalledPerson>(sql`select ${personColumns} from call_person p join call_plan pl on pl.county = ${ctx.county} and pl.call_out = p.call_out
      where ${mine} and p.reached_at is null order by p.in_charge desc, p.id limit 200`),
    ctx.tx.rows<{
      seconds: number | null;
    }>(sql`select avg(extract(epoch from a.ended_at - a.sent_at))::float8 as seconds from call_attempt a
      where a.county = ${ctx.county} and a.call_out = ${id} and a.channel = 'voice' and a.ended_at > a.sent_at`),
  ]);
  const sum = (name: keyof Tally) => towns.reduce((so, town) => so + town[name], 0);
  const all = Object.fromEntries(Object.keys(emptyTally).map((name) => [name, sum(name as keyof Tally)])) as Tally; // the same names
  const mayEnd = row.state === 'calling' && hasRole(ctx, callers);
  const seconds = timed[0]?.seconds ?? null;
  return {
    ...row,
    all,
    towns: [...towns],
    unreached: [...unreached],
    secondsPerCall: seconds === null ? null : Math.round(seconds),
    mayEnd,
  };
});

const emptyTally: Tally = {
  people: 0,
  sent: 0,
  rang: 0,
  answered: 0,
  heard: 0,
  reached: 0,
  inPosition: 0,
  inCharge: 0,
  moved: 0,
  reported: 0,
  doors: 0,
};

const personColumns = sql`p.id, p.contact, p.name, p.unit, p.post, p.town, p.area,
  coalesce(pl.ladder->(p.rung::int)->>'who', 'self') as rung, ${chainColumns}`;

/** Answers one person's chain with every attempt made for them. */
export const calledPersonHandler = handle(calledPerson, async (ctx, { id }) => {
  const [found] = await ctx.tx.rows<
    CalledPerson & { callOut: string; subject: string; ended: boolean; ladder: Ladder }
  >(sql`
    select ${personColumns}, p.call_out as "callOut", o.subject, o.state = 'ended' as ended, pl.ladder from call_person p
    join call_plan pl on pl.county = ${ctx.county} and pl.call_out = p.call_out join call_out o on o.county = ${ctx.county} and o.id = p.call_out
    where p.county = ${ctx.county} and p.id = ${id} and (${withinReach(ctx)})`);
  if (!found) throw new Problem('missing', '没有这个人的叫应记录，或不在您的管辖范围内');
  const { callOut: of, subject, ended, ladder, ...person } = found;
  const rows = await ctx.tx
    .rows<Attempt>(sql`select a.id, t.name as target, a.rung, a.channel, a.try as tries, a.state, v.name as vendor,
      a.queued_at as "queuedAt", a.sent_at as "sentAt", a.ended_at as "endedAt", a.seconds, a.cost, a.result
    from call_attempt a join contact t on t.county = ${ctx.county} and t.id = a.target
    join contact c on c.county = ${ctx.county} and c.id = ${person.contact}
    left join channel v on v.county = ${ctx.county} and v.id = a.vendor
    where a.county = ${ctx.county} and a.call_out = ${of} and (a.person = ${id} or a.target in (c.deputy, c.superior) and a.rung <= (
      select rung from call_person where county = ${ctx.county} and id = ${id})) order by a.queued_at, a.id`);
  const attempts = rows.map(({ rung, channel, ...rest }) => ({
    ...rest,
    who: whos[ladder[rung]?.who ?? 'self'],
    channel: channelKinds[channel],
  }));
  return { callOut: of, subject, ended, person, attempts };
});

interface Attempt {
  readonly id: string;
  readonly target: string;
  readonly rung: number;
  readonly channel: ChannelKind;
  readonly tries: number;
  readonly state: string;
  readonly vendor: string | null;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly endedAt: string | null;
  readonly seconds: number | null;
  readonly cost: number | null;
  readonly result: string | null;
}

/** Answers what an officer writes down for somebody; it stands in the history of the call-out by their name. */
export const noteByHandHandler = handle(noteByHand, async (ctx, { id, said, code }) => {
  const [person] = await ctx.tx.rows<{
    contact: string;
    callOut: string;
    code: string;
    name: string;
    ended: boolean;
    version: number;
  }>(sql`
    select p.contact, p.call_out as "callOut", p.code, p.name, o.state = 'ended' as ended, o.version from call_person p
    join call_out o on o.county = ${ctx.county} and o.id = p.call_out where p.county = ${ctx.county} and p.id = ${id} and (${withinReach(ctx)}) for update of p`);
  if (!person) throw new Problem('missing', '没有这个人的叫应记录，或不在您的管辖范围内');
  if (person.ended) throw new Problem('refused', '这次叫应已经结束，不能再登记');
  if (code !== null && code !== '' && code !== person.code)
    throw new Problem('invalid', '确认码不对，请对方再报一遍', { fields: { code: '与发给他的确认码不一致' } });
  const how = code === person.code ? ('code' as const) : ('word' as const);
  await reach(ctx, [
    { person: id, target: person.contact, contact: person.contact, callOut: person.callOut, rung: 0, how },
  ]);
  await noteDeeds(ctx, [{ person: id, said }]);
  ctx.tx.send(sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, note, tx)
    values (${ctx.county}, ${ctx.now}, ${uuidv7()}, ${callOut.name}, ${person.callOut}, ${person.version}, 'noted', ${ctx.actor.id}, '{}',
      ${`登记${person.name}应答`}, pg_current_xact_id())`);
  tellCallOut(ctx, [person.callOut]);
  return { taken: true };
});

/** Answers the ending of a call-out. */
export const endCallHandler = handle(endCall, async (ctx, { id, note }) => {
  const row = await get(ctx, callOut, id);
  if (row.state === 'ended') throw new Problem('refused', '这次叫应已经结束');
  await endCallOut(ctx, id, note === '' ? null : note);
  return { ended: true };
});

/** A call's seconds where none has been measured: ringing and twenty seconds of message. */
const usualSeconds = 30;

/** Answers whom a choice of town and words finds, and what calling them would take. */
export const callPlanHandler = handle(callPlan, async (ctx, { town, words, withinMinutes }) => {
  const like = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [contacts, [timed], channels] = await Promise.all([
    ctx.tx.rows<{ id: string; name: string; unit: string; post: string; state: string; tested: string | null }>(sql`
      select t.id, t.name, t.unit, t.post, t.state, t.tested_at as tested from contact t
      where ${visibleSql(ctx, contact, { state: { not: 'left' }, startsOn: { lte: ctx.today } })} and (${town}::text is null or t.town = ${town})
        and (t.post like ${like} or t.unit like ${like} or t.name like ${like}) order by t.town nulls first, t.unit, t.id limit 20000`),
    ctx.tx.rows<{
      seconds: number | null;
      calls: number;
    }>(sql`select avg(extract(epoch from a.ended_at - a.sent_at))::float8 as seconds,
        count(*)::int as calls from (select ended_at, sent_at from call_attempt where county = ${ctx.county} and channel = 'voice'
          and ended_at > sent_at and queued_at > ${`${addDays(ctx.today, -183)}T00:00:00Z`} order by queued_at desc limit 2000) a`),
    ctx.tx.rows<{ protocol: keyof typeof protocolKinds; lines: number | null }>(sql`select protocol, lines from channel
      where county = ${ctx.county} and state = 'on'`),
  ]);
  const measured = (timed?.calls ?? 0) >= 20;
  const secondsPerCall = measured ? Math.round(timed?.seconds ?? usualSeconds) : usualSeconds;
  const voices = channels.filter(({ protocol }) => protocolKinds[protocol].kind === 'voice');
  const lines = voices.reduce((so, each) => so + (each.lines ?? 0), 0);
  const { minutes, linesNeeded } = capacityPlan({ people: contacts.length, secondsPerCall, lines, withinMinutes });
  const dead = contacts.filter(({ state }) => state === 'dead').length;
  const untested = contacts.filter(({ state }) => state === 'untested').length;
  const warnings = [
    ...(channels.length === 0 ? ['还没有启用的通道：发起后全部转为上门叫醒，请在“叫应通道”登记'] : []),
    ...(channels.length > 0 && lines === 0 ? ['没有电话线路，只能用短信等方式'] : []),
    ...(dead > 0 ? [`${dead} 人的号码上次测试不通`] : []),
    ...(untested > 0 ? [`${untested} 人的号码没有测试过`] : []),
  ];
  return {
    contacts: [...contacts],
    lines,
    secondsPerCall,
    measured,
    minutes: Number.isFinite(minutes) ? minutes : null,
    linesNeeded,
    warnings,
  };
});

/** Answers how the channels are doing. */
export const channelHealthHandler = handle(channelHealth, async (ctx) => {
  const rows = await ctx.tx.rows<{
    id: string;
    name: string;
    protocol: keyof typeof protocolKinds;
    state: 'sound' | 'slow' | 'failing' | null;
    words: string | null;
    since: string | null;
  }>(sql`select c.id, c.name, c.protocol, s.state, s.words, s.since from channel c
    left join channel_state s on s.county = ${ctx.county} and s.channel = c.id
    where c.county = ${ctx.county} and c.state = 'on' order by c.rank, c.id`);
  const isKeeper = hasRole(ctx, channel.may.update);
  const channels = rows.map(({ protocol, state, words, ...row }) => ({
    ...row,
    kind: channelKinds[protocolKinds[protocol].kind],
    state: state ?? ('unknown' as const),
    words: words ?? '尚未启动',
    receiptsPath: isKeeper ? `/api/open/receipts/${ctx.county}-${receiptsToken(ctx, row.id)}` : null,
  }));
  return { channels };
});
