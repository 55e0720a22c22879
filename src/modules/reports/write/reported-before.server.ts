import sql from 'sql-template-tag';
import type { Context } from '../../../server/context.ts';
import type { ComposedFigure, ComposedNote } from '../composed.ts';

/** Figures that a signed report has already told otherwise for the same period (R19): which, where, and what both say. */
export async function reportedBefore(
  ctx: Context,
  reportId: string,
  period: string,
  figures: readonly ComposedFigure[],
): Promise<readonly ComposedNote[]> {
  const counted = figures.filter(({ ratio }) => ratio === null);
  const [keys, periods] = [counted.map(({ key }) => key), counted.map(({ own }) => own?.period ?? period)];
  const told = await ctx.tx.rows<{ key: string; value: number; title: string }>(sql`
    select distinct on (f.key) f.key, f.value, r.title
    from unnest(${keys}::text[], ${periods}::text[]) as asked (key, period)
    join report_figure f on f.county = ${ctx.county} and f.period = asked.period and f.key = asked.key
    join report r on r.county = f.county and r.id = f.report_id
    where r.state = 'signed' and r.id <> ${reportId}
    order by f.key, f.at desc`);
  const before = new Map(told.map((one) => [one.key, one]));
  return figures.flatMap(({ key, label, value }): ComposedNote[] => {
    const was = before.get(key);
    if (!was || was.value === value) return [];
    const words = `${label}：已签发的《${was.title}》写的是 ${was.value}，现为 ${value}；请在那份报告的“签发后”查清增减，并作说明`;
    return [{ rule: 'R19', kind: 'differs', words, figures: [key] }];
  });
}
