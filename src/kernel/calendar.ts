import { nationalHolidays } from './calendar-data.ts';

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Day = string;

/** A moment as ISO 8601 in UTC with milliseconds, '2026-03-01T02:00:00.000Z'. */
export type Instant = string;

/** What one yearly notice says: days off and make-up working days, each 'MM-DD' or 'MM-DD..MM-DD', by the year they fall in. */
export type YearOfHolidays = {
  readonly notice: string;
  readonly off: readonly string[];
  readonly on: readonly string[];
};

/** Working days as data, one entry for each year; a year that is not there counts as plain weeks and is never `verified`. */
export type Calendar = { readonly holidays: Readonly<Record<string, YearOfHolidays>> };

/** The calendar of the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知). */
export const nationalCalendar: Calendar = { holidays: nationalHolidays };

const dayMs = 86_400_000;
/** Shanghai has kept UTC+8 without summer time since 1992. */
const shanghaiMs = 8 * 3_600_000;

/** Whether the text is a real day written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && fromMs(ms) === text;
}

/** The day so many calendar days after (or, if negative, before) the given one; the day itself is not counted (民事诉讼法85条). Throws RangeError on a bad day. */
export function addDays(day: Day, days: number): Day {
  return fromMs(toMs(day) + days * dayMs);
}

/** The Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(toMs(day)).getUTCDay() + 6) % 7));

/** How many calendar days lie from the first day to the second: 0 for the same day, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (toMs(to) - toMs(from)) / dayMs;
}

/** Whether government offices work on the day, by the yearly notice where there is one, else Monday to Friday: ask `verified`. */
export function isWorkday(day: Day, calendar: Calendar = nationalCalendar): boolean {
  const weekday = new Date(toMs(day)).getUTCDay();
  const year = calendar.holidays[day.slice(0, 4)];
  if (year && covers(year.on, day)) return true;
  if (year && covers(year.off, day)) return false;
  return weekday >= 1 && weekday <= 5;
}

/**
 * The day so many working days after (or, if negative, before) the given one, which itself is not counted.
 * For terms that the law counts in working days: 行政处罚法85条 (二、三、五、七日), 行政强制法69条 (十日以内), 行政许可法82条 (all).
 */
export function addWorkdays(day: Day, workdays: number, calendar: Calendar = nationalCalendar): Day {
  const step = Math.sign(workdays);
  let reached = day;
  for (let left = Math.abs(workdays); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkday(reached, calendar)) left -= 1;
  }
  return reached;
}

/** The day itself when it is a working day, else the first working day after it: a term may not end on a day off (民事诉讼法85条). */
export function rollIfHoliday(day: Day, calendar: Calendar = nationalCalendar): Day {
  return isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar);
}

/** Whether the calendar holds the notice of the year. */
export function knowsYear(year: number | string, calendar: Calendar = nationalCalendar): boolean {
  return Object.hasOwn(calendar.holidays, String(year));
}

/**
 * Whether every day from the first to the last is settled by a notice, so that working days counted over them may be presented as law.
 * New Year's notice has moved days of the last week of December (as in 2018), so that week waits for the next year's notice.
 */
export function verified(from: Day, to: Day = from, calendar: Calendar = nationalCalendar): boolean {
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4)) + (to.slice(5) >= '12-25' ? 1 : 0);
  for (let year = first; year <= last; year += 1) if (!knowsYear(year, calendar)) return false;
  return true;
}

/** The day in Shanghai at the given moment. */
export function dayOf(instant: Instant): Day {
  return fromMs(Date.parse(instant) + shanghaiMs);
}

/** The first moment of the day in Shanghai. */
export function startOfDay(day: Day): Instant {
  return new Date(toMs(day) - shanghaiMs).toISOString();
}

/** The last millisecond of the day in Shanghai: a term given in days may be met until then. */
export function endOfDay(day: Day): Instant {
  return new Date(toMs(day) - shanghaiMs + dayMs - 1).toISOString();
}

/** The moment so many hours later (fractions allowed, negative for earlier); hours run on through nights and holidays (民事诉讼法85条 speaks of days only). */
export function addHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

function covers(spans: readonly string[], day: Day): boolean {
  const date = day.slice(5);
  return spans.some((span) => date >= span.slice(0, 5) && date <= span.slice(-5));
}

function toMs(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00.000Z`);
}

function fromMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
