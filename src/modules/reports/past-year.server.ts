import { yearOnYear } from '../../kernel/indicator.ts';
import type { Period } from '../../kernel/period.ts';
import { previousYear } from '../../kernel/period.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import type { ComposedFigure } from './composed.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { halfYearFigures } from './half-year-figures.ts';
import { isRatio } from './report.template.ts';
import { sameFigures } from './same-figures.ts';
import { keyOf } from './text/ask-key.ts';

/** Figures whose year before the ledgers do not know, with what an old report said of it and which report that was. */
export async function withPastYear(
  ctx: Context,
  figures: readonly ComposedFigure[],
  period: Period,
): Promise<readonly ComposedFigure[]> {
  if (figures.every(({ before, ratio }) => before !== null || ratio !== null)) return figures;
  const where = { state: 'kept' as const, period: previousYear(period).code };
  const { rows } = await list(ctx, pastFigure, { where, limit: 200 });
  const past = new Map(rows.flatMap((row) => namesOf(row.indicator).map((name) => [name, row] as const)));
  return figures.map((figure) => {
    const row =
      figure.before === null && figure.ratio === null && !figure.own
        ? (past.get(figure.key) ?? past.get(keyOf(figure)))
        : undefined;
    const then = Number(row?.value ?? Number.NaN);
    if (!row || Number.isNaN(then)) return figure;
    return { ...figure, before: { value: then, ...yearOnYear(figure.value ?? 0, then), origin: row.report } };
  });
}

/** The names under which a figure of the catalogue is found in a report: its key in the template, and its key in a text. */
function namesOf(code: string): readonly string[] {
  const key = sameFigures[code];
  const figure = key === undefined ? undefined : halfYearFigures[key];
  return key === undefined || !figure || isRatio(figure) ? [] : [key, keyOf(figure.ask)];
}
