import sql from 'sql-template-tag';
import type { Named } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';

/** The county's areas valid today: the county itself, its towns, its villages. */
export function areasOf(ctx: Context): Promise<readonly Named[]> {
  return ctx.tx.rows<Named>(sql`select code as "id", name from area
    where county = ${ctx.county} and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') > ${ctx.today}
    order by code`);
}

/** The names of all areas the county ever had, by code. */
export async function areaNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.rows<Named>(sql`select code as "id", name from area where county = ${ctx.county}`);
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
