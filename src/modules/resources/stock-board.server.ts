import sql, { type Sql } from 'sql-template-tag';
import { addDays, endOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { stockLot } from './lot.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { type Board, type Catalogue, catalogue, stockBoard } from './stock.endpoints.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';
import { stockThreshold } from './threshold.ledger.ts';

const mostSoon = 50;

/** Answers the catalogue: every item, and every store that goods may be asked of, for the towns too. */
export const catalogueHandler = handle(catalogue, async (ctx) => {
  const all = withSystem(ctx);
  const [supplies, storages] = await Promise.all([
    ctx.tx.rows<Catalogue['supplies'][number]>(sql`select t.id, t.name, t.unit, t."group", t.kind from supply t
      where ${visibleSql(all, supply, { state: 'inUse' })} order by t."group", t.kind, t.name`),
    ctx.tx.rows<Catalogue['storages'][number]>(sql`select t.id, t.name, t.kind, t.area from supply_storage t
      where ${visibleSql(all, supplyStorage, { state: 'open' })}
      order by array_position(array['reserve', 'agreement', 'pledged'], t.kind), t.id`),
  ]);
  return { supplies, storages };
});

/** Answers the board: today from the lots as they are kept, a day that has been from what had moved by its end. */
export const stockBoardHandler = handle(
  stockBoard,
  async (ctx, { on }): Promise<Board> => {
    const day = on && on < ctx.today ? on : null;
    const lying = day === null ? lotsNow(ctx) : lotsThen(ctx, day);
    const [storages, supplies, cells, thresholds, soon] = await Promise.all([
      ctx.tx.rows<Board['storages'][number]>(sql`select t.id, t.name, t.kind from supply_storage t
        where ${visibleSql(ctx, supplyStorage, {})} order by array_position(array['reserve', 'agreement', 'pledged'], t.kind), t.id`),
      ctx.tx.rows<Board['supplies'][number]>(sql`select t.id, t.name, t.unit, t."group", t.kind from supply t
        where ${visibleSql(withSystem(ctx), supply, {})} order by t."group", t.kind, t.name`),
      cellsOf(ctx, lying, day ?? ctx.today),
      thresholdsOf(ctx, lying),
      soonOf(ctx),
    ]);
    return { on: day, storages, supplies, cells, thresholds, soon };
  },
  'snapshot',
);

function lotsNow(ctx: Context): Sql {
  return sql`select t.supply, t.storage, t.expires_on, t.on_hand::bigint as quantity from stock_lot t
    where ${visibleSql(ctx, stockLot, { onHand: { gt: 0 } })}`;
}

function lotsThen(ctx: Context, day: string): Sql {
  return sql`select t.supply, t.storage, t.expires_on, sum(t.quantity) as quantity from stock_movement t
    where ${visibleSql(ctx, stockMovement, { movedAt: { lte: endOfDay(day) } })}
    group by t.supply, t.storage, t.batch, t.expires_on`;
}

function cellsOf(ctx: Context, lying: Sql, day: string): Promise<Board['cells']> {
  const soon = addDays(day, ctx.setting('supplies.firstNoticeDays'));
  return ctx.tx.rows(sql`select supply, storage, sum(quantity)::bigint as quantity,
      coalesce(sum(quantity) filter (where expires_on between ${day} and ${soon}), 0)::bigint as expiring,
      coalesce(sum(quantity) filter (where expires_on < ${day}), 0)::bigint as expired
    from (${lying}) lying group by supply, storage having sum(quantity) <> 0`);
}

function thresholdsOf(ctx: Context, lying: Sql): Promise<Board['thresholds']> {
  return ctx.tx.rows(sql`select t.id, t.supply, t.storage, t.minimum, t.maximum, coalesce((select sum(l.quantity)
      from (${lying}) l join supply_storage s on s.county = ${ctx.county} and s.id = l.storage
      where l.supply = t.supply and (l.storage = t.storage or t.storage is null and s.kind = 'reserve')), 0)::bigint as held
    from stock_threshold t where ${visibleSql(ctx, stockThreshold, { state: { not: 'ended' } })} order by t.name`);
}

function soonOf(ctx: Context): Promise<Board['soon']> {
  const expiresOn = { lte: addDays(ctx.today, ctx.setting('supplies.firstNoticeDays')) };
  return ctx.tx
    .rows(sql`select t.id, t.name, s.unit, t.expires_on as "expiresOn", t.on_hand as "onHand" from stock_lot t
    join supply s on s.county = ${ctx.county} and s.id = t.supply
    where ${visibleSql(ctx, stockLot, { onHand: { gt: 0 }, expiresOn })} order by t.expires_on limit ${mostSoon}`);
}
