import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { figureQuery } from '../../../server/ledger/tally.ts';
import { handle } from '../../../server/module.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { report } from '../report.ledger.ts';
import { open } from '../open-report.server.ts';
import { asksOf, chipsOf, type SectionText } from '../text/report-text.ts';
import { cutoffWords, periodWords } from '../text/period-words.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { beginHandler } from './begin.server.ts';
import { numberingOf } from './compose-sections.server.ts';
import { lookHandler } from './figure-look.server.ts';
import { assignSection, pastSections, readSections, saveSection } from './section.endpoints.ts';
import { assign, pastOf, requireWriting, save, sectionsOf } from './sections.server.ts';

const readHandler = handle(
  readSections,
  async (ctx, { report: id }) => {
    const { row, content } = await open(ctx, id);
    const { bureau, county, cutoff, period } = content;
    return {
      sections: await sectionsOf(ctx, id),
      content,
      words: { ...periodWords(parsePeriod(period.code)), bureau, county, cutoff: cutoffWords(cutoff) },
      ...numberingOf(row.template),
    };
  },
  'snapshot',
);

const saveHandler = handle(saveSection, async (ctx, { report: id, section, version, text }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  requireWriting(row);
  refuseUnknown(ctx, row.period, text);
  return save(ctx, id, section, version, text);
});

const assignHandler = handle(assignSection, async (ctx, { report: id, section, writer }) => {
  requireWriting(await get(ctx, report, id));
  await assign(ctx, id, section, writer);
  return {};
});

const pastHandler = handle(pastSections, async (ctx, { report: id, section }) => {
  requireWholeCounty(ctx);
  return { versions: await pastOf(ctx, id, section) };
});

/** What answers the writers of reports. */
export const writeHandlers = [beginHandler, readHandler, saveHandler, assignHandler, pastHandler, lookHandler];

/** Problem 'invalid' for a figure nobody can count: no such indicator, or a filter that names what is not there. */
function refuseUnknown(ctx: Context, period: string, text: SectionText): void {
  for (const { indicator, where = {} } of chipsOf(text).flatMap(asksOf)) {
    if (!ctx.registry.indicators.has(indicator)) {
      throw new Problem('invalid', `没有名为“${indicator}”的指标，请重新插入这个数字`);
    }
    figureQuery(ctx, { indicator, where }, parsePeriod(period));
  }
}
