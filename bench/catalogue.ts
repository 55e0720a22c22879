import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { FigureAsk } from '../src/kernel/indicator.ts';
import { addDays, dayOf } from '../src/kernel/calendar.ts';
import { halfYearBefore, parsePeriod, type Period } from '../src/kernel/period.ts';
import { hazard } from '../src/modules/hazards/index.ts';
import { modules } from '../src/modules/index.ts';
import { scopeStatement } from '../src/server/db/transact.ts';
import { figureQuery } from '../src/server/figures/figure.ts';
import { figureFollower } from '../src/server/figures/keep-rolled.ts';
import { rolledOf } from '../src/server/figures/rolled.ts';
import { tally, tallyByRows } from '../src/server/figures/tally.ts';
import { list } from '../src/server/ledger/read.ts';
import { catchUp } from '../src/server/live/follower.ts';
import { passes } from './floor/passes.ts';
import { inside, machineIn } from './inside.ts';
import { county } from './people.ts';
import { type Result, slower } from './result.ts';
import { compare, median } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

/** Every indicator there is: those that the catalogue of figures names, and a hundred more. */
const asks: readonly FigureAsk[] = [...modules.indicators.keys()].map((indicator) => ({ indicator }));

/**
 * All figures against the passes one would write by hand, counted from the rows and with what is kept by day; a figure to its
 * rows against SQL; and any flow that is kept, over any period, at rest and with writes the follower has not come to.
 */
export async function benchCatalogue(stand: Stand, { rounds }: Length): Promise<readonly Result[]> {
  const machine = machineIn(stand);
  const period = halfYearBefore(dayOf(machine.clock()));
  const ours = (count: typeof tally) => () => timed(() => inside(stand, (ctx) => count(ctx, asks, period)));
  const floor = () => timed(() => byHand(stand, period));
  const byRows = await compare({ rounds, warmUps: 2 }, ours(tallyByRows), floor);
  const begun = performance.now();
  await catchUp(machine, figureFollower);
  const building = performance.now() - begun;
  const withDays = await compare({ rounds, warmUps: 2 }, ours(tally), floor);
  await refuseDifferent(stand, period);
  const rows = await compare(
    { rounds, warmUps: 3 },
    () => timed(() => rowsOf(stand, period)),
    () => timed(() => rowsByHand(stand, period)),
  );
  const flows = await anyFlow(stand);
  await writeBehind(stand);
  const behind = await anyFlow(stand);
  return [
    slower(`all ${asks.length} indicators over the half-year, from the rows`, byRows, 1.3),
    slower(`the same, flows from what is kept by day`, withDays, 1.3),
    slower('a figure to the first 20 of its rows', rows, 2),
    quick(
      `any of ${flows.count} flows that are kept, over any period (the slowest, by the quickest of eleven asks)`,
      flows,
      [`what is kept by day was counted for the first time in ${(building / 1000).toFixed(1)} s`],
    ),
    quick('the same with 200 hazards written that the follower has not seen', behind),
  ];
}

interface Slowest {
  readonly count: number;
  readonly ms: number;
  readonly middle: number;
  readonly of: string;
}

function quick(work: string, { ms, middle, of }: Slowest, notes: readonly string[] = []): Result {
  return {
    work,
    ours: `${ms.toFixed(2)} ms`,
    floor: '',
    ratio: '',
    bar: '≤ 10 ms',
    met: ms <= 10,
    notes: [`${work}: the slowest is ${of}, half of them take no more than ${middle.toFixed(2)} ms`, ...notes],
  };
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly perSecond: number }> {
  const begun = performance.now();
  await work();
  return { perSecond: 1000 / (performance.now() - begun) };
}

/** The best passes by hand, one for each table, one behind the other as a report's page would send them. */
async function byHand({ database }: Stand, period: Period): Promise<void> {
  await asApplication(database.app, async (client) => {
    await Promise.all(passes(modules).map((text) => client.query(text, [county, period.from, period.to])));
  });
}

async function asApplication<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(scopeStatement([county]));
    const done = await work(client);
    await client.query('commit');
    return done;
  } finally {
    client.release();
  }
}

async function refuseDifferent(stand: Stand, period: Period): Promise<void> {
  const [kept, counted] = [
    await inside(stand, (ctx) => tally(ctx, asks, period)),
    await inside(stand, (ctx) => tallyByRows(ctx, asks, period)),
  ];
  if (String(kept) !== String(counted)) throw new Error(`the figures differ: ${String(kept)} and ${String(counted)}`);
}

function rowsOf(stand: Stand, period: Period) {
  return inside(stand, (ctx) => {
    const { rows } = figureQuery(ctx, { indicator: 'hazard.rectified', where: { level: 'major' } }, period);
    return list(ctx, hazard, { where: rows, limit: 20 });
  });
}

const rowsText = `select h.*, s.name as site_name, c.name as campaign_name from (
    select * from hazard where county = $1 and level = 'major'
      and found_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and found_at < (($3::date + 1)::timestamp at time zone 'Asia/Shanghai')
      and closed_at < (($3::date + 1)::timestamp at time zone 'Asia/Shanghai') order by id desc limit 21) h
  left join site s on s.county = h.county and s.id = h.site left join campaign c on c.county = h.county and c.id = h.campaign
  order by h.id desc`;
const rowsByHand = ({ database }: Stand, period: Period) =>
  asApplication(database.app, (client) =>
    client.query({ name: 'rows', text: rowsText, values: [county, period.from, period.to] }),
  );

/** The slowest of all flows that are kept, each over each period by the quickest of eleven asks: what else the machine does is not its cost. */
async function anyFlow(stand: Stand): Promise<Slowest> {
  const today = dayOf(new Date().toISOString());
  const codes = [
    `${addDays(today, -900)}..${today}`,
    `${addDays(today, -300)}..${addDays(today, -20)}`,
    today.slice(0, 7),
    `${today}..${today}`,
  ];
  const all: { of: string; ms: number }[] = [];
  const figures = [...rolledOf(modules).keys()];
  for (const indicator of figures)
    for (const code of codes) {
      const period = parsePeriod(code);
      const took: number[] = [];
      for (let n = 0; n < 11; n += 1) {
        const { perSecond } = await timed(() => inside(stand, (ctx) => tally(ctx, [{ indicator }], period)));
        took.push(1000 / perSecond);
      }
      all.push({ of: `${indicator} in ${code}`, ms: Math.min(...took) });
    }
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    count: figures.length,
    ms: slowest?.ms ?? 0,
    of: slowest?.of ?? '',
    middle: median(all.map(({ ms }) => ms)),
  };
}

/** Lines of the outbox that tell of rows of many days. */
async function writeBehind({ database }: Stand): Promise<void> {
  await wait(100);
  await database.owner.query(`insert into outbox (county, ledger, row_id, version, action)
    select county, 'hazard', id, 1, 'update' from hazard tablesample system (1) repeatable (7) limit 200`);
}
