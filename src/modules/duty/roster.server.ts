import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { addDays, type Day, isWorkday, startOfDay } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { peopleOf } from '../../server/http/names.ts';
import { list } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { handle } from '../../server/module.ts';
import { type Desk, desks } from './duty-roles.ts';
import { draftRoster, publishRoster, roster } from './duty.endpoints.ts';
import { dutyPattern } from './pattern.ledger.ts';
import { daysFrom, drawUp, faultsOf, patternOn, slotsOn, type Turn } from './roster.rules.ts';
import { dutyShift } from './shift.ledger.ts';
import { absencesBetween, countsOf, lineOf, namesOf, type Shift, turnOf } from './shift-lines.server.ts';

interface Span {
  readonly desk: Desk;
  readonly from: Day;
  readonly to: Day;
}

const mostDays = 100;
const lookBackDays = 92;
const standing = ['published', 'onDuty', 'handing', 'handedOver'] as const;

/** Answers the drafting of a roster: earlier drafts of these days give way, what is published stands. */
export const draftRosterHandler = handle(draftRoster, async (ctx, span) => {
  checkSpan(span);
  if (span.from < ctx.today) throw wrongField('from', '过去的日子不能排班，请从今天或以后开始');
  const there = (await shiftsBetween(ctx, span.from, span.to)).filter(({ desk }) => desk === span.desk);
  const fixed = there.find(({ state }) => state !== 'planned');
  if (fixed) throw new Problem('refused', `${fixed.onDay}的班次已经发布，请调班，或撤销后重新排班`);
  const patterns = await patternsOf(ctx, span.desk);
  const turns: Turn[] = [];
  const earlier = await earlierTurns(ctx, span);
  const absences = await absencesBetween(ctx, startOfDay(span.from), startOfDay(addDays(span.to, 3)));
  const rules = { absences, restHours: ctx.setting('duty.restHours') };
  for (const { pattern, days } of stretches(patterns, span)) {
    const slots = days.flatMap((day) => slotsOn(pattern, day, !isWorkday(day, ctx.calendar)));
    turns.push(...drawUp(slots, pattern, rules, [...earlier, ...turns]));
  }
  await saveMany(
    ctx,
    dutyShift,
    there.map((row) => ({
      action: 'cancel',
      before: { ...row },
      after: { ...row, state: 'cancelled', cancelReason: '重新排班' },
      note: '',
    })),
  );
  await saveMany(
    ctx,
    dutyShift,
    turns.map((turn) => ({
      action: 'create',
      before: null,
      after: newRow(ctx, dutyShift, {
        id: uuidv7(),
        area: ctx.county,
        name: `${desks[span.desk]} ${turn.onDay}`,
        desk: span.desk,
        ...turn,
        ...countsOf(turn),
      }),
      note: '',
    })),
  );
  return { drafted: turns.length };
});

/** Answers the roster of a desk with all that is to be seen before it is published. */
export const rosterHandler = handle(roster, async (ctx, span) => {
  checkSpan(span);
  const nameOf = await namesOf(ctx);
  const [all, patterns, people] = await Promise.all([
    shiftsBetween(ctx, span.from, span.to),
    patternsOf(ctx, span.desk),
    peopleOf(ctx),
  ]);
  const shifts = all.filter(({ desk }) => desk === span.desk);
  const away = await absencesBetween(ctx, startOfDay(span.from), startOfDay(addDays(span.to, 2)));
  const [county] = await ctx.tx.rows<{ bureau: string }>(sql`select bureau from county where county = ${ctx.county}`);
  return {
    pattern: patternOn(patterns, span.from)?.name ?? null,
    bureau: county?.bureau ?? '',
    shifts: shifts.map((shift) => lineOf(shift, nameOf)),
    faults: await rosterFaults(ctx, span, all, nameOf),
    shares: sharesOf(shifts, nameOf),
    away: away.map(({ person, destination, startsAt, endsAt }) => ({
      id: person,
      name: nameOf(person),
      destination,
      startsAt,
      endsAt,
    })),
    people: people.map(({ id, name }) => ({ id, name })),
  };
});

/** Answers the publishing: what the rule check finds is said shift by shift, and nothing is published before it is mended. */
export const publishRosterHandler = handle(publishRoster, async (ctx, span) => {
  checkSpan(span);
  const all = await shiftsBetween(ctx, span.from, span.to);
  const planned = all.filter(({ desk, state }) => desk === span.desk && state === 'planned');
  if (planned.length === 0) throw new Problem('refused', '这段时间没有待发布的班次，请先排班');
  const faults = await rosterFaults(ctx, span, all, await namesOf(ctx));
  if (faults.length > 0)
    throw new Problem(
      'refused',
      `有 ${faults.length} 处须先调整：${faults
        .map(({ words }) => words)
        .slice(0, 5)
        .join('；')}`,
    );
  await saveMany(
    ctx,
    dutyShift,
    planned.map((row) => ({ action: 'publish', before: { ...row }, after: { ...row, state: 'published' }, note: '' })),
  );
  return { published: planned.length };
});

