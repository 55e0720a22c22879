import sql from 'sql-template-tag';
import { addDays, mondayOf } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { get, visibleSql } from '../../server/ledger/read.ts';
import { create, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { site } from '../sites/index.ts';
import {
  calendarMost,
  calendarWeeks,
  type FiledVisit,
  joinFilings,
  visitCalendar,
} from './visit-calendar.endpoints.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';

/** Answers what is filed for four weeks, in the order of the days. */
export const visitCalendarHandler = handle(visitCalendar, async (ctx, asked) => {
  const from = mondayOf(asked.from ?? ctx.today);
  const to = addDays(from, calendarWeeks * 7 - 1);
  const where = { plannedOn: { gte: from, lte: to }, state: { not: 'cancelled' } };
  const filings = await ctx.tx.rows<FiledVisit>(sql`
    select t.id, t.version, t.site, s.name as "siteName", t.department, t.matter, t.planned_on as "plannedOn", t.state,
      case when j.id is null then null
        else jsonb_build_object('id', j.id, 'name', j.name, 'departments', j.departments) end as joint
    from visit_filing t join site s on s.county = t.county and s.id = t.site
      left join joint_inspection j on j.county = t.county and j.id = t.joint
    where ${visibleSql(ctx, visitFiling, where)} order by t.planned_on, s.name, t.id limit ${calendarMost}`);
  return { from, to, filings };
});

/** Joins filings; sent again it is the same joint inspection. */
export const joinFilingsHandler = handle(joinFilings, async (ctx, { id, on, filings }) => {
  const rows = await Promise.all(filings.map((one) => get(ctx, visitFiling, one.id)));
  if (rows.every((row) => row.joint === id)) return { id };
  if (on < ctx.today) throw wrongField('on', '联合检查日期不能早于今天');
  const [first] = rows;
  if (!first || rows.some((row) => row.site !== first.site))
    throw new Problem('refused', '只能合并对同一单位的备案，请重新选择');
  const departments = [...new Set(rows.map((row) => row.department))];
  if (departments.length < 2) throw new Problem('refused', '这些备案是同一部门的，请直接调整日期，不必合并');
  const { name, area } = await get(ctx, site, first.site);
  await create(
    ctx,
    jointInspection,
    {
      name: `${name.slice(0, 80)}联合检查`,
      departments: departments.join('、').slice(0, 200),
      startsOn: on,
      endsOn: on,
      area,
    },
    id,
  );
  for (const { id: filing, version } of filings)
    await update(ctx, visitFiling, filing, version, { joint: id, plannedOn: on });
  return { id };
});
