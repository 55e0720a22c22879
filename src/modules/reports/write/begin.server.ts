import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Row } from '../../../kernel/ledger.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { find, get } from '../../../server/ledger/read.ts';
import { tally } from '../../../server/figures/tally.ts';
import { create, take } from '../../../server/ledger/write.ts';
import { handle } from '../../../server/module.ts';
import { withCarried } from '../commitments/carry-over.server.ts';
import { withLeftWork } from '../commitments/left-work.ts';
import { latestOf } from '../bulletins/bulletins.server.ts';
import { bulletinSeries } from '../bulletins/bulletin-series.ledger.ts';
import { campaignLabels, type ReportPeriod } from '../campaigns/campaign-period.ts';
import { narrowAsk, narrowed, widened } from '../campaigns/narrow-to-campaign.ts';
import { frameOf, periodOfCampaign } from '../compose.server.ts';
import { latestVersion, namedTemplate } from '../named/named-template.server.ts';
import { fromSlots } from '../named/slots.ts';
import { findOutline } from '../outlines.ts';
import { report } from '../report.ledger.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { structures } from '../structures/structures.ts';
import { asksOfTopic, findTopic, topicSections, topicTitle } from '../topics/topic-outline.ts';
import { keyOf } from '../text/ask-key.ts';
import { beginText, type Begun } from '../text/begin-text.ts';
import { periodWords } from '../text/period-words.ts';
import { asksOf, chipsOf, type SectionText, type TextAsk } from '../text/report-text.ts';
import { beginReport } from './section.endpoints.ts';
import { insertSection, sectionsOf } from './sections.server.ts';

/** Begins a report: the row and its chapters, from an outline without what the ledgers do not hold, or in another report's words. */
export const beginHandler = handle(
  beginReport,
  async (ctx, { id, period: code = '', campaign = null, title, from }) => {
    requireWholeCounty(ctx);
    if (await find(ctx, report, id)) return { id, left: [], isBare: false };
    const frame = await frameOf(ctx, code, campaign);
    const begun = await beginning(ctx, from, frame);
    const series = 'series' in from ? from.series : null;
    const { template } = begun;
    await create(ctx, report, { title: title ?? begun.title, period: frame.period.code, template }, id);
    if (campaign !== null || series !== null)
      await take(withWholeRight(ctx), report, id, 'begin', { campaign, series });
    // What the whole bureau still owes belongs into its own report, not into a bulletin or one on a topic.
    const carries = campaign === null && series === null && Object.hasOwn(structures, begun.template);
    const origin = 'report' in from ? 'report' : 'outline';
    const sections = carries ? await withCarried(ctx, begun.sections, frame.period, origin) : begun.sections;
    for (const [place, text] of sections.entries()) insertSection(ctx, id, uuidv7(), place, text);
    return { id, left: begun.left, isBare: begun.isBare ?? false };
  },
  'snapshot',
);

type Template = Row<typeof report>['template'];
type Beginning = Begun & { readonly title: string; readonly template: Template; readonly isBare?: boolean };
type Frame = Awaited<ReturnType<typeof frameOf>>;
type From = z.infer<typeof beginReport.input>['from'];

function beginning(ctx: Context, from: From, frame: Frame): Promise<Beginning> {
  if ('report' in from) return likeReport(ctx, from.report, frame);
  if ('template' in from) return ofTemplate(ctx, from, frame);
  if ('topic' in from) return onTopic(ctx, from.topic, frame);
  return 'series' in from ? nextOf(ctx, from.series, frame) : ofStructure(ctx, from.structure, frame);
}

async function ofStructure(ctx: Context, name: string, frame: Frame): Promise<Beginning> {
  const structure = findOutline(name);
  if (!structure) throw new Problem('invalid', '没有这种体例，请从列表中选择');
  const words = wordsOf(frame);
  const texts = headed(structure.sections, words);
  const whole = Object.hasOwn(structures, name) ? withLeftWork(texts, words.next) : texts;
  const sections = ofCampaign(ctx, whole, frame);
  const worth = await worthIn(ctx, sections.flatMap(chipsOf).flatMap(asksOf), frame.period);
  return { ...beginText(sections, worth), title: fromSlots(structure.title, words), template: name as Template }; // found above
}

