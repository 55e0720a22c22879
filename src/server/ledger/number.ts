import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/**
 * The next number of a series in this county and year, e.g. 安应急检记〔2026〕12号: gapless, because the row that counts
 * stays locked until the transaction ends. Asked for documents only, as late as may be: writers of one series queue here.
 */
export async function nextNumber(ctx: Context, series: string): Promise<string> {
  const year = ctx.today.slice(0, 4);
  const [row] = await ctx.tx.rows<{ last: number; prefix: string }>(sql`
    insert into number_series (county, series, year, last) values (${ctx.county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set last = number_series.last + 1
    returning last, (select number_prefix from county where county.county = ${ctx.county}) as prefix`);
  if (!row) throw new Error('a number series always answers');
  return `${row.prefix ?? ''}${series}〔${year}〕${row.last}号`;
}

/** Gives back the number this transaction has just taken, for a row that turned out to be there already: no gap is left. */
export async function returnNumber(ctx: Context, series: string): Promise<void> {
  await ctx.tx.rows(sql`update number_series set last = last - 1
    where county = ${ctx.county} and series = ${series} and year = ${ctx.today.slice(0, 4)}`);
}
