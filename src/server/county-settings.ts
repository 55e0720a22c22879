import type pg from 'pg';
import { keepFresh, type Kept } from './keep-fresh.ts';

/** A number a county has set, with the first day it holds. */
export interface SetNumber {
  readonly key: string;
  readonly value: number;
  readonly effectiveOn: string;
}

/** The numbers a county has set in place of the defaults. */
export interface SetNumbers {
  /** The number in force on a day: of those that had begun by then the one that began last, of these the one set last. */
  readonly on: (key: string, day: string) => number | undefined;
}

/** Numbers by their day, from what was set, in the order of the days and then of the setting. */
export function setNumbers(set: readonly SetNumber[]): SetNumbers {
  const byKey = Map.groupBy(set, ({ key }) => key);
  return { on: (key, day) => byKey.get(key)?.findLast(({ effectiveOn }) => effectiveOn <= day)?.value };
}

/** The columns and the order in which numbers are read for `setNumbers`. */
export const setNumbersSql = 'key, value::float8 as "value", effective_on as "effectiveOn" from setting_value';
export const setNumbersOrder = 'order by effective_on, set_at';

/** No number is set: the defaults hold. */
export const defaultsOnly: SetNumbers = setNumbers([]);

/** Keeps what counties have set in memory. */
export async function keepSettings(owner: pg.Pool): Promise<Kept<ReadonlyMap<string, SetNumbers>>> {
  return keepFresh(async () => {
    const { rows } = await owner.query<SetNumber & { readonly county: string }>(
      `select county, ${setNumbersSql} ${setNumbersOrder}`,
    );
    const byCounty = Map.groupBy(rows, (row) => row.county);
    return new Map([...byCounty].map(([county, set]) => [county, setNumbers(set)]));
  });
}
