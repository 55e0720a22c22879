import sql from 'sql-template-tag';
import { addDays, addHours, endOfDay, startOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { countUpTo, list, visibleSql } from '../../server/ledger/read.ts';
import { hasRole } from '../../server/ledger/scope.ts';
import { handle } from '../../server/module.ts';
import { reportSlot } from '../incidents/index.ts';
import { hotspot } from '../warnings/index.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { forestEntry } from './entry.ledger.ts';
import { forestFire } from './forest-fire.ledger.ts';
import { fireBoard, type FireBoard } from './forest.endpoints.ts';
import { validBulletins } from './open-gate.server.ts';
import { firePatrol } from './patrol.ledger.ts';

const mostMissed = 50;
const mostScans = 10;

/** Answers the board: each part in one or two statements over what the caller may see. */
export const fireBoardHandler = handle(
  fireBoard,
  async (ctx): Promise<FireBoard> => {
    const isBurning = { state: ['found', 'reported'] } as const;
    const [danger, fires, burning, hotspots, patrols, checkpoints, slots] = await Promise.all([
      validBulletins(ctx, ['forecast', 'assessment', 'order']),
      list(ctx, forestFire, {
        where: isBurning,
        sort: { by: 'foundAt', desc: true },
        limit: 50,
      }),
      countUpTo(ctx, forestFire, isBurning, 1000),
      list(ctx, hotspot, { where: { state: { not: 'closed' } }, sort: { by: 'createdAt', desc: true }, limit: 100 }),
      patrolsOf(ctx),
      checkpointsOf(ctx),
      slotsOf(ctx),
    ]);
    return {
      danger: danger.map(({ id, name, kind, level, affected, documentNumber }) => ({
        id,
        name,
        kind,
        level,
        affected,
        documentNumber,
      })),
      burning,
      fires: fires.rows.map(({ id, name, state, place, foundAt, reportedTo, dueAt }) => ({
        id,
        name,
        state,
        place,
        foundAt,
        reportedTo,
        dueAt,
      })),
      hotspots: hotspots.rows.map(({ id, name, state, place, verifier, arrivedAt, chasedAt, dueAt }) => ({
        id,
        name,
        state,
        place,
        verifier,
        arrivedAt,
        chasedAt,
        dueAt,
      })),
      patrols,
      checkpoints,
      slots,
    };
  },
  'snapshot',
);

async function patrolsOf(ctx: Context): Promise<FireBoard['patrols']> {
  const month = ctx.today.slice(0, 7);
  const inMonth = { gte: `${month}-01`, lte: ctx.today };
  const owed = { dueOn: inMonth, state: { not: 'cancelled' } };
  const [blocks, missed, scans] = await Promise.all([
    ctx.tx.rows<{ block: string; due: number; scanned: number }>(sql`select t.block, count(*)::int as due,
        count(t.scanned_at)::int as scanned from fire_patrol t where ${visibleSql(ctx, firePatrol, owed)}
      group by t.block order by count(*) - count(t.scanned_at) desc, t.block limit 100`),
    list(ctx, firePatrol, {
      where: { state: 'due', dueOn: { gte: addDays(ctx.today, -31), lte: ctx.today } },
      sort: { by: 'dueOn' },
      limit: mostMissed,
    }),
    ctx.tx.rows<FireBoard['patrols']['scans'][number]>(sql`select t.id, t.leader, c.name as checkpoint,
        t.scanned_at as "scannedAt", t.metres from fire_patrol t
      join fire_checkpoint c on c.county = ${ctx.county} and c.id = t.checkpoint
      where ${visibleSql(ctx, firePatrol, { scannedAt: { set: true }, dueOn: inMonth })}
      order by t.scanned_at desc limit ${mostScans}`),
  ]);
  return {
    month,
    due: blocks.reduce((sum, { due }) => sum + due, 0),
    scanned: blocks.reduce((sum, { scanned }) => sum + scanned, 0),
    blocks: [...blocks],
    missed: missed.rows.map(({ id, leader, block, dueOn }) => ({ id, leader, block, dueAt: endOfDay(dueOn) })),
    scans: [...scans],
  };
}

/** Each checkpoint in use with who came in today, and who of them is still inside. */
async function checkpointsOf(ctx: Context): Promise<FireBoard['checkpoints']> {
  const today = { gte: startOfDay(ctx.today) };
  const rows = await ctx.tx.rows<FireBoard['checkpoints'][number]>(sql`
    with e as (select t.checkpoint, sum(t.persons)::int as persons,
        coalesce(sum(t.persons) filter (where t.state = 'inside'), 0)::int as inside
      from forest_entry t where ${visibleSql(ctx, forestEntry, { enteredAt: today })} group by t.checkpoint)
    select t.id, t.name, t.place, coalesce(e.persons, 0) as "personsToday", coalesce(e.inside, 0) as inside
    from fire_checkpoint t left join e on e.checkpoint = t.id
    where ${visibleSql(ctx, fireCheckpoint, { state: 'open' })} order by 4 desc, t.name, t.id limit 200`);
  return [...rows];
}

/** The reports owed today, and those of the last day and night that have passed without a word. */
async function slotsOf(ctx: Context): Promise<FireBoard['slots']> {
  if (!hasRole(ctx, reportSlot.may.read)) return null;
  const day = { gte: startOfDay(ctx.today), lte: endOfDay(ctx.today) };
  const of = (slotAt: object) => visibleSql(ctx, reportSlot, { slotAt, state: { not: 'cancelled' } });
  const [[counted], silent] = await Promise.all([
    ctx.tx.rows<{ owed: number; reported: number; zero: number }>(sql`select count(*)::int as owed,
        count(t.reported_at)::int as reported, (count(*) filter (where t.is_zero))::int as zero
      from report_slot t where ${of(day)} and t.slot_at <= ${ctx.now}`),
    ctx.tx.rows<{ id: string; unit: string; plan: string; slotAt: string; isMissed: boolean }>(sql`
      select t.id, t.unit, p.name as plan, t.slot_at as "slotAt", t.state = 'missed' as "isMissed"
      from report_slot t join slot_plan p on p.county = ${ctx.county} and p.id = t.plan
      where ${of({ gte: addHours(ctx.now, -24) })} and t.reported_at is null and t.slot_at <= ${ctx.now} order by t.slot_at, t.unit limit 60`),
  ]);
  return { ...(counted ?? { owed: 0, reported: 0, zero: 0 }), silent: [...silent] };
}
