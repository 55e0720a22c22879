import { isWorkday as isWorkdayByNotice } from '../kernel/calendar.ts';

/** A day as the number of days since 1970-01-01, so that plans are made by adding whole numbers. */
export type DayNumber = number;

/** Minutes from midnight in the county's time (Asia/Shanghai, UTC+8 all the year). */
export type MinuteOfDay = number;

const minutesPerDay = 1440;
const shanghaiAhead = 480;

/** The number of a day written 'YYYY-MM-DD'. */
export function dayNumber(day: string): DayNumber {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day 'YYYY-MM-DD' of a number. */
export function dayOf(number: DayNumber): string {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = writeDay(number);
  written.set(number, day);
  return day;
}

// A plan writes the same few hundred days tens of thousands of times.
const written = new Map<DayNumber, string>();

function writeDay(number: DayNumber): string {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${two(month)}-${two(day)}`;
}

/** The instant, ISO in UTC with milliseconds, of a minute of a day in the county. */
export function instantOf(day: DayNumber, minute: MinuteOfDay): string {
  const utc = day * minutesPerDay + minute - shanghaiAhead;
  const utcDay = Math.floor(utc / minutesPerDay);
  const rest = utc - utcDay * minutesPerDay;
  return `${dayOf(utcDay)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00.000Z`;
}

/** The day in the county on which an instant lies. */
export function dayOfInstant(instant: string): DayNumber {
  const minute = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16));
  return dayNumber(instant.slice(0, 10)) + (minute + shanghaiAhead >= minutesPerDay ? 1 : 0);
}

/** Whether the bureau works on a day, by the national calendar. */
export function isWorkday(day: DayNumber): boolean {
  const known = working.get(day) ?? isWorkdayByNotice(dayOf(day));
  working.set(day, known);
  return known;
}

const working = new Map<DayNumber, boolean>();

/** The day itself if it is a workday, otherwise the next one. */
export function workdayFrom(day: DayNumber): DayNumber {
  let candidate = day;
  while (!isWorkday(candidate)) candidate++;
  return candidate;
}

/** The day itself if it is a workday, otherwise the last one before it. */
export function workdayUpTo(day: DayNumber): DayNumber {
  let candidate = day;
  while (!isWorkday(candidate)) candidate--;
  return candidate;
}

/** All workdays from the first to the last day, both included. */
export function workdays(first: DayNumber, last: DayNumber): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = first; day <= last; day++) if (isWorkday(day)) days.push(day);
  return days;
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);
