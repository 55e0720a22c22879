import sql from 'sql-template-tag';
import type { Day } from '../../kernel/calendar.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { Context } from '../../server/context.ts';
import { isAbove } from '../../server/db/above.ts';
import { tally } from '../../server/figures/tally.ts';
import type { Job } from '../../server/module.ts';
import { monthEnds, yearEarlier } from './month-ends.ts';

const monthsBack = 13;
const daysAtOnce = 4;

/**
 * Keeps a county's figures: today's and those of the last month's end always anew (what is recorded late still counts), older months'
 * ends and the same day of last year once.
 */
export const rollUp: Job = {
  name: 'county-figures',
  cron: '5 * * * *',
  run: async (ctx) => {
    if (isAbove(ctx.county)) return false;
    const ends = monthEnds(ctx.today, monthsBack);
    const known = new Set(await daysKept(ctx));
    const missing = [yearEarlier(ctx.today), ...ends].filter((day) => !known.has(day));
    if (missing.length > 0) {
      for (const day of missing.slice(0, daysAtOnce)) await keepDay(ctx, day);
      return true;
    }
    for (const day of [ctx.today, ...ends.slice(0, 1)]) await keepDay(ctx, day);
    return false;
  },
};

async function daysKept(ctx: Context): Promise<readonly Day[]> {
  const rows = await ctx.tx.rows<{ day: Day }>(
    sql`select distinct day from county_figure where county = ${ctx.county}`,
  );
  return rows.map(({ day }) => day);
}

async function keepDay(ctx: Context, day: Day): Promise<void> {
  const asks = [...ctx.registry.indicators.keys()].map((indicator) => ({ indicator }));
  const values = await tally(ctx, asks, parsePeriod(`${day.slice(0, 4)}-01-01..${day}`));
  const figures = asks.map(({ indicator }, at) => ({ figure: indicator, value: values[at] ?? 0 }));
  await ctx.tx.rows(sql`insert into county_figure (county, day, figure, value)
    select ${ctx.county}, ${day}::date, figure, value from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f (figure text, value numeric)
    on conflict (county, day, figure) do update set value = excluded.value`);
}
