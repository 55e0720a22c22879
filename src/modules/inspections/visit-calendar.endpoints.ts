import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { enforcers, readers } from './inspection-roles.ts';

const id = z.uuid();

/** How many weeks of filed visits are shown at once, and how many filings at most. */
export const calendarWeeks = 4;
export const calendarMost = 1000;

/** What departments have filed of their visits to enterprises, four weeks from the Monday of a day's week. */
export const visitCalendar = endpoint({
  method: 'get',
  path: '/inspections/visit-calendar',
  label: '入企检查日历',
  by: readers,
  input: z.strictObject({ from: z.iso.date().nullish() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    filings: z
      .array(
        z.object({
          id,
          version: z.int(),
          site: id,
          siteName: z.string(),
          department: z.string(),
          matter: z.string(),
          plannedOn: z.string(),
          state: z.string(),
          joint: z.object({ id, name: z.string(), departments: z.string() }).nullable(),
        }),
      )
      .readonly(),
  }),
});

/** A filed visit as the calendar shows it. */
export type FiledVisit = z.infer<typeof visitCalendar.output>['filings'][number];

/** Makes one joint inspection of what several departments have filed for one enterprise; all come on its day. */
export const joinFilings = endpoint({
  method: 'post',
  path: '/inspections/join-filings',
  label: '合并为联合检查',
  by: enforcers,
  input: z.strictObject({
    id,
    on: z.iso.date('请选择检查日期'),
    filings: z
      .array(z.strictObject({ id, version: z.int() }))
      .min(2, '至少两项备案才能合并')
      .max(20),
  }),
  output: z.object({ id }),
});
