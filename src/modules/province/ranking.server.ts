import sql from 'sql-template-tag';
import { addDays, type Day } from '../../kernel/calendar.ts';
import type { AnyIndicator } from '../../kernel/indicator.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { isAbove, prefixOf } from '../../server/db/above.ts';
import { monthEnds, yearEarlier } from './month-ends.ts';
import type { Ranking, RankingLine } from './province.endpoints.ts';

interface Kept {
  readonly county: string;
  readonly day: Day;
  readonly value: string;
}

/** Ranks the counties below the caller by an indicator: one filter over kept figures, and not one row of a county's ledgers. */
export async function ranking(ctx: Context, code = firstOf(ctx)): Promise<Ranking> {
  const found = ctx.registry.indicators.get(code);
  if (!found) throw new Problem('missing', `没有名为“${code}”的指标，请从列表中选择`);
  const counties = await countiesOf(ctx);
  const ends = monthEnds(ctx.today, 13);
  const [today, yesterday, earlier] = [ctx.today, addDays(ctx.today, -1), yearEarlier(ctx.today)];
  const days = [today, yesterday, earlier, ...ends];
  const kept = await ctx.tx.rows<Kept>(sql`select county, day, value from county_figure
    where county = any(${counties.map(({ county }) => county)}) and day = any(${days}::date[]) and figure = ${code}`);
  const values = new Map(kept.map(({ county, day, value }) => [`${county} ${day}`, Number(value)]));
  const lines = counties.map(({ county, name }) => {
    const at = (day: Day) => values.get(`${county} ${day}`) ?? null;
    // In the first minutes of a day its figures are not there yet.
    const value = at(today) ?? (isSameYear(today, yesterday) ? at(yesterday) : null);
    return { county, name, value, before: at(earlier), months: monthsOf(found.indicator, at, [today, ...ends], value) };
  });
  return {
    figure: { code, label: found.indicator.label, unit: found.indicator.unit },
    day: today,
    months: [today, ...ends]
      .slice(0, 12)
      .map((day) => day.slice(0, 7))
      .toReversed(),
    figures: [...ctx.registry.indicators].map(
      ([
        each,
        {
          indicator: { label, unit },
        },
      ]) => ({ code: each, label, unit }),
    ),
    lines: placed(lines),
  };
}

const firstOf = (ctx: Context) => [...ctx.registry.indicators.keys()][0] ?? '';

function countiesOf(ctx: Context): Promise<readonly { readonly county: string; readonly name: string }[]> {
  const prefix = isAbove(ctx.county) ? prefixOf(ctx.county) : ctx.county;
  return ctx.tx.rows(sql`select county, name from county
    where starts_with(county, ${prefix}) and right(county, 2) <> '00' order by county`);
}

/** The last twelve months of a county. The year's running total of a flow becomes what each month brought. */
function monthsOf(
  { at: isFlow }: AnyIndicator,
  at: (day: Day) => number | null,
  days: readonly Day[],
  now: number | null,
): readonly (number | null)[] {
  const standing = (index: number) => (index === 0 ? now : at(days[index] ?? ''));
  const month = (index: number) => {
    const [value, before] = [standing(index), standing(index + 1)];
    if (isFlow === undefined || value === null) return value;
    if ((days[index] ?? '').slice(5, 7) === '01') return value; // the year has begun anew
    return before === null ? null : value - before;
  };
  return Array.from({ length: 12 }, (_, index) => month(11 - index));
}

function placed(lines: readonly Omit<RankingLine, 'place'>[]): readonly RankingLine[] {
  const inOrder = lines.toSorted(
    (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.county.localeCompare(b.county),
  );
  return inOrder.map((line) => {
    const place =
      line.value === null
        ? null
        : 1 + inOrder.filter(({ value }) => value !== null && value > (line.value ?? 0)).length;
    return { ...line, place };
  });
}

const isSameYear = (a: Day, b: Day) => a.slice(0, 4) === b.slice(0, 4);
