import type pg from 'pg';
import { keepFresh, type Kept } from '../keep-fresh.ts';
import { type AreaStep, type Succession, successionOf } from './succession.ts';

/** Keeps what became of the areas of all counties in memory; of a county whose areas never changed nothing is kept. */
export function keepAreas(owner: pg.Pool): Promise<Kept<ReadonlyMap<string, Succession>>> {
  return keepFresh(async () => {
    const { rows: steps } = await owner.query<AreaStep & { readonly county: string }>(
      `select county, from_code as "from", to_code as "to", on_day as "on" from area_succession where on_day < 'infinity'`,
    );
    const byCounty = Map.groupBy(steps, ({ county }) => county);
    const { rows: areas } = await owner.query<{ county: string; code: string }>(
      'select distinct county, code from area where county = any($1)',
      [[...byCounty.keys()]],
    );
    const codes = Map.groupBy(areas, ({ county }) => county);
    return new Map(
      [...byCounty].map(([county, own]) => [
        county,
        successionOf(
          own,
          (codes.get(county) ?? []).map(({ code }) => code),
        ),
      ]),
    );
  });
}

/** Nothing became of any area. */
export const noSteps: Succession = successionOf([], []);
