import type pg from 'pg';

/** The numbers counties have set, kept in memory and looked up again every few seconds. */
export interface CountySettings {
  readonly of: (county: string) => ReadonlyMap<string, number>;
  readonly stop: () => void;
}

const everyMs = 10_000;
const none: ReadonlyMap<string, number> = new Map();

/** Reads what counties have set in place of the defaults, now and again every ten seconds. */
export async function keepSettings(owner: pg.Pool): Promise<CountySettings> {
  let values = await readAll(owner);
  const again = async () => {
    values = await readAll(owner).catch(() => values); // the database is away: what was known still holds
  };
  const timer = setInterval(() => void again(), everyMs).unref();
  return { of: (county) => values.get(county) ?? none, stop: () => clearInterval(timer) };
}

async function readAll(owner: pg.Pool): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const { rows } = await owner.query<{ county: string; key: string; value: number }>(
    'select county, key, value::float8 as value from setting_value',
  );
  const byCounty = Map.groupBy(rows, (row) => row.county);
  return new Map([...byCounty].map(([county, set]) => [county, new Map(set.map(({ key, value }) => [key, value]))]));
}
