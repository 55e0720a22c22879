import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { get } from '../../server/ledger/read.ts';
import { compose, frameOfReport, frameOfTemplate } from './compose.server.ts';
import type { Composed } from './composed.ts';
import { printingOf } from './printing-of.ts';
import { report } from './report.ledger.ts';
import { isDraft } from './report.rules.ts';
import { templates } from './templates.ts';
import { campaignsIn } from './text/text-figures.ts';
import { withToldElsewhere } from './told-elsewhere.server.ts';
import { requireWholeCounty } from './whole-county.server.ts';
import { composeSections } from './write/compose-sections.server.ts';
import { sectionsOf } from './write/sections.server.ts';

/** A saved report with what it says. */
export interface Opened {
  readonly row: Row<typeof report>;
  readonly content: Composed;
}

/** A piece of a report that is counted by itself: a chapter by its id, or, of a report without chapters, a part of its template. */
export interface PieceAsk {
  readonly section?: string | undefined;
  readonly part?: number | undefined;
}

/** A report by id: as it was signed, or, until then, as the ledgers tell it now; of that also one piece alone. */
export async function open(ctx: Context, id: string, piece: PieceAsk = {}): Promise<Opened> {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  if (isDraft(row)) return { row, content: await contentNow(ctx, row, piece) };
  const content = await findFrozen(ctx, id);
  if (content) return { row, content };
  throw new Problem('refused', '这份草稿已作废，没有签发过的文稿；请重新编制');
}

/** What a report says as the ledgers tell it now: its chapters, or its template when it was never written in chapters. */
export async function contentNow(
  ctx: Context,
  row: Row<typeof report>,
  { section, part }: PieceAsk = {},
): Promise<Composed> {
  const all = await sectionsOf(ctx, row.id);
  const texts = all.filter(({ id }) => section === undefined || id === section).map(({ text }) => text);
  const isGone = part === undefined ? texts.length === 0 && section !== undefined : all.length > 0;
  if (isGone) throw new Problem('missing', '这一章已不在报告里，请刷新页面');
  const content =
    texts.length === 0 ? await compose(ctx, row.period, row.template, part) : await composeSections(ctx, row, texts);
  return withToldElsewhere(ctx, row.id, { ...content, title: row.title });
}

/** A report's chapters as they stand, and the report as it is before anything is counted. */
export async function chaptersNow(ctx: Context, row: Row<typeof report>) {
  const sections = await sectionsOf(ctx, row.id);
  const texts = sections.map(({ text }) => text);
  const frame =
    texts.length === 0 && Object.hasOwn(templates, row.template)
      ? { ...(await frameOfTemplate(ctx, row.period, row.template)), title: row.title }
      : await frameOfReport(ctx, row, campaignsIn(texts));
  return { sections, frame: printingOf(frame) };
}

async function findFrozen(ctx: Context, id: string): Promise<Composed | undefined> {
  const [found] = await ctx.tx.rows<{ content: Composed }>(
    sql`select content from report_text where county = ${ctx.county} and report_id = ${id}`,
  );
  return found?.content;
}
