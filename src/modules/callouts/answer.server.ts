import sql, { raw } from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import { noteAccess } from '../../server/access/write-access.ts';
import type { Context } from '../../server/context.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { gather } from '../../server/open/gather.ts';
import type { Intake, Reply } from '../../server/open/intake.ts';
import type { OpenCall } from '../../server/open/open-call.ts';
import { callName, type CallPage, callPage, type Said, said } from './answer.ts';
import { reach } from './chain.server.ts';
import { pageToken, readPageToken } from './link.server.ts';
import type { Ladder } from './ladder.ts';
import { tellCallOut } from './tell.server.ts';

/** The columns of somebody's chain. */
export const chainColumns =
  raw(`p.state, p.sent_at as "sentAt", p.rang_at as "rangAt", p.answered_at as "answeredAt", p.heard_at as "heardAt",
  p.heard_seconds as "heardSeconds", p.reached_at as "reachedAt", p.reached_how as "reachedHow", p.in_position_at as "inPositionAt",
  p.moved, p.in_charge as "inCharge", p.report, p.reported_at as "reportedAt"`);

/** What whoever holds a page's link reads: what they are called for, and how far they are. */
export const readCallPage: OpenCall = {
  name: callName,
  label: '叫应确认',
  output: callPage,
  token: pageToken,
  rate: { most: 6000, perMs: 60_000 },
  answer: async (ctx, shown): Promise<CallPage> => {
    const meant = readPageToken(ctx, shown);
    const [row] = meant
      ? await ctx.tx.rows<Omit<CallPage, 'instead'> & { readonly name: string; readonly ladder: Ladder }>(sql`
        select c.bureau, o.subject, o.message, o.started_at as "startedAt", o.state = 'ended' as ended, p.name, pl.ladder, ${chainColumns}
        from call_person p join call_out o on o.county = ${ctx.county} and o.id = p.call_out
        join call_plan pl on pl.county = ${ctx.county} and pl.call_out = p.call_out join county c on c.county = ${ctx.county}
        where p.county = ${ctx.county} and p.token = ${meant.token}`)
      : [];
    if (!row || !meant) throw new Problem('missing', '这个链接不完整，请从短信中重新打开，或拨打值班电话');
    const { name, ladder, ...page } = row;
    return { ...page, instead: (ladder[meant.rung]?.who ?? 'self') === 'self' ? null : name };
  },
};

interface Answer {
  readonly county: string;
  readonly shown: string;
  readonly said: Said;
}

/** What those called send from their page: many at once are taken in by one transaction, each counted once. */
export const answersIntake: Intake = {
  name: callName,
  label: '叫应确认',
  token: pageToken,
  start: (machine) => {
    const take = gather<Answer, Reply>(async (all) => {
      const replies = new Map<Answer, Reply>();
      for (const [county, here] of Map.groupBy(all, (one) => one.county)) {
        const known = await machine.pool.query('select 1 from county where county = $1', [county]);
        if (known.rowCount === 0) continue;
        await asSystem(machine, county, async (ctx) => {
          for (const [one, reply] of await noteAnswers(ctx, here)) replies.set(one, reply);
        });
      }
      return all.map((one) => replies.get(one) ?? problem(404, '没有这个编号，请核对是否完整'));
    });
    return async ({ county, token, body }) => {
      const read = said.safeParse(jsonOf(body));
      if (!read.success) return problem(400, read.error.issues[0]?.message ?? '提交的内容不完整，请重新提交');
      return take({ county, shown: token, said: read.data });
    };
  },
};

const problem = (status: Reply['status'], title: string): Reply => ({
  status,
  body: JSON.stringify({ title, status }),
});

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

interface Person {
  readonly id: string;
  readonly token: string;
  readonly contact: string;
  readonly callOut: string;
  readonly ended: boolean;
  readonly ladder: Ladder;
  readonly deputy: string | null;
  readonly superior: string | null;
}

