import sql from 'sql-template-tag';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { insertSection, stale } from './sections.server.ts';

/**
 * Puts a new chapter behind another, or first when `after` is null. Chapters are asked for by their neighbour and never by a number, so that
 * what two people do at once holds both.
 */
export async function add(ctx: Context, report: string, id: string, after: string | null, heading: string) {
  const ids = await arranged(ctx, report);
  if (ids.includes(id)) return;
  if (ids.length >= mostChapters) throw new Problem('refused', `一份报告最多 ${mostChapters} 章，请合并后再增加`);
  insertSection(ctx, report, id, ids.length, { heading, blocks: [] });
  place(ctx, placed(ids, id, after));
}

/** Moves a chapter behind another, or first. Problem 'missing' when there is no such chapter. */
export async function move(ctx: Context, report: string, id: string, after: string | null): Promise<void> {
  const ids = await arranged(ctx, report);
  if (!ids.includes(id)) throw missing();
  if (id !== after) place(ctx, placed(ids, id, after));
}

/** Takes a chapter out; it stays with its versions. Problem 'stale' when somebody wrote in it since it was seen, 'refused' for the last. */
export async function remove(ctx: Context, report: string, id: string, version: number): Promise<void> {
  await arranged(ctx, report);
  const left = await ctx.tx.rows<{ id: string; version: number }>(sql`select id, version from report_section
    where county = ${ctx.county} and report_id = ${report} and removed_at is null`);
  const found = left.find((one) => one.id === id);
  if (!found) return;
  if (left.length === 1) throw new Problem('refused', '报告至少要有一章，不能全部删去');
  if (found.version !== version) throw await stale(ctx, report, id);
  ctx.tx.send(sql`update report_section set removed_at = ${ctx.now}, removed_by = ${ctx.actor.id}
    where county = ${ctx.county} and id = ${id} and report_id = ${report}`);
}

/** Puts a chapter back. Problem 'missing' when there is no such chapter. */
export async function restore(ctx: Context, report: string, id: string): Promise<void> {
  const done = await ctx.tx.rows(sql`update report_section set removed_at = null, removed_by = null
    where county = ${ctx.county} and id = ${id} and report_id = ${report} returning id`);
  if (done.length === 0) throw missing();
}

/** The chapters that were taken out of a report, the latest first. */
export function removedOf(ctx: Context, report: string) {
  return ctx.tx.rows<{ id: string; heading: string; by: string; at: string }>(sql`
    select id, heading, removed_by as by, removed_at as at from report_section
    where county = ${ctx.county} and report_id = ${report} and removed_at is not null order by removed_at desc`);
}

const mostChapters = 60;

/** A report's chapters in their order, those taken out among them, held so that nobody else arranges them meanwhile. */
async function arranged(ctx: Context, report: string): Promise<readonly string[]> {
  await ctx.tx.rows(sql`select id from report where county = ${ctx.county} and id = ${report} for update`);
  const rows = await ctx.tx.rows<{ id: string }>(sql`select id from report_section
    where county = ${ctx.county} and report_id = ${report} order by place, id`);
  return rows.map(({ id }) => id);
}

/** The order with a chapter behind another; behind one that is not there any more it stands last. */
function placed(ids: readonly string[], id: string, after: string | null): readonly string[] {
  const rest = ids.filter((one) => one !== id);
  const at = after === null ? 0 : rest.includes(after) ? rest.indexOf(after) + 1 : rest.length;
  return rest.toSpliced(at, 0, id);
}

function place(ctx: Context, ids: readonly string[]): void {
  ctx.tx.send(sql`update report_section s set place = o.place - 1
    from unnest(${ids}::uuid[]) with ordinality as o (id, place) where s.county = ${ctx.county} and s.id = o.id`);
}

const missing = () => new Problem('missing', '没有这一章，请刷新页面后再写');
