import { endOfDay, startOfDay } from './calendar.ts';
import type { AnyLedger } from './ledger.ts';
import type { Period } from './period.ts';
import { both, type AnyWhere, type Where } from './where.ts';

type Column<L extends AnyLedger> = keyof L['fields'] & string;

/** What an indicator measures: rows, the sum of a column, or the different values of a column (家 against 家次). */
interface Measure<L extends AnyLedger> {
  readonly label: string;
  readonly unit: string;
  readonly where?: Where<L>;
  readonly sum?: Column<L>;
  readonly distinct?: Column<L>;
}

/** Counts rows whose `at` lies in the period. `@cutoff` in the filter is the end of the period. */
export interface Flow<L extends AnyLedger> extends Measure<L> {
  readonly at: Column<L> | 'createdAt';
  /** Columns by whose values it is also kept day by day, so that narrowed by one of them it is told as quickly. */
  readonly by?: readonly Column<L>[];
}

/** Counts rows valid at the cutoff: `since` has come and `until` has not. Asked later, the figure is the same. */
export interface Stock<L extends AnyLedger> extends Measure<L> {
  readonly since: Column<L> | 'createdAt';
  readonly until?: Column<L>;
}

/** A number that somebody answers for: a filter with a name, so every number opens the rows it counted. */
export type Indicator<L extends AnyLedger> = Flow<L> | Stock<L>;

/** An indicator as generic code sees it. */
export interface AnyIndicator {
  readonly label: string;
  readonly unit: string;
  readonly where?: AnyWhere;
  readonly sum?: string;
  readonly distinct?: string;
  readonly at?: string;
  readonly by?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

/** Indicators of one ledger, by name. */
export interface IndicatorSet {
  readonly ledger: AnyLedger;
  readonly all: Readonly<Record<string, AnyIndicator>>;
}

/** Declares the indicators of a ledger; the names become codes such as `hazard.found`. */
export function indicators<L extends AnyLedger, const I extends Readonly<Record<string, Indicator<L>>>>(
  ledger: L,
  all: I,
): { readonly ledger: L; readonly all: I } {
  return { ledger, all };
}

/** A figure asked for: an indicator by its code, narrowed by a further filter. */
export interface FigureAsk {
  readonly indicator: string;
  readonly where?: AnyWhere;
}

/** The filter of exactly the rows a figure counts in a period whose cutoff is its last moment, or now when that is earlier. */
export function figureWhere(i: AnyIndicator, period: Period, more: AnyWhere = {}): AnyWhere {
  const narrowed = both(i.where ?? {}, more);
  if (i.at) return both({ [i.at]: { gte: startOfDay(period.from), lte: endOfDay(period.to) } }, narrowed);
  const begun = { [i.since ?? 'createdAt']: { lte: '@cutoff' } };
  const lasting = i.until ? { or: [{ [i.until]: { set: false } }, { [i.until]: { gt: '@cutoff' } }] } : {};
  return both(both(begun, lasting), narrowed);
}

/** The last moment a period's figures may know: its end, or now when it has not ended. */
export function cutoffOf(period: Period, now: string): string {
  const end = endOfDay(period.to);
  return end < now ? end : now;
}

/** part ÷ whole in percent, to `decimals` places, half up; null when the whole is nothing. */
export function ratio(part: number, whole: number, decimals = 1): number | null {
  if (whole === 0) return null;
  const scale = 10 ** decimals;
  return Math.floor((part / whole) * 100 * scale + 0.5) / scale;
}

/** Change against the same period of the year before: the difference and, where the base is not nothing, percent. */
export function yearOnYear(
  current: number,
  before: number,
): { readonly change: number; readonly percent: number | null } {
  const percent = ratio(Math.abs(current - before), before);
  return { change: current - before, percent: percent === null ? null : Math.sign(current - before) * percent };
}
