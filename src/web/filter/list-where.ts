import { addDays } from '../../kernel/calendar.ts';
import { type AnyWhere, isRecord } from '../../kernel/where.ts';

/** The filter with one more wanted value of a column, or without it when it was wanted already. */
export function toggled(where: AnyWhere, name: string, value: string): AnyWhere {
  const wanted = wantedOf(where[name]);
  const next = wanted.includes(value) ? wanted.filter((one) => one !== value) : [...wanted, value];
  if (next.length === 0) return without(where, name);
  return { ...where, [name]: next.length === 1 ? next[0] : next };
}

/** The values a test of a column wants, when it is a plain list of values. */
export function wantedOf(test: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(test) ? test : [test];
  return values.filter((value) => typeof value === 'string');
}

/** The filter without the part of a key: a column's name, or `and:1` for the second part of an `and`. */
export function without(where: AnyWhere, key: string): AnyWhere {
  const [name = '', at] = key.split(':');
  const { [name]: gone, ...rest } = where;
  if (at === undefined || !Array.isArray(gone)) return rest;
  const left: readonly unknown[] = gone.filter((_, index) => index !== Number(at));
  return left.length === 0 ? rest : { ...rest, [name]: left };
}

/**
 * The filter as the server takes it: `@week` (next Monday) and `@month` (the first of next month) become days,
 * so that a saved "due this week" is right in any week. `today` is a day in Shanghai.
 */
export function settled(where: AnyWhere, today: string): AnyWhere {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(v)]));
    if (value === '@week') return nextMonday(today);
    return value === '@month' ? firstOfNextMonth(today) : value;
  };
  return Object.fromEntries(Object.entries(where).map(([name, test]) => [name, replaced(test)]));
}

function nextMonday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay(); // of a given day: no clock is read
  return addDays(today, weekday === 0 ? 1 : 8 - weekday);
}

function firstOfNextMonth(today: string): string {
  return `${addDays(`${today.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}
