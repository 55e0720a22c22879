import type { Context } from '../../../server/context.ts';
import { frameOfReport, type ReportRow } from '../compose.server.ts';
import type { Composed } from '../composed.ts';
import { countFigures } from '../count-figures.server.ts';
import { withPastYear } from '../past-year.server.ts';
import { numberingOf, printingOf } from '../printing-of.ts';
import { checkTyping } from '../text/check-typing.ts';
import { checkRelations } from '../text/consistency.ts';
import { knownOf } from '../text/known-of.ts';
import { printText } from '../text/print-text.ts';
import type { SectionText } from '../text/report-text.ts';
import { campaignsIn, figuresIn } from '../text/text-figures.ts';
import { withWholeRight } from '../whole-right.server.ts';

/** A report's chapters as they are printed now: figures counted at one moment, what is generated written, relations checked. */
export async function composeSections(
  ctx: Context,
  row: ReportRow,
  sections: readonly SectionText[],
): Promise<Composed> {
  const frame = await frameOfReport(ctx, row, campaignsIn(sections));
  const { period } = frame;
  const labelOf = (code: string) => ctx.registry.indicators.get(code)?.indicator.label ?? code;
  const counted = await countFigures(withWholeRight(ctx), figuresIn(sections, labelOf), period);
  const figures = await withPastYear(ctx, counted, period);
  const known = knownOf(printingOf({ ...frame, figures }));
  const { blocks, notes } = printText(known, sections, numberingOf(row.template));
  return {
    ...frame,
    blocks,
    figures,
    notes: [...checkRelations(figures, sections, period), ...notes, ...checkTyping(sections, known.words.span)],
  };
}
