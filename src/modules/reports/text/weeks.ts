import { addDays, type Day, mondayOf } from '../../../kernel/calendar.ts';

/** Whether two days are the Monday and the Sunday of one week. */
export const isWeek = (from: Day, to: Day): boolean => mondayOf(from) === from && addDays(from, 6) === to;
