import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { get } from '../../server/ledger/read.ts';
import { compose } from './compose.server.ts';
import type { Composed } from './composed.ts';
import { report } from './report.ledger.ts';
import { isDraft } from './report.rules.ts';
import { withToldElsewhere } from './told-elsewhere.server.ts';
import { requireWholeCounty } from './whole-county.server.ts';
import { composeSections } from './write/compose-sections.server.ts';
import { sectionsOf } from './write/sections.server.ts';

/** A saved report with what it says. */
export interface Opened {
  readonly row: Row<typeof report>;
  readonly content: Composed;
}

/** A report by id: as it was signed, or, until then, as the ledgers tell it now; of that also one chapter alone, by its id. */
export async function open(ctx: Context, id: string, chapter?: string): Promise<Opened> {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  if (isDraft(row)) return { row, content: await contentNow(ctx, row, chapter) };
  const content = await findFrozen(ctx, id);
  if (content) return { row, content };
  throw new Problem('refused', '这份草稿已作废，没有签发过的文稿；请重新编制');
}

/** What a report says as the ledgers tell it now: its chapters, or its template when it was never written in chapters. */
export async function contentNow(ctx: Context, row: Row<typeof report>, chapter?: string): Promise<Composed> {
  const sections = (await sectionsOf(ctx, row.id)).filter(({ id }) => chapter === undefined || id === chapter);
  if (sections.length === 0 && chapter !== undefined) throw new Problem('missing', '这一章已不在报告里，请刷新页面');
  const texts = sections.map(({ text }) => text);
  const content =
    texts.length === 0 ? await compose(ctx, row.period, row.template) : await composeSections(ctx, row, texts);
  return withToldElsewhere(ctx, row.id, { ...content, title: row.title });
}

async function findFrozen(ctx: Context, id: string): Promise<Composed | undefined> {
  const [found] = await ctx.tx.rows<{ content: Composed }>(
    sql`select content from report_text where county = ${ctx.county} and report_id = ${id}`,
  );
  return found?.content;
}
