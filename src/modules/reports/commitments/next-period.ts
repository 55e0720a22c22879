import { addDays, daysBetween } from '../../../kernel/calendar.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';

/**
 * The period that a report's plan is for: the next of the same kind, but after a year's second half the whole next year, as its text says
 * (明年); of a free range, as many days again.
 */
export function nextPeriod({ code, from, to }: Period): Period {
  const year = Number(code.slice(0, 4));
  const [, half, quarter, month] = /^\d{4}(?:H([12])|Q([1-4])|-(\d{2}))?$/.exec(code) ?? ['', '', '', ''];
  if (half) return parsePeriod(half === '1' ? `${year}H2` : String(year + 1));
  if (quarter) return parsePeriod(quarter === '4' ? `${year + 1}Q1` : `${year}Q${Number(quarter) + 1}`);
  if (month)
    return parsePeriod(month === '12' ? `${year + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`);
  if (/^\d{4}$/.test(code)) return parsePeriod(String(year + 1));
  return parsePeriod(`${addDays(to, 1)}..${addDays(to, daysBetween(from, to) + 1)}`);
}
