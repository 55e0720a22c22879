import sql from 'sql-template-tag';
import type { Row } from '../../../kernel/ledger.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import type { report } from '../report.ledger.ts';
import type { SectionText } from '../text/report-text.ts';
import type { Section } from './section.endpoints.ts';

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly heading: string;
  readonly blocks: SectionText['blocks'];
  readonly writer: string | null;
  readonly by: string;
  readonly at: string;
}

/** A report's chapters in their order; none for one that is told by its template alone. */
export async function sectionsOf(ctx: Context, reportId: string): Promise<readonly Section[]> {
  const rows = await ctx.tx.rows<Stored>(sql`select id, version, heading, blocks, writer, by, at from report_section
    where county = ${ctx.county} and report_id = ${reportId} order by place, id`);
  return rows.map(asSection);
}

/** Puts a new report's chapters in place, each at version 1. */
export function insertSections(
  ctx: Context,
  reportId: string,
  ids: readonly string[],
  texts: readonly SectionText[],
): void {
  for (const [place, { heading, blocks }] of texts.entries()) {
    const id = ids[place];
    ctx.tx.send(sql`insert into report_section (county, id, report_id, place, version, heading, blocks, by, at)
      values (${ctx.county}, ${id}, ${reportId}, ${place}, 1, ${heading}, ${JSON.stringify(blocks)}, ${ctx.actor.id}, ${ctx.now})`);
    ctx.tx.send(keepSql(ctx, String(id), 1, { heading, blocks }));
  }
}

/**
 * Saves a chapter and keeps the version for good. Whoever was faster is not written over: Problem 'stale' says who, and holds the
 * chapter as it stands, so that the page can put both together.
 */
export async function save(
  ctx: Context,
  reportId: string,
  id: string,
  version: number,
  text: SectionText,
): Promise<Section> {
  const [saved] = await ctx.tx
    .rows<Stored>(sql`update report_section set version = version + 1, heading = ${text.heading},
      blocks = ${JSON.stringify(text.blocks)}, by = ${ctx.actor.id}, at = ${ctx.now}
    where county = ${ctx.county} and id = ${id} and report_id = ${reportId} and version = ${version}
    returning id, version, heading, blocks, writer, by, at`);
  if (!saved) throw await outrun(ctx, reportId, id);
  ctx.tx.send(keepSql(ctx, id, saved.version, text));
  return asSection(saved);
}

/** Gives a chapter to a writer. Problem 'missing' when there is no such chapter. */
export async function assign(ctx: Context, reportId: string, id: string, writer: string | null): Promise<void> {
  const done = await ctx.tx.rows(sql`update report_section set writer = ${writer}
    where county = ${ctx.county} and id = ${id} and report_id = ${reportId} returning id`);
  if (done.length === 0) throw missing();
}

/** The versions of a chapter, the latest first, 100 at most. */
export async function pastOf(ctx: Context, reportId: string, id: string) {
  const rows = await ctx.tx.rows<Omit<Stored, 'writer'>>(sql`select p.version, p.heading, p.blocks, p.by, p.at
    from report_section_past p join report_section s on s.county = p.county and s.id = p.section_id
    where p.county = ${ctx.county} and p.section_id = ${id} and s.report_id = ${reportId} order by p.version desc limit 100`);
  return rows.map(({ version, heading, blocks, by, at }) => ({ version, text: { heading, blocks }, by, at }));
}

/** Problem 'refused' when a report is not written at any more. */
export function requireWriting({ state }: Row<typeof report>): void {
  if (state === 'draft' || state === 'review') return;
  throw new Problem('refused', '这份报告已经审核或签发，不能再改；确需修改，请先退回或撤回');
}

async function outrun(ctx: Context, reportId: string, id: string): Promise<Problem> {
  const there = (await sectionsOf(ctx, reportId)).find((one) => one.id === id);
  return there
    ? new Problem('stale', '别人刚保存过这一章，您的文字还在，请合并后再保存', { section: there })
    : missing();
}

const missing = () => new Problem('missing', '没有这一章，请刷新页面后再写');

const keepSql = (ctx: Context, id: string, version: number, { heading, blocks }: SectionText) =>
  sql`insert into report_section_past (county, section_id, version, heading, blocks, by, at)
    values (${ctx.county}, ${id}, ${version}, ${heading}, ${JSON.stringify(blocks)}, ${ctx.actor.id}, ${ctx.now})`;

const asSection = ({ id, version, heading, blocks, writer, by, at }: Stored): Section => ({
  id,
  version,
  text: { heading, blocks },
  writer,
  by,
  at,
});
