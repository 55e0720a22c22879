import { isDay, startOfDay } from '../../kernel/calendar.ts';

/** A day that was read, with the time of day in milliseconds when one was told; or what is wrong with it. */
export type ReadMoment = { readonly day: string; readonly time: number | null } | { readonly fault: string };

const dayMs = 86_400_000;

/**
 * The day and time that a cell means, in the forms people type: 2026-3-1, 2026.3.1, 2026/3/1, 2026年3月1日, 20260301, with a time such as
 * 9:05, 09:05:30, 下午3:10, 15时20分 behind it; dates of the spreadsheet and their serial numbers. The wall time is the county's.
 */
export function readMoment(cell: string | number | Date): ReadMoment {
  if (cell instanceof Date) return fromWall(cell.getTime());
  if (typeof cell === 'number') return fromNumber(cell);
  const text = cell.normalize('NFKC').trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? unreadable(cell) : fromWall(ms + 8 * 3_600_000);
  }
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:\s*(?:星期|周)[一二三四五六日天])?(?:[\sT]*(\S.*))?$/.exec(
      text,
    );
  if (!parts) return { fault: reasonOf(text) };
  const [, year = '', month = '', date = '', clock] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) return { fault: `没有“${text}”这一天，请核对` };
  if (clock === undefined) return { day, time: null };
  const time = timeOf(clock);
  return time === null ? unreadable(cell) : { day, time };
}

/** The instant a moment stands for; without a time of day it is the day's beginning. */
export function instantOf({ day, time }: { readonly day: string; readonly time: number | null }): string {
  return new Date(Date.parse(startOfDay(day)) + (time ?? 0)).toISOString();
}

function fromNumber(number: number): ReadMoment {
  if (Number.isInteger(number) && number >= 19_000_101 && number <= 21_001_231) return readMoment(String(number));
  // Days since 30 December 1899, as spreadsheets count them after February 1900.
  if (number >= 61 && number < 110_000) return fromWall(Math.round((number - 25_569) * dayMs));
  return unreadable(String(number));
}

function fromWall(ms: number): ReadMoment {
  const wall = new Date(ms).toISOString();
  const time = ((ms % dayMs) + dayMs) % dayMs;
  return { day: wall.slice(0, 10), time: time === 0 ? null : time };
}

function timeOf(text: string): number | null {
  const found =
    /^(上午|下午|晚上|中午|凌晨|早上)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*[:分]?\s*(\d{1,2}(?:\.\d{1,3})?)?\s*秒?$/.exec(
      text,
    );
  if (!found) return null;
  const [, half, hour, minute = '0', second = '0'] = found;
  const later = (half === '下午' || half === '晚上') && Number(hour) < 12 ? 12 : 0;
  const [h, m, s] = [Number(hour) + later, Number(minute), Number(second)];
  return h > 23 || m > 59 || s >= 60 ? null : Math.round(((h * 60 + m) * 60 + s) * 1000);
}

function reasonOf(text: string): string {
  if (/^\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?$/.test(text)) return `“${text}”缺少年份，请写成 2026-03-01`;
  if (/^\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}/.test(text)) return `“${text}”的年份请写全四位，如 2026-03-01`;
  if (/^\d{4}\s*[-./年]?\s*(\d{1,2}\s*月?)?$/.test(text)) return `“${text}”不是完整的日期，请写到日，如 2026-03-01`;
  return `“${text}”不是能认出的日期，请写成 2026-03-01 或 2026年3月1日`;
}

const unreadable = (text: string | number | Date): ReadMoment => ({ fault: reasonOf(String(text)) });
