import sql from 'sql-template-tag';
import type { Row } from '../../../kernel/ledger.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import type { report } from '../report.ledger.ts';
import { isDraft } from '../report.rules.ts';
import type { SectionText } from '../text/report-text.ts';
import { followText } from './comments.server.ts';
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
    where county = ${ctx.county} and report_id = ${reportId} and removed_at is null order by place, id`);
  return rows.map(asSection);
}

/** Puts a chapter in place, at version 1. */
export function insertSection(ctx: Context, reportId: string, id: string, place: number, text: SectionText): void {
  ctx.tx.send(sql`insert into report_section (county, id, report_id, place, version, heading, blocks, by, at)
    values (${ctx.county}, ${id}, ${reportId}, ${place}, 1, ${text.heading}, ${JSON.stringify(text.blocks)}, ${ctx.actor.id}, ${ctx.now})`);
  ctx.tx.send(keepSql(ctx, id, 1, text));
}

/**
 * Saves a chapter and keeps the version for good; what was said of it follows its words. Whoever was faster is not written over: Problem
 * 'stale' holds the chapter as it stands, so that the page can put both together. A chapter taken out meanwhile is back with what was
 * written in it.
 */
export async function save(
  ctx: Context,
  reportId: string,
  id: string,
  version: number,
  text: SectionText,
): Promise<Section> {
  const [saved] = await ctx.tx.rows<
    Stored & { was: SectionText['blocks'] }
  >(sql`update report_section s set version = s.version + 1, heading = ${text.heading},
      blocks = ${JSON.stringify(text.blocks)}, by = ${ctx.actor.id}, at = ${ctx.now}, removed_at = null, removed_by = null
    from report_section_past p
    where s.county = ${ctx.county} and s.id = ${id} and s.report_id = ${reportId} and s.version = ${version}
      and p.county = s.county and p.section_id = s.id and p.version = s.version
    returning s.id, s.version, s.heading, s.blocks, s.writer, s.by, s.at, p.blocks as was`);
  if (!saved) throw await stale(ctx, reportId, id);
  ctx.tx.send(keepSql(ctx, id, saved.version, text));
  await followText(ctx, id, saved.was, text.blocks);
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

/** Problem 'refused' when a report is signed or withdrawn: nothing is said of its draft any more. */
export function requireDraft(row: Row<typeof report>): void {
  if (isDraft(row)) return;
  throw new Problem('refused', '这份报告已经签发或作废，批注只能查看');
}

/** What to tell somebody who was slower: Problem 'stale' with the chapter as it stands, or 'missing' when there is none. */
export async function stale(ctx: Context, reportId: string, id: string): Promise<Problem> {
  const [there] = await ctx.tx.rows<Stored>(sql`select id, version, heading, blocks, writer, by, at from report_section
    where county = ${ctx.county} and report_id = ${reportId} and id = ${id}`);
  return there
    ? new Problem('stale', '别人刚保存过这一章，您的文字还在，请合并后再保存', { section: asSection(there) })
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