/** What the rule check finds in the shifts of a desk that are not over; `changed` are seen as they would become. */
export async function rosterFaults(
  ctx: Context,
  span: Span,
  all: readonly Shift[],
  nameOf: (id: string) => string,
  changed: readonly Shift[] = [],
): Promise<readonly { readonly shift: string; readonly words: string }[]> {
  const become = (shift: Shift) => changed.find(({ id }) => id === shift.id) ?? shift;
  const own = all.map(become).filter(({ desk, state }) => desk === span.desk && state !== 'handedOver');
  const patterns = await patternsOf(ctx, span.desk);
  const around = (await shiftsBetween(ctx, addDays(span.from, -8), addDays(span.to, 8))).map(become);
  const others = around.filter(({ id, state }) => !own.some((shift) => shift.id === id) && state !== 'planned');
  const turns = own.map((shift) => {
    const { withDeputy = false, holidayLeaders = null } = patternOn(patterns, shift.onDay) ?? {};
    return { ...turnOf(shift), withDeputy, holidayLeaders };
  });
  const found = faultsOf(turns, {
    absences: await absencesBetween(ctx, startOfDay(span.from), startOfDay(addDays(span.to, 3))),
    restHours: ctx.setting('duty.restHours'),
    longestHours: ctx.setting('duty.longestHours'),
    others: others.map(turnOf),
    nameOf,
  });
  return found.flatMap(({ at, words }) => {
    const shift = own[at];
    return shift ? [{ shift: shift.id, words }] : [];
  });
}

/** The shifts of all desks that begin on these days and are not struck, in the order of time. */
export async function shiftsBetween(ctx: Context, from: Day, to: Day): Promise<readonly Shift[]> {
  const found: Shift[] = [];
  let after: string | undefined;
  do {
    const page = await list(ctx, dutyShift, {
      where: { state: ['planned', ...standing], startsAt: { gte: startOfDay(from), lt: startOfDay(addDays(to, 1)) } },
      sort: { by: 'startsAt' },
      limit: 200,
      after,
    });
    found.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** The patterns of a desk. */
export async function patternsOf(ctx: Context, desk: Desk) {
  return (await list(ctx, dutyPattern, { where: { desk }, limit: 200 })).rows;
}

async function earlierTurns(ctx: Context, { desk, from }: Span): Promise<readonly Turn[]> {
  const before = await shiftsBetween(ctx, addDays(from, -lookBackDays), addDays(from, -1));
  return before.filter((shift) => shift.desk === desk && shift.state !== 'planned').map(turnOf);
}

/** The days of a span, cut where another pattern begins. */
function stretches(patterns: Awaited<ReturnType<typeof patternsOf>>, { desk, from, to }: Span) {
  const parts: { pattern: (typeof patterns)[number]; days: Day[] }[] = [];
  for (const day of daysFrom(from, to)) {
    const pattern = patternOn(patterns, day);
    if (!pattern) throw new Problem('refused', `${desks[desk]}在 ${day} 没有执行中的值班模式，请先设置值班模式`);
    const last = parts.at(-1);
    if (last?.pattern.id === pattern.id) last.days.push(day);
    else parts.push({ pattern, days: [day] });
  }
  return parts;
}

function sharesOf(shifts: readonly Shift[], nameOf: (id: string) => string) {
  const turns = shifts.flatMap(({ leader, main, deputy, isHoliday }) =>
    [leader, main, deputy].flatMap((person) => (person === null ? [] : [{ person, isHoliday }])),
  );
  return [...Map.groupBy(turns, ({ person }) => person)]
    .map(([id, own]) => ({
      id,
      name: nameOf(id),
      turns: own.length,
      holidays: own.filter(({ isHoliday }) => isHoliday).length,
    }))
    .toSorted((a, b) => b.turns - a.turns || b.holidays - a.holidays || (a.name < b.name ? -1 : 1));
}

function checkSpan({ from, to }: Span): void {
  if (to < from) throw wrongField('to', '结束日期不能早于开始日期，请核对');
  if (addDays(from, mostDays) < to) throw wrongField('to', `一次最多排 ${mostDays} 天，请分段办理`);
}
