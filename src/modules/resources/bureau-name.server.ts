import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';

/** The name of the county's bureau as it signs. */
export async function bureauOf(ctx: Context): Promise<string> {
  const [found] = await ctx.tx.rows<{ bureau: string }>(sql`select bureau from county where county = ${ctx.county}`);
  if (!found) throw new Error(`county ${ctx.county} is not set up`);
  return found.bureau;
}