/** Writes what people said. A link whose signature is not ours, or for somebody who does not stand on that rung, is refused and noted. */
async function noteAnswers(ctx: Context, all: readonly Answer[]): Promise<readonly (readonly [Answer, Reply])[]> {
  const meant = all.map((answer) => ({ answer, page: readPageToken(ctx, answer.shown) }));
  const tokens = [...new Set(meant.flatMap(({ page }) => page?.token ?? []))];
  const people = await ctx.tx
    .rows<Person>(sql`select p.id, p.token, p.contact, p.call_out as "callOut", o.state = 'ended' as ended, pl.ladder,
      c.deputy, c.superior
    from call_person p join call_out o on o.county = ${ctx.county} and o.id = p.call_out
    join call_plan pl on pl.county = ${ctx.county} and pl.call_out = p.call_out
    join contact c on c.county = ${ctx.county} and c.id = p.contact
    where p.county = ${ctx.county} and p.token = any(${tokens}::text[]) order by p.id for update of p`);
  const byToken = new Map(people.map((person) => [person.token, person]));
  const taken: { readonly person: Person; readonly target: string; readonly rung: number; readonly said: Said }[] = [];
  const replies = meant.map(({ answer, page }): readonly [Answer, Reply] => {
    const person = page && byToken.get(page.token);
    const who = person?.ladder[page?.rung ?? 0]?.who;
    const target = who === undefined ? null : who === 'self' ? (person?.contact ?? null) : (person?.[who] ?? null);
    if (!page || !person || target === null) {
      noteAccess(ctx, { event: 'refused', ok: false, object: '叫应确认的链接不是发给此人的' });
      return [answer, problem(404, '这个链接不完整，请从短信中重新打开，或拨打值班电话')];
    }
    if (person.ended) return [answer, problem(409, '这次叫应已经结束，不需要再确认')];
    taken.push({ person, target, rung: page.rung, said: answer.said });
    return [answer, { status: 200, body: '{"taken":true}' }];
  });
  await reach(
    ctx,
    taken.map(({ person, target, rung }) => ({
      person: person.id,
      contact: person.contact,
      callOut: person.callOut,
      target,
      rung,
      how: 'button' as const,
    })),
  );
  await noteDeeds(
    ctx,
    taken.map(({ person, said: each }) => ({ person: person.id, said: each })),
  );
  tellCallOut(ctx, [...new Set(taken.map(({ person }) => person.callOut))]);
  return replies;
}

/** Writes how far people have come behind their answer: who is in position, who is moved, what they report. The last number counts. */
export async function noteDeeds(
  ctx: Context,
  deeds: readonly { readonly person: string; readonly said: Said }[],
): Promise<void> {
  const last = new Map<string, { inPosition: boolean; moved: number | null; report: string | null }>();
  for (const { person, said: each } of deeds) {
    const before = last.get(person) ?? { inPosition: false, moved: null, report: null };
    last.set(person, {
      inPosition: before.inPosition || each.did === 'inPosition' || each.did === 'moved',
      moved: each.did === 'moved' ? each.moved : before.moved,
      report: each.did === 'report' ? each.report : before.report,
    });
  }
  const rows = [...last].filter(([, { inPosition, report }]) => inPosition || report !== null);
  if (rows.length === 0) return;
  const of = (value: (one: (typeof rows)[number]) => unknown) => arrayText(rows.map(value));
  await ctx.tx.rows(sql`update call_person p set
      in_position_at = case when i.present then coalesce(p.in_position_at, ${ctx.now}::timestamptz) else p.in_position_at end,
      moved = coalesce(i.moved, p.moved), moved_at = case when i.moved is null then p.moved_at else ${ctx.now}::timestamptz end,
      report = coalesce(i.report, p.report), reported_at = case when i.report is null then p.reported_at else ${ctx.now}::timestamptz end
    from unnest(${of(([id]) => id)}::uuid[], ${of(([, one]) => one.inPosition)}::boolean[], ${of(([, one]) => one.moved)}::int[],
      ${of(([, one]) => one.report)}::text[]) i(id, present, moved, report)
    where p.county = ${ctx.county} and p.id = i.id`);
}
