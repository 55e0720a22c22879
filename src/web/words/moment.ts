import { dayOf, endOfDay } from '../../kernel/calendar.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** A day as people write it, '6月12日'; with the year when it is not today's. Days are 'YYYY-MM-DD'. */
export function dayWords(day: string, today: string): string {
  const [year = '', month, date] = day.split('-');
  const spoken = `${Number(month)}月${Number(date)}日`;
  return year === today.slice(0, 4) ? spoken : `${year}年${spoken}`;
}

/** A moment in the county's time, '6月12日 14:05'; with the year when it is not today's. */
export function momentWords(instant: string, today: string): string {
  return `${dayWords(dayOf(instant), today)} ${clockWords(instant)}`;
}

/** The time of day in the county, '14:05'. */
export function clockWords(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** A lately passed moment, the shorter the nearer: '14:05' today, '昨天 14:05', else as momentWords. */
export function recentWords(instant: string, today: string): string {
  const day = dayOf(instant);
  if (day === today) return clockWords(instant);
  return isDayBefore(day, today) ? `昨天 ${clockWords(instant)}` : momentWords(instant, today);
}

/** When something is due: the day alone when its end counts, else the moment. */
export function dueWords(dueAt: string, today: string): string {
  return isEndOfDay(dueAt) ? dayWords(dayOf(dueAt), today) : momentWords(dueAt, today);
}

/** The day and its weekday, '6月12日 星期五'. */
export function weekdayWords(day: string, today: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${dayWords(day, today)} 星期${weekdays[weekday] ?? ''}`;
}

/** Whether a moment is the last of a day: a term given in days. */
export const isEndOfDay = (instant: string): boolean => instant === endOfDay(dayOf(instant));

const isDayBefore = (day: string, today: string): boolean => Date.parse(today) - Date.parse(day) === 86_400_000;
