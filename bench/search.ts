import { search } from '../src/server/search/search.ts';
import { nearest } from '../src/server/nearby/nearest.ts';
import { equipment } from '../src/modules/resources/index.ts';
import { inside } from './inside.ts';
import { county } from './people.ts';
import { type Result, slower } from './result.ts';
import { compare } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

/** What people type: initials, a part of a name, two characters, a part of a number, and what is not there. */
const words = {
  'initials of pinyin': 'pdxwjd',
  'part of a name': '车间配电',
  'two characters': '接地',
  'part of a number': '责改〔2026〕117',
  'two words': '三号车间 接地',
  'what is not there': '不存在的单位',
} as const;

const place = { lng: 105.37, lat: 31.21 };

/** Search over 1,000,000 rows and the nearest ten of 100,000, each against the shortest SQL that finds the same, without any wall. */
export async function benchSearch(stand: Stand, { rounds }: Length): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, asked] of Object.entries(words)) {
    const byHand = `select ledger, row_id, title, area from search_line where county = '${county}' and ${asked
      .split(' ')
      .map((word) => (word.length === 2 ? `pairs_of(words) @> '{${word}}'` : `words like '%${word}%'`))
      .join(' and ')} order by updated_at desc limit 20`;
    results.push(
      await against(stand, rounds, `search: ${name}`, byHand, () => inside(stand, (ctx) => search(ctx, asked))),
    );
  }
  const near = `select *, place_on_earth(place) <-> place_on_earth('${JSON.stringify(place)}') from equipment
    where county = '${county}' and place is not null order by place_on_map(place) <-> place_on_map('${JSON.stringify(place)}') limit 10`;
  const ours = () => inside(stand, (ctx) => nearest(ctx, equipment, { to: place }));
  return [...results, await against(stand, rounds, 'the nearest 10 of 100,000', near, ours)];
}

const repeats = 20;

async function against(
  { database }: Stand,
  rounds: number,
  work: string,
  byHand: string,
  ours: () => Promise<readonly unknown[]>,
) {
  const found = { ours: 0, floor: 0 };
  const comparison = await compare(
    { rounds, warmUps: 2 },
    () => timed(async () => (found.ours = (await ours()).length)),
    () => timed(async () => (found.floor = await rowsOf(database.owner, byHand))),
  );
  if (found.ours !== found.floor) throw new Error(`${work}: ${found.ours} rows, by hand ${found.floor}`);
  return slower(work, comparison, 1.5);
}

/** By hand too it takes a transaction: the wall of a county stands in one. */
async function rowsOf(pool: Stand['database']['owner'], text: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query(text);
    await client.query('commit');
    return rows.length;
  } finally {
    client.release();
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly perSecond: number }> {
  const begun = performance.now();
  for (let i = 0; i < repeats; i += 1) await work();
  return { perSecond: (1000 * repeats) / (performance.now() - begun) };
}
