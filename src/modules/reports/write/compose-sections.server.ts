import type { Row } from '../../../kernel/ledger.ts';
import type { Context } from '../../../server/context.ts';
import { campaignNames, frameOf } from '../compose.server.ts';
import type { Composed } from '../composed.ts';
import { countFigures } from '../count-figures.server.ts';
import { withPastYear } from '../past-year.server.ts';
import type { report } from '../report.ledger.ts';
import { findStructure } from '../structures/structures.ts';
import { checkTyping } from '../text/check-typing.ts';
import { checkRelations } from '../text/consistency.ts';
import { cutoffWords, periodWords } from '../text/period-words.ts';
import { printText } from '../text/print-text.server.ts';
import type { Numbering, SectionText } from '../text/report-text.ts';
import { campaignsIn, figuresIn } from '../text/text-figures.ts';
import { withWholeRight } from '../whole-right.server.ts';

const plainNumbering: Numbering = { runIn: [], continuous: false };

/** How a report numbers its headings: as the outline it was begun from. */
export const numberingOf = (template: string): Numbering => findStructure(template)?.numbering ?? plainNumbering;

/** A report's chapters as they are printed now: figures counted at one moment, what is generated written, relations checked. */
export async function composeSections(
  ctx: Context,
  row: Pick<Row<typeof report>, 'id' | 'period' | 'template' | 'title'>,
  sections: readonly SectionText[],
): Promise<Composed> {
  const { period, cutoff, county, bureau } = await frameOf(ctx, row.period);
  const labelOf = (code: string) => ctx.registry.indicators.get(code)?.indicator.label ?? code;
  const [figures, names] = await Promise.all([
    countFigures(withWholeRight(ctx), figuresIn(sections, labelOf), period).then((counted) =>
      withPastYear(ctx, counted, period),
    ),
    campaignNames(ctx, campaignsIn(sections), period),
  ]);
  const words = { ...periodWords(period), cutoff: cutoffWords(cutoff), county, bureau };
  const campaigns = Object.fromEntries(names);
  const known = { figures: new Map(figures.map((figure) => [figure.key, figure])), words, campaigns };
  const { blocks, notes } = printText(known, sections, numberingOf(row.template));
  return {
    template: row.template,
    title: row.title,
    bureau,
    county,
    period,
    campaigns,
    cutoff,
    blocks,
    figures,
    notes: [...checkRelations(figures, sections, period), ...notes, ...checkTyping(sections, words.span)],
  };
}
