import { uuidv7 } from 'uuidv7';
import type { Row } from '../../../kernel/ledger.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { find, get } from '../../../server/ledger/read.ts';
import { tally } from '../../../server/figures/tally.ts';
import { create } from '../../../server/ledger/write.ts';
import { handle } from '../../../server/module.ts';
import { frameOf } from '../compose.server.ts';
import { namedTemplate } from '../named/named-template.server.ts';
import { fromSlots } from '../named/slots.ts';
import { report } from '../report.ledger.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { findStructure } from '../structures/structures.ts';
import { keyOf } from '../text/ask-key.ts';
import { beginText, type Begun } from '../text/begin-text.ts';
import { periodWords } from '../text/period-words.ts';
import { asksOf, chipsOf, type SectionText, type TextAsk } from '../text/report-text.ts';
import { beginReport } from './section.endpoints.ts';
import { insertSection, sectionsOf } from './sections.server.ts';

/** Begins a report: the row and its chapters, from an outline without what the ledgers do not hold, or in another report's words. */
export const beginHandler = handle(
  beginReport,
  async (ctx, { id, period: code, title, from }) => {
    requireWholeCounty(ctx);
    if (await find(ctx, report, id)) return { id, left: [] };
    const frame = await frameOf(ctx, code);
    const begun =
      'report' in from
        ? await likeReport(ctx, from.report, frame.period)
        : 'template' in from
          ? await ofTemplate(ctx, from, frame)
          : await ofStructure(ctx, from.structure, frame);
    await create(ctx, report, { title: title ?? begun.title, period: code, template: begun.template }, id);
    for (const [place, text] of begun.sections.entries()) insertSection(ctx, id, uuidv7(), place, text);
    return { id, left: begun.left };
  },
  'snapshot',
);

type Template = Row<typeof report>['template'];
type Beginning = Begun & { readonly title: string; readonly template: Template };

async function ofStructure(
  ctx: Context,
  name: string,
  { period, bureau }: Awaited<ReturnType<typeof frameOf>>,
): Promise<Beginning> {
  const structure = findStructure(name);
  if (!structure) throw new Problem('invalid', '没有这种体例，请从列表中选择');
  const words = { ...periodWords(period), bureau };
  const headed = structure.sections.map(({ heading, blocks }) => ({ heading: fromSlots(heading, words), blocks }));
  const worth = await worthIn(ctx, headed, period);
  return { ...beginText(headed, worth), title: fromSlots(structure.title, words), template: name as Template }; // found above
}

/** A template of the bureau's own: every sentence it has, as somebody wrote it so. */
async function ofTemplate(
  ctx: Context,
  { template, version }: { readonly template: string; readonly version: number },
  { period, bureau }: Awaited<ReturnType<typeof frameOf>>,
): Promise<Beginning> {
  const { structure, title, sections } = await namedTemplate(ctx, template, version);
  const words = { ...periodWords(period), bureau };
  const texts = sections.map(({ heading, blocks }) => ({ heading: fromSlots(heading, words), blocks }));
  return { sections: texts, left: [], title: fromSlots(title, words), template: structure as Template }; // a report's own
}

/** Another report's chapters as they stand, their headings and title in the words of the new period. */
async function likeReport(ctx: Context, id: string, period: Period): Promise<Beginning> {
  const row = await get(ctx, report, id);
  const sections = await sectionsOf(ctx, id);
  if (sections.length === 0) throw new Problem('invalid', '那份报告不是分章编写的，不能照着新编；请选择体例');
  const [was, is] = [periodWords(parsePeriod(row.period)), periodWords(period)];
  const words = new Map((['period', 'span', 'next'] as const).map((name) => [was[name], is[name]]));
  const said = new RegExp([...words.keys()].join('|'), 'g'); // the longest stands first: 2026年上半年 before 上半年
  const anew = (text: string) => text.replaceAll(said, (word) => words.get(word) ?? word);
  const texts = sections.map(({ text }) => ({ heading: anew(text.heading), blocks: text.blocks }));
  return { sections: texts, left: [], title: anew(row.title), template: row.template };
}

async function worthIn(
  ctx: Context,
  sections: readonly SectionText[],
  period: Period,
): Promise<(of: TextAsk) => number> {
  const asks = [
    ...new Map(
      sections
        .flatMap(chipsOf)
        .flatMap(asksOf)
        .map((of) => [keyOf(of), of]),
    ).values(),
  ];
  const values = await tally(withWholeRight(ctx), asks, period);
  const worth = new Map(asks.map((of, at) => [keyOf(of), values[at] ?? 0]));
  return (of) => worth.get(keyOf(of)) ?? 0;
}
