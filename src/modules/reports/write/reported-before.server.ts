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
  const keys = figures.filter(({ ratio }) => ratio === null).map(({ key }) => key);
  const told = await ctx.tx.rows<{ key: string; value: number; title: string }>(sql`
    select distinct on (f.key) f.key, f.value, r.title
    from report_figure f join report r on r.county = f.county and r.id = f.report_id
    where f.county = ${ctx.county} and f.period = ${period} and f.key = any(${keys}) and r.state = 'signed' and r.id <> ${reportId}
    order by f.key, f.at desc`);
  const before = new Map(told.map((one) => [one.key, one]));
  return figures.flatMap(({ key, label, value }): ComposedNote[] => {
    const was = before.get(key);
    if (!was || was.value === value) return [];
    const words = `${label}：已签发的《${was.title}》写的是 ${was.value}，现为 ${value}；请在那份报告的“签发后”查清增减，并作说明`;
    return [{ rule: 'R19', kind: 'differs', words, figures: [key] }];
  });
}
