import type { Row } from '../../../kernel/ledger.ts';
import type { Context } from '../../../server/context.ts';
import { headAndFoot } from '../bulletins/masthead.server.ts';
import { campaignNames, frameOf } from '../compose.server.ts';
import type { Composed } from '../composed.ts';
import { countFigures } from '../count-figures.server.ts';
import { withPastYear } from '../past-year.server.ts';
import type { report } from '../report.ledger.ts';
import { findOutline } from '../outlines.ts';
import { checkTyping } from '../text/check-typing.ts';
import { checkRelations } from '../text/consistency.ts';
import { cutoffWords, periodWords } from '../text/period-words.ts';
import { knownOf } from '../text/known-of.ts';
import { printText } from '../text/print-text.ts';
import type { Numbering, SectionText } from '../text/report-text.ts';
import { campaignsIn, figuresIn } from '../text/text-figures.ts';
import { withWholeRight } from '../whole-right.server.ts';

const plainNumbering: Numbering = { runIn: [], continuous: false };

/** How a report numbers its headings: as the outline it was begun from. */
export const numberingOf = (template: string): Numbering => findOutline(template)?.numbering ?? plainNumbering;

/** What chapters are printed from on every page: their content, with the words of its period and how its headings are numbered. */
export function printingOf(content: Composed) {
  const { template, bureau, county, cutoff, period } = content;
  const words = { ...periodWords(period), cutoff: cutoffWords(cutoff), county, bureau };
  return { content, words, ...numberingOf(template) };
}

type ReportRow = Pick<Row<typeof report>, 'period' | 'campaign' | 'series' | 'template' | 'title'>;

/** A report's chapters before anything is counted: what it is about and the names it speaks of. */
export async function frameOfSections(
  ctx: Context,
  { period: code, campaign, series, template, title }: ReportRow,
  sections: readonly SectionText[],
): Promise<Composed> {
  const { period, cutoff, county, bureau } = await frameOf(ctx, code, campaign);
  const [names, ends] = await Promise.all([
    campaignNames(ctx, campaignsIn(sections), period),
    headAndFoot(ctx, series),
  ]);
  const campaigns = Object.fromEntries(names);
  const head = { template, title, bureau, county, period, campaigns, cutoff, ...ends };
  return { ...head, blocks: [], figures: [], notes: [] };
}

/** A report's chapters as they are printed now: figures counted at one moment, what is generated written, relations checked. */
export async function composeSections(
  ctx: Context,
  row: ReportRow,
  sections: readonly SectionText[],
): Promise<Composed> {
  const frame = await frameOfSections(ctx, row, sections);
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
