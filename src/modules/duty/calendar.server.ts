import { randomBytes } from 'node:crypto';
import ical, { ICalCalendarMethod } from 'ical-generator';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { addDays, startOfDay } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import type { OpenCall } from '../../server/open/open-call.ts';
import { dutyCalendar, renewCalendar } from './duty.endpoints.ts';
import { desks } from './duty-roles.ts';
import { dutyShift } from './shift.ledger.ts';

const pathOf = (county: string, token: string) => `/api/open/duty-calendar/${county}-${token}`;

/** Answers the address of one's own calendar in force. */
export const dutyCalendarHandler = handle(dutyCalendar, async (ctx) => {
  const [found] = await ctx.tx.rows<{ token: string }>(sql`select token from public_label
    where county = ${ctx.county} and ledger = ${dutyShift.name} and row_id = ${ctx.actor.id} and revoked_at is null`);
  return { path: found ? pathOf(ctx.county, found.token) : null };
});

/** Answers the wish for a new address: a phone that was lost tells nothing any more. */
export const renewCalendarHandler = handle(renewCalendar, async (ctx) => {
  const token = randomBytes(16).toString('base64url');
  await ctx.tx.rows(sql`update public_label set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.id}
    where county = ${ctx.county} and ledger = ${dutyShift.name} and row_id = ${ctx.actor.id} and revoked_at is null`);
  await ctx.tx.rows(sql`insert into public_label (county, token, ledger, row_id, number, content, made_by, made_at)
    values (${ctx.county}, ${token}, ${dutyShift.name}, ${ctx.actor.id}, 1, '{}', ${ctx.actor.id}, ${ctx.now})`);
  return { path: pathOf(ctx.county, token) };
});

/** Answers a calendar program: the published turns of whoever the token is of, from a month ago on. Colleagues are not named. */
export const openCalendar: OpenCall = {
  name: 'duty-calendar',
  label: '值班日历订阅',
  output: z.string(),
  media: 'text/calendar; charset=utf-8',
  answer: async (ctx, token) => {
    const [found] = await ctx.tx.rows<{ person: string }>(sql`select row_id as "person" from public_label
      where county = ${ctx.county} and ledger = ${dutyShift.name} and token = ${token} and revoked_at is null`);
    if (!found) throw new Problem('missing', '这个日历地址已停用，请在“值班表”页重新生成');
    return calendarOf(ctx, found.person);
  },
};

async function calendarOf(ctx: Context, person: string): Promise<string> {
  const { rows } = await list({ ...ctx, actor: systemReader(ctx.county) }, dutyShift, {
    where: {
      state: ['published', 'onDuty', 'handing', 'handedOver'],
      startsAt: { gte: startOfDay(addDays(ctx.today, -31)) },
      or: [{ leader: person }, { main: person }, { deputy: person }],
    },
    sort: { by: 'startsAt' },
    limit: 200,
  });
  const calendar = ical({ name: '我的值班', method: ICalCalendarMethod.PUBLISH, prodId: '//Anlan//Duty//ZH' });
  for (const shift of rows) {
    const seat = shift.leader === person ? '带班' : shift.main === person ? '主班' : '副班';
    calendar.createEvent({
      id: `${shift.id}@anlan`,
      start: new Date(shift.startsAt),
      end: new Date(shift.endsAt),
      stamp: new Date(shift.updatedAt),
      sequence: shift.version,
      summary: `${desks[shift.desk]}${seat}`,
    });
  }
  return calendar.toString();
}

/** Nobody reads by himself here: the token stands for its person, whose own turns are all that is asked for. */
const systemReader = (county: string) => {
  const actor = systemActor(county);
  return { ...actor, posts: actor.posts.map((post) => ({ ...post, role: 'dutyOfficer' as const })) };
};
