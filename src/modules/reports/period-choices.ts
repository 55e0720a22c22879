import { addDays, type Day, mondayOf } from '../../kernel/calendar.ts';
import { type Period, parsePeriod } from '../../kernel/period.ts';

/** Periods of one kind that a report may be about. */
export interface PeriodChoices {
  readonly label: string;
  readonly periods: readonly Period[];
}

/** The periods that have begun by a day, this year's and last year's, the latest first, by kind. */
export function periodChoices(today: Day): readonly PeriodChoices[] {
  const year = Number(today.slice(0, 4));
  const years = [year, year - 1].map(String);
  const begun = (codes: readonly string[]) => codes.map(parsePeriod).filter(({ from }) => from <= today);
  const each = (endings: readonly string[]) => begun(years.flatMap((one) => endings.map((ending) => one + ending)));
  return [
    { label: '半年', periods: each(['H2', 'H1']) },
    { label: '全年', periods: each(['']) },
    { label: '季度', periods: each(['Q4', 'Q3', 'Q2', 'Q1']) },
    { label: '月份', periods: each(months).slice(0, 12) },
    { label: '周', periods: begun(weeksUpTo(today, 8)) },
  ];
}

/** A period as a select shows it. */
export const periodOption = ({ code, label }: Period) => ({ value: code, label });

/** The same periods as a select shows them. */
export const periodOptions = (today: Day) =>
  periodChoices(today).map(({ label, periods }) => ({
    label,
    options: periods.map(periodOption),
  }));

/** The codes of this week and of those before it, from Monday to Sunday. */
export function weeksUpTo(today: Day, count: number): readonly string[] {
  const monday = mondayOf(today);
  return Array.from({ length: count }, (_, index) => addDays(monday, -7 * index)).map(
    (from) => `${from}..${addDays(from, 6)}`,
  );
}

const months = Array.from({ length: 12 }, (_, index) => `-${String(12 - index).padStart(2, '0')}`);
