import { yearOnYear } from '../../kernel/indicator.ts';
import type { Period } from '../../kernel/period.ts';
import { previousYear } from '../../kernel/period.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import type { ComposedFigure } from './composed.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { sameFigures } from './same-figures.ts';

/** Figures whose year before the ledgers do not know, with what an old report said of it and which report that was. */
export async function withPastYear(
  ctx: Context,
  figures: readonly ComposedFigure[],
  period: Period,
): Promise<readonly ComposedFigure[]> {
  if (figures.every(({ before, ratio }) => before !== null || ratio !== null)) return figures;
  const where = { state: 'kept' as const, period: previousYear(period).code };
  const { rows } = await list(ctx, pastFigure, { where, limit: 200 });
  const past = new Map(rows.map((row) => [sameFigures[row.indicator], row]));
  return figures.map((figure) => {
    const row = figure.before === null && figure.ratio === null ? past.get(figure.key) : undefined;
    const then = Number(row?.value ?? Number.NaN);
    if (!row || Number.isNaN(then)) return figure;
    return { ...figure, before: { value: then, ...yearOnYear(figure.value ?? 0, then), origin: row.report } };
  });
}
