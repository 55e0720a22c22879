import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/**
 * The next number of a series in this county and year, e.g. 安应急检记〔2026〕12号: gapless, because the row that counts
 * stays locked until the transaction ends. Asked for documents only, as late as may be: writers of one series queue here.
 */
export async function nextNumber(ctx: Context, series: string): Promise<string> {
  const [number] = await nextNumbers(ctx, series, 1);
  if (number === undefined) throw new Error('a number was asked for');
  return number;
}

/** Gives back the number this transaction has just taken, for a row that turned out to be there already: no gap is left. */
export async function returnNumber(ctx: Context, series: string): Promise<void> {
  await ctx.tx.rows(sql`update number_series set last = last - 1
    where county = ${ctx.county} and series = ${series} and year = ${ctx.today.slice(0, 4)}`);
}

/** As `nextNumber`, so many at once, one behind the other. */
export async function nextNumbers(ctx: Context, series: string, many: number): Promise<readonly string[]> {
  if (many === 0) return [];
  const year = ctx.today.slice(0, 4);
  const [row] = await ctx.tx.rows<{ last: number; prefix: string }>(sql`
    insert into number_series (county, series, year, last) values (${ctx.county}, ${series}, ${year}, ${many})
    on conflict (county, series, year) do update set last = number_series.last + excluded.last
    returning last, (select number_prefix from county where county.county = ${ctx.county}) as prefix`);
  if (!row) throw new Error('a number series always answers');
  return Array.from(
    { length: many },
    (_, at) => `${row.prefix ?? ''}${series}〔${year}〕${row.last - many + 1 + at}号`,
  );
}

/** Numbers that were given elsewhere are not given again: the series goes on behind the highest of them. */
export async function passNumbers(ctx: Context, series: string, given: readonly string[]): Promise<void> {
  const found = given.flatMap((number) => {
    const [, year, count] = new RegExp(`${series}〔(\\d{4})〕(\\d{1,7})号$`).exec(number) ?? [];
    return year === undefined ? [] : [{ year, count: Number(count) }];
  });
  for (const [year, ones] of Map.groupBy(found, (one) => one.year)) {
    const highest = Math.max(...ones.map(({ count }) => count));
    await ctx.tx
      .rows(sql`insert into number_series (county, series, year, last) values (${ctx.county}, ${series}, ${year}, ${highest})
      on conflict (county, series, year) do update set last = greatest(number_series.last, excluded.last)`);
  }
}
