import { addDays, type Day, daysBetween } from '../../../kernel/calendar.ts';

const someMonday = '2024-01-01';

/** The Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween(someMonday, day) % 7) + 7) % 7));

/** Whether two days are the Monday and the Sunday of one week. */
export const isWeek = (from: Day, to: Day): boolean => mondayOf(from) === from && addDays(from, 6) === to;
