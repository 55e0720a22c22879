import sql, { raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { NearbyRow } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { column, selectList, table } from '../ledger/columns.ts';
import { visibleSql } from '../ledger/read.ts';

/** A place in CGCS2000 degrees. */
export interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** The field that says where a ledger's rows lie on the map, if it has one. */
export const placeField = (l: AnyLedger): string | undefined =>
  Object.entries<Field>(l.fields).find(([, field]) => field.kind === 'point')?.[0];

/**
 * The rows nearest to a place among those this user may see, each with its distance in whole metres as the crow flies; rows
 * without a place are left out. Problem 'invalid' for a ledger without places or a place outside the map.
 */
export async function nearest(
  ctx: Context,
  l: AnyLedger,
  { to, where = {}, limit = 10 }: { readonly to: Place; readonly where?: AnyWhere; readonly limit?: number },
): Promise<readonly NearbyRow[]> {
  const name = placeField(l);
  if (name === undefined) throw new Problem('invalid', `${l.label}没有位置，不能按远近查找`);
  if (!isPlace(to)) throw new Problem('invalid', '位置不对：经度应在 73 至 136、纬度应在 3 至 54 之间');
  const place = column('t', name);
  const here = sql`${JSON.stringify(to)}::jsonb`;
  const most = Math.min(Math.max(Math.trunc(limit) || 10, 1), 100);
  // The map puts what is nearly as near in another order than the ground: some more are taken, and the metres are those of the ground.
  // A county is so small that the chord through the earth is as long as the way over it, to the metre.
  return ctx.tx.rows<NearbyRow>(sql`
    select ${selectList(l)}, round(t.metres$)::int as "metres" from (
      select t.*, place_on_earth(${place}) <-> place_on_earth(${here}) as metres$ from ${table(l)} t
      where ${visibleSql(ctx, l, where)} and ${place} is not null
      order by place_on_map(${place}) <-> place_on_map(${here}) limit ${raw(String(most + 10))}) t
    order by t.metres$ limit ${raw(String(most))}`);
}

const isPlace = ({ lng, lat }: Place) => lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;
