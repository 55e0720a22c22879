import { uuidv7 } from 'uuidv7';
import { takeReadings } from '../src/modules/gauges/take-readings.server.ts';
import { inside } from './inside.ts';
import { county, towns } from './people.ts';
import { cpuOf, familyCpuOf } from './process.ts';
import { median, compare, type Round } from './rounds.ts';
import { type Result, spread } from './result.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

const stations = 1000;
/** What a minute of 4,000 messages from a broker is taken in as: four readings of each station. */
const inBatch = 4;
const wanted = 5000;

/**
 * Readings of a thousand gauges through the rules: written once, judged against thresholds, duration and rate of rise, remembered, some of
 * them raising and clearing alarms, each batch in one transaction. The floor inserts the same rows into the same kind of table and no more.
 */
export async function benchGauges(stand: Stand, { rounds, warmUps, seconds }: Length): Promise<readonly Result[]> {
  const { owner } = stand.database;
  const ids = Array.from({ length: stations }, () => uuidv7());
  await owner.query(
    `insert into gauge (county, id, version, state, area, town, created_at, created_by, updated_at, name, code, kind, blue, yellow,
        orange, red, hold_minutes, fall, rise, rise_minutes, silence_minutes, lowest, highest, built_on)
      select $1, id, 1, 'active', $2, $2, now(), $3, now(), '站' || n, 'B' || n, 'level', 300, 350, 400, 450, 2, 20, 150, 30, 60, 0, 2000,
        '2024-01-01' from unnest($4::uuid[]) with ordinality g (id, n)`,
    [county, towns[0], uuidv7(), ids],
  );
  await owner.query(`create table bench_reading (county text not null, gauge uuid not null, at timestamptz not null,
      value double precision not null, received_at timestamptz not null, primary key (county, gauge, at))`);
  let [ourMinute, floorMinute] = [Date.parse('2024-06-01T00:00:00Z'), Date.parse('2024-06-01T00:00:00Z')];
  const processor = () => [cpuOf(process.pid), familyCpuOf(stand.postgres)] as const;
  const round = async (work: () => Promise<void>): Promise<Round> => {
    const [own, database] = processor();
    const begun = performance.now();
    let count = 0;
    for (; performance.now() - begun < seconds * 1000; count += stations * inBatch) await work();
    const took = performance.now() - begun;
    const [ownAfter, databaseAfter] = processor();
    return {
      perSecond: (count / took) * 1000,
      serverMs: (ownAfter - own) / count,
      databaseMs: (databaseAfter - database) / count,
    };
  };
  const comparison = await compare(
    { rounds, warmUps },
    () =>
      round(async () => {
        const readings = batchFrom(ourMinute).map(({ station, at, value }) => ({ code: `B${station + 1}`, at, value }));
        ourMinute += inBatch * 60_000;
        const { taken } = await inside(stand, (ctx) =>
          takeReadings(ctx, { words: 'bench', sender: null }, { readings, aside: [] }),
        );
        if (taken !== readings.length) throw new Error(`${readings.length - taken} readings are missing`);
      }),
    () =>
      round(async () => {
        const readings = batchFrom(floorMinute);
        floorMinute += inBatch * 60_000;
        await owner.query(
          `insert into bench_reading select $1, i.gauge, i.at, i.value, now()
            from unnest($2::uuid[], $3::timestamptz[], $4::float8[]) i (gauge, at, value)`,
          [
            county,
            readings.map(({ station }) => ids[station]),
            readings.map(({ at }) => new Date(at).toISOString()),
            readings.map(({ value }) => value),
          ],
        );
      }),
  );
  const { rows } = await owner.query<{ alarms: number }>(
    'select count(*)::int as alarms from gauge_alarm where county = $1',
    [county],
  );
  const alarms = rows[0]?.alarms ?? 0;
  if (alarms === 0) throw new Error('no reading has raised an alarm');
  const ours = median(comparison.ours.map(({ perSecond }) => perSecond));
  const floor = median(comparison.floor.map(({ perSecond }) => perSecond));
  return [
    {
      work: `gauge readings through the rules, ${stations.toLocaleString('en')} gauges`,
      ours: `${ours.toFixed(0)}/s`,
      floor: `${floor.toFixed(0)}/s`,
      ratio: spread(median(comparison.ratios), comparison.ratios),
      bar: `≥ ${wanted}/s`,
      met: ours >= wanted,
      notes: [
        `gauge readings: the floor inserts the same rows bare; by processor time ${spread(median(comparison.cpuRatios), comparison.cpuRatios)}; ${alarms} alarms were raised meanwhile`,
      ],
    },
  ];
}

/** Each station's water rises and falls in waves of its own: one in fifty crosses its thresholds, once in some hours. */
function batchFrom(from: number) {
  return Array.from({ length: inBatch }, (_, minute) =>
    Array.from({ length: stations }, (__, station) => {
      const at = from + minute * 60_000;
      const height = station % 50 === 0 ? 260 : 100;
      const value = Math.round(150 + height * Math.sin(at / (60_000 * 60) + station));
      return { station, at, value: Math.max(0, value) };
    }),
  ).flat();
}
