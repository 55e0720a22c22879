import { parsePeriod } from '../src/kernel/period.ts';
import { scopeStatement } from '../src/server/db/transact.ts';
import { tallyByRows } from '../src/server/figures/tally.ts';
import { inside } from './inside.ts';
import { county } from './people.ts';
import { type Result, slower } from './result.ts';
import { compare } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

const period = parsePeriod('2026H1');
const level = (word: 'general' | 'major') => ({ level: word }) as const;

/** Twelve figures of the half-year, as a report asks for them. */
const asks = [
  { indicator: 'hazard.found' },
  { indicator: 'hazard.rectified' },
  { indicator: 'hazard.underControl' },
  { indicator: 'hazard.found', where: level('major') },
  { indicator: 'hazard.rectified', where: level('major') },
  { indicator: 'hazard.underControl', where: level('major') },
  { indicator: 'hazard.found', where: { source: 'supervision' } },
  { indicator: 'hazard.rectified', where: { source: 'supervision' } },
  { indicator: 'hazard.found', where: { category: 'fire' } },
  { indicator: 'hazard.rectified', where: { category: 'fire' } },
  { indicator: 'hazard.found', where: { category: 'electrical' } },
  { indicator: 'hazard.spent' },
];

/** The same twelve by one pass written by hand, under the same role and row-level security. */
const byHand = `with c as (select '2026-06-30T15:59:59.999Z'::timestamptz as cutoff)
  select
    count(*) filter (where withdrawn_at is null or withdrawn_at > cutoff),
    count(*) filter (where closed_at <= cutoff),
    count(*) filter (where controlled_at <= cutoff and (control_ended_at is null or control_ended_at > cutoff)
      and (closed_at is null or closed_at > cutoff)),
    count(*) filter (where level = 'major' and (withdrawn_at is null or withdrawn_at > cutoff)),
    count(*) filter (where level = 'major' and closed_at <= cutoff),
    count(*) filter (where level = 'major' and controlled_at <= cutoff
      and (control_ended_at is null or control_ended_at > cutoff) and (closed_at is null or closed_at > cutoff)),
    count(*) filter (where source = 'supervision' and (withdrawn_at is null or withdrawn_at > cutoff)),
    count(*) filter (where source = 'supervision' and closed_at <= cutoff),
    count(*) filter (where category = 'fire' and (withdrawn_at is null or withdrawn_at > cutoff)),
    count(*) filter (where category = 'fire' and closed_at <= cutoff),
    count(*) filter (where category = 'electrical' and (withdrawn_at is null or withdrawn_at > cutoff)),
    coalesce(sum(funds) filter (where closed_at <= cutoff), 0)
  from hazard, c
  where county = $1 and found_at >= '2025-12-31T16:00:00Z' and found_at <= cutoff`;

/** Twelve figures of the half-year over the big table against one pass by hand; both must say the same numbers. */
export async function benchFigures(stand: Stand, { rounds }: Length): Promise<readonly Result[]> {
  let ours: readonly number[] = [];
  let floor: readonly number[] = [];
  const comparison = await compare(
    { rounds, warmUps: 2 },
    () => timed(async () => (ours = await inside(stand, (ctx) => tallyByRows(ctx, asks, period)))),
    () => timed(async () => (floor = await handWritten(stand))),
  );
  if (String(ours) !== String(floor)) throw new Error(`the figures differ: ${String(ours)} and ${String(floor)}`);
  return [slower('12 figures of the half-year over 1,000,000', comparison, 1.2)];
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly perSecond: number }> {
  const begun = performance.now();
  await work();
  return { perSecond: 1000 / (performance.now() - begun) };
}

async function handWritten({ database }: Stand): Promise<readonly number[]> {
  const client = await database.app.connect();
  try {
    await client.query('begin');
    await client.query(scopeStatement([county]));
    const { rows } = await client.query<readonly (number | string)[]>({
      text: byHand,
      values: [county],
      rowMode: 'array',
    } as never);
    await client.query('commit');
    return (rows[0] ?? []).map(Number);
  } finally {
    client.release();
  }
}
