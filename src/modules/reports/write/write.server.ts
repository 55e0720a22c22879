import type { Row } from '../../../kernel/ledger.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { tally } from '../../../server/figures/tally.ts';
import { handle } from '../../../server/module.ts';
import { widenAsk } from '../campaigns/narrow-to-campaign.ts';
import { begunPeriod } from '../count-figures.server.ts';
import { report } from '../report.ledger.ts';
import { open } from '../open-report.server.ts';
import { printingOf } from '../printing-of.ts';
import { namedChips } from '../structures/named-chips.ts';
import { keyOf } from '../text/ask-key.ts';
import { asksOf, chipsOf, type SectionText, type TextAsk } from '../text/report-text.ts';
import { asksOfTopic } from '../topics/topic-outline.ts';
import { topics } from '../topics/topics.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { tellChanged } from '../../../server/live/tell-changed.ts';
import { beginHandler } from './begin.server.ts';
import { chapterHandlers } from './chapters.server.ts';
import { chaptersLine } from './chapters-line.ts';
import { lookHandler } from './figure-look.server.ts';
import { assignSection, pastSections, readSections, saveSection } from './section.endpoints.ts';
import { assign, pastOf, requireWriting, save, sectionsOf } from './sections.server.ts';

const readHandler = handle(
  readSections,
  async (ctx, { report: id, ...piece }) => {
    const { content } = await open(ctx, id, piece);
    return { sections: await sectionsOf(ctx, id), ...printingOf(content) };
  },
  'snapshot',
);

const saveHandler = handle(saveSection, async (ctx, { report: id, section, version, text }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  requireWriting(row);
  await refuseUncountable(ctx, row, text);
  tellChanged(ctx, chaptersLine, id);
  return save(ctx, id, section, version, text);
});

const assignHandler = handle(assignSection, async (ctx, { report: id, section, writer }) => {
  requireWriting(await get(ctx, report, id));
  await assign(ctx, id, section, writer);
  tellChanged(ctx, chaptersLine, id);
  return {};
});

const pastHandler = handle(pastSections, async (ctx, { report: id, section }) => {
  requireWholeCounty(ctx);
  return { versions: await pastOf(ctx, id, section) };
});

/** What answers the writers of reports. */
export const writeHandlers = [
  beginHandler,
  readHandler,
  saveHandler,
  assignHandler,
  pastHandler,
  lookHandler,
  ...chapterHandlers,
];

/**
 * Problem 'invalid' for a figure nobody can count: no such indicator, or a filter that names what is not there. 'forbidden' for one the
 * writer may not count, unless the outlines or the topics themselves have it.
 */
async function refuseUncountable(
  ctx: Context,
  { period, campaign }: Row<typeof report>,
  text: SectionText,
): Promise<void> {
  const nameOf = (of: TextAsk) => keyOf(campaign === null ? of : widenAsk(campaign, of));
  const own = chipsOf(text)
    .flatMap(asksOf)
    .filter((of) => !outlined.has(nameOf(of)));
  const ofTopics = own.length === 0 ? undefined : topical(ctx);
  const asks = own.filter((of) => !ofTopics?.has(nameOf(of)));
  const unknown = asks.find(({ indicator }) => !ctx.registry.indicators.has(indicator));
  if (unknown) throw new Problem('invalid', `没有名为“${unknown.indicator}”的指标，请重新插入这个数字`);
  for (const [code, some] of Map.groupBy(asks, (of) => of.period ?? period))
    await tally(ctx, some, begunPeriod(ctx, code));
}

/** The figures of the outlines, by key. */
const outlined = new Set(Object.values(namedChips).flatMap(asksOf).map(keyOf));

/** The figures of the topics, by key. */
const topical = ({ registry }: Context) =>
  new Set(Object.values(topics).flatMap((topic) => asksOfTopic(registry, topic).map(keyOf)));
