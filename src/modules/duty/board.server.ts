import sql from 'sql-template-tag';
import { addHours } from '../../kernel/calendar.ts';
import { list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { dutyBoard } from './duty.endpoints.ts';
import { dutyShift } from './shift.ledger.ts';
import { absencesBetween, lineOf, namesOf } from './shift-lines.server.ts';

const most = 60;
const soonHours = 24;
const laterHours = 72;

/**
 * Answers the board: whatever a duty officer owes within three days, and the gravest duties of anybody that end within one, of every ledger
 * the caller may read. The order is overdue, within the hour, within the day, later; in each the graver first. No ledger is named.
 */
export const dutyBoardHandler = handle(dutyBoard, async (ctx) => {
  const roles = ctx.actor.posts.filter(({ county }) => county === ctx.county).map(({ role }) => role);
  const ledgers = [...ctx.registry.ledgers.values()]
    .filter((l) => l.may.read.some((role) => roles.includes(role)))
    .map(({ name }) => name);
  const [hour, soon, later] = [1, soonHours, laterHours].map((hours) => addHours(ctx.now, hours));
  const whose = sql`(d.owes = 'dutyOfficer' and d.due_at <= ${later}) or (d.weight >= 2 and d.due_at <= ${soon}
    and d.due_at > ${addHours(ctx.now, -laterHours)})`;
  const [lines, [counted], nameOf, { rows: shifts }, away] = await Promise.all([
    ctx.tx.rows<{
      ledger: string;
      rowId: string;
      name: string;
      title: string;
      area: string;
      owes: string;
      weight: number;
      dueAt: string;
    }>(sql`select d.ledger, d.row_id as "rowId", d.name, d.title, d.area, d.owes, d.weight, d.due_at as "dueAt"
      from deadline d where d.county = ${ctx.county} and d.met_at is null and d.ledger = any(${ledgers}) and (${whose})
      order by case when d.due_at < ${ctx.now} then 0 when d.due_at <= ${hour} then 1 when d.due_at <= ${soon} then 2 else 3 end,
        d.weight desc, d.due_at, d.row_id limit ${most}`),
    ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from (select 1 from deadline d
      where d.county = ${ctx.county} and d.met_at is null and d.ledger = any(${ledgers}) and (${whose}) limit 1000) d`),
    namesOf(ctx),
    list(ctx, dutyShift, {
      where: {
        or: [
          { state: ['onDuty', 'handing'] },
          { state: 'published', startsAt: { lte: soon ?? ctx.now }, endsAt: { gt: ctx.now } },
        ],
      },
      sort: { by: 'startsAt' },
      limit: 20,
    }),
    absencesBetween(ctx, ctx.now, ctx.now),
  ]);
  return {
    lines,
    more: Math.max(0, (counted?.count ?? 0) - lines.length),
    shifts: shifts.map((shift) => ({ ...lineOf(shift, nameOf), desk: shift.desk })),
    away: away.map(({ person, destination, endsAt }) => ({ id: person, name: nameOf(person), destination, endsAt })),
  };
});
