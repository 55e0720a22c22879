import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/** The codes of the county's towns of today, in their order. */
export async function townsNow(ctx: Context): Promise<readonly string[]> {
  const rows = await ctx.tx.rows<{ code: string }>(sql`select code from area where county = ${ctx.county}
    and length(code) = 9 and valid_from <= ${ctx.today} and (valid_until is null or valid_until > ${ctx.today}) order by code`);
  return rows.map(({ code }) => code);
}
