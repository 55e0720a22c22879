import sql from 'sql-template-tag';
import type { Named } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';

/** The county's areas valid today: the county itself, its towns, its villages. */
export function areasOf(ctx: Context): Promise<readonly Named[]> {
  return ctx.tx.rows<Named>(sql`select code as "id", name from area
    where county = ${ctx.county} and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') > ${ctx.today}
    order by code`);
}

/** The areas the county does not have any more, as they were called last: rows written then still name them. */
export function formerAreasOf(ctx: Context): Promise<readonly Named[]> {
  return ctx.tx.rows<Named>(sql`select distinct on (code) code as "id", name from area a
    where county = ${ctx.county} and valid_until <= ${ctx.today} and not exists (select 1 from area b where b.code = a.code
      and b.county = a.county and b.valid_from <= ${ctx.today} and coalesce(b.valid_until, 'infinity') > ${ctx.today})
    order by code, valid_from desc`);
}

/** The names of all areas the county ever had, by code. */
export async function areaNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.rows<Named>(sql`select code as "id", name from area where county = ${ctx.county}
    order by valid_from`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The people with a post in the county today, with their section. */
export function peopleOf(ctx: Context): Promise<readonly Named[]> {
  return ctx.tx.rows<Named>(sql`select a.id, a.name, min(p.section) as "note" from account a
    join post p on p.account_id = a.id
    where p.county = ${ctx.county} and p.state = 'effective' and a.disabled_at is null and p.site_id is null
      and p.valid_from <= ${ctx.today}
      and coalesce(p.valid_until, 'infinity') > ${ctx.today}
    group by a.id, a.name order by a.name`);
}