/** A report on a topic, with the figures of the topic that are something; one that only says of what there was none is a report (零报告). */
async function onTopic(ctx: Context, key: string, frame: Frame): Promise<Beginning> {
  const { period } = frame;
  const topic = findTopic(key);
  if (!topic) throw new Problem('invalid', '没有这个专题，请从列表中选择');
  const { registry } = ctx;
  const ask = (of: TextAsk) => (period.campaign ? narrowAsk(registry, period.campaign.id, of) : of);
  const worth = await worthIn(ctx, asksOfTopic(registry, topic).map(ask), period);
  const { sections, left } = topicSections(registry, topic, { worth, ask });
  const telling = sections.flatMap(chipsOf).filter((chip) => asksOf(chip).length > 0);
  if (telling.length === 0)
    throw new Problem('refused', `${period.label}没有${topic.label}的台账记录，写不成专题报告；请换一个统计期`);
  const words = wordsOf(frame);
  const title = fromSlots(topicTitle(topic), words);
  const isBare = telling.every((chip) => chip.chip === 'none' && worth(chip.of) === 0);
  return { sections: headed(sections, words), left, title, template: 'topic', isBare };
}

/** The next issue of a series: arranged as the last one, or as the series says when there is none. */
async function nextOf(ctx: Context, id: string, frame: Frame): Promise<Beginning> {
  const series = await get(ctx, bulletinSeries, id);
  if (series.state === 'ended') throw new Problem('refused', `《${series.name}》已停刊，请先复刊再编写`);
  const [last] = await latestOf(ctx, [id]);
  if (last) return likeReport(ctx, last.report, frame);
  if (series.template === null) return ofStructure(ctx, series.outline, frame);
  const version = await latestVersion(ctx, series.template);
  return ofTemplate(ctx, { template: series.template, version }, frame);
}

/** A template of the bureau's own: every sentence it has, as somebody wrote it so. */
async function ofTemplate(
  ctx: Context,
  { template, version }: { readonly template: string; readonly version: number },
  frame: Frame,
): Promise<Beginning> {
  const { structure, title, sections } = await namedTemplate(ctx, template, version);
  const words = wordsOf(frame);
  const begun = { sections: ofCampaign(ctx, headed(sections, words), frame), left: [], title: fromSlots(title, words) };
  return { ...begun, template: structure as Template }; // a report's own
}

/** Another report's chapters as they stand, their headings and title in the words of the new period. */
async function likeReport(ctx: Context, id: string, frame: Frame): Promise<Beginning> {
  const row = await get(ctx, report, id);
  const sections = await sectionsOf(ctx, id);
  if (sections.length === 0) throw new Problem('invalid', '那份报告不是分章编写的，不能照着新编；请选择体例');
  const period: ReportPeriod =
    row.campaign === null ? parsePeriod(row.period) : await periodOfCampaign(ctx, row.campaign);
  const [was, is] = [periodWords(period), periodWords(frame.period)];
  const words = new Map((['period', 'span', 'next'] as const).map((name) => [was[name], is[name]]));
  // A campaign that was running then may be over now.
  for (const label of period.campaign ? campaignLabels(period.campaign.name) : []) words.set(label, is.period);
  const said = new RegExp([...words.keys()].map(plainly).join('|'), 'g'); // the longest stands first: 2026年上半年 before 上半年
  const anew = (text: string) => text.replaceAll(said, (word) => words.get(word) ?? word);
  const texts = sections.map(({ text }) => ({ heading: anew(text.heading), blocks: text.blocks }));
  const wide = row.campaign === null ? texts : widened(texts, row.campaign);
  return { sections: ofCampaign(ctx, wide, frame), left: [], title: anew(row.title), template: row.template };
}

/** What stands in the slots of headings and titles. */
const wordsOf = ({ period, bureau }: Frame) => ({ ...periodWords(period), bureau });

const headed = (sections: readonly SectionText[], words: ReturnType<typeof wordsOf>): readonly SectionText[] =>
  sections.map(({ heading, blocks }) => ({ heading: fromSlots(heading, words), blocks }));

/** Words as a pattern that means just them. */
const plainly = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const ofCampaign = (ctx: Context, sections: readonly SectionText[], { period: { campaign } }: Frame) =>
  campaign ? narrowed(sections, ctx.registry, campaign.id) : sections;

async function worthIn(ctx: Context, asked: readonly TextAsk[], period: Period): Promise<(of: TextAsk) => number> {
  const asks = [...new Map(asked.map((of) => [keyOf(of), of])).values()];
  const values = await tally(withWholeRight(ctx), asks, period);
  const worth = new Map(asks.map((of, at) => [keyOf(of), values[at] ?? 0]));
  return (of) => worth.get(keyOf(of)) ?? 0;
}
