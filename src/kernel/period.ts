import { addDays, type Day, isDay } from './calendar.ts';
import { Problem } from './problem.ts';

/** A reporting period: its code as asked for, its first and last day (both counted) and its name in a report. */
export type Period = { readonly code: string; readonly from: Day; readonly to: Day; readonly label: string };

/**
 * The period a code names: '2026', '2026H1', '2026Q3', '2026-05' or '2026-01-01..2026-05-31'. Throws Problem invalid on anything else.
 * Codes are exact; the two ends of a free range are days of Asia/Shanghai and both belong to it.
 */
export function parsePeriod(code: string): Period {
  const [, year = '', half, quarter, month] = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(code) ?? [];
  if (half) return months(code, year, half === '1' ? 1 : 7, 6, `${year}年${half === '1' ? '上' : '下'}半年`);
  if (quarter)
    return months(code, year, Number(quarter) * 3 - 2, 3, `${year}年第${'一二三四'.charAt(Number(quarter) - 1)}季度`);
  if (month) return months(code, year, Number(month), 1, `${year}年${Number(month)}月`);
  if (year) return months(code, year, 1, 12, `${year}年`);
  const [from = '', to = '', ...rest] = code.split('..');
  if (rest.length > 0 || !isDay(from) || !isDay(to) || from > to) {
    throw new Problem('invalid', `统计期“${code}”写法不对，请写 2026、2026H1、2026Q3、2026-05 或起止日期`);
  }
  return { code, from, to, label: rangeLabel(from, to) };
}

/** The same period one year earlier (同期); a range that ends with February ends with February. */
export function previousYear(period: Period): Period {
  if (!period.code.includes('..')) return parsePeriod(`${yearBefore(period.code)}${period.code.slice(4)}`);
  const to = endsMonth(period.to)
    ? monthEnd(`${yearBefore(period.to)}${period.to.slice(4, 7)}`)
    : sameDayYearBefore(period.to);
  return parsePeriod(`${sameDayYearBefore(period.from)}..${to}`);
}

/** The last half-year that had ended before the given day: what a report written today is about. */
export function halfYearBefore(today: Day): Period {
  return parsePeriod(today.slice(5) < '07-01' ? `${yearBefore(today)}H2` : `${today.slice(0, 4)}H1`);
}

function months(code: string, year: string, first: number, count: number, label: string): Period {
  const from = `${year}-${two(first)}-01`;
  return { code, from, to: monthEnd(`${year}-${two(first + count - 1)}`), label };
}

function rangeLabel(from: Day, to: Day): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (from === to) return spoken(from);
  if (!from.endsWith('-01') || !endsMonth(to)) return `${spoken(from)}至${sameYear ? spoken(to).slice(5) : spoken(to)}`;
  if (!sameYear) return `${spokenMonth(from)}至${spokenMonth(to)}`;
  return from.slice(0, 7) === to.slice(0, 7)
    ? spokenMonth(from)
    : `${spokenMonth(from).slice(0, -1)}—${spokenMonth(to).slice(5)}`;
}

function spokenMonth(day: Day): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
}

function spoken(day: Day): string {
  return `${spokenMonth(day)}${Number(day.slice(8))}日`;
}

function sameDayYearBefore(day: Day): Day {
  const same = `${yearBefore(day)}${day.slice(4)}`;
  return isDay(same) ? same : monthEnd(same.slice(0, 7));
}

function yearBefore(text: string): string {
  return String(Number(text.slice(0, 4)) - 1).padStart(4, '0');
}

function endsMonth(day: Day): boolean {
  return addDays(day, 1).endsWith('-01');
}

function monthEnd(month: string): Day {
  return ['31', '30', '29', '28'].map((last) => `${month}-${last}`).find(isDay) ?? '';
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}
