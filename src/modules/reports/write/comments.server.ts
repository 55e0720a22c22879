import sql from 'sql-template-tag';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { compareWords } from '../text/compare-words.ts';
import {
  comparedOnce,
  findOnce,
  flatRuns,
  flatText,
  moveStretch,
  runsWithin,
  type Stretch,
} from '../text/flat-text.ts';
import type { SectionText, TextRun } from '../text/report-text.ts';
import type { Comment } from './chapter.endpoints.ts';

type Blocks = SectionText['blocks'];

interface Stored extends Place {
  readonly section: string;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
  readonly said: Comment['said'];
}

interface Place {
  readonly id: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly quote: readonly TextRun[];
}

/** What was said of a report's chapters, the open first, each in the order of its place. */
export async function commentsOf(ctx: Context, reportId: string): Promise<readonly Comment[]> {
  const rows = await ctx.tx.rows<Stored>(sql`
    select c.id, c.section_id as section, c.starts, c.ends, c.quote, c.resolved_by as "resolvedBy", c.resolved_at as "resolvedAt",
      (select jsonb_agg(jsonb_build_object('id', w.id, 'words', w.words, 'by', w.by,
          'at', to_char(w.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by w.at, w.id)
        from report_comment_word w where w.county = c.county and w.comment_id = c.id) as said
    from report_comment c join report_section s on s.county = c.county and s.id = c.section_id
    where c.county = ${ctx.county} and c.report_id = ${reportId}
    order by s.place, c.starts nulls last, c.at, c.id`);
  return rows.map(({ id, section, starts, ends, quote, said, resolvedBy, resolvedAt }) => ({
    id,
    section,
    stretch: stretchOf({ starts, ends }) ?? null,
    quote,
    said,
    resolved: resolvedBy === null || resolvedAt === null ? null : { by: resolvedBy, at: resolvedAt },
  }));
}

/** What is said of a chapter: where in which of its versions, and the words. */
export interface Said extends Stretch {
  readonly report: string;
  readonly section: string;
  readonly version: number;
  readonly id: string;
  readonly words: string;
}

/**
 * Keeps a comment where its words stand now, although it was made on an earlier version. Problem 'invalid' when it is of nothing, 'missing'
 * when there is no such chapter or version.
 */
export async function comment(ctx: Context, { report, section, version, id, from, to, words }: Said): Promise<void> {
  const [found] = await ctx.tx.rows<{ seen: Blocks; now: Blocks }>(sql`select p.blocks as seen, s.blocks as now
    from report_section s join report_section_past p on p.county = s.county and p.section_id = s.id and p.version = ${version}
    where s.county = ${ctx.county} and s.id = ${section} and s.report_id = ${report} for update of s`);
  if (!found) throw new Problem('missing', '没有这一章，请刷新页面后再批注');
  const quote = runsWithin(found.seen, { from, to });
  if (flatRuns(quote).trim() === '') throw new Problem('invalid', '请先在正文中选中要批注的文字');
  const place = moveStretch(flatText(found.seen), flatText(found.now), { from, to }, compareWords);
  const made = await ctx.tx
    .rows(sql`insert into report_comment (county, id, report_id, section_id, starts, ends, quote, by, at)
    values (${ctx.county}, ${id}, ${report}, ${section}, ${place?.from ?? null}, ${place?.to ?? null},
      ${JSON.stringify(quote)}, ${ctx.actor.id}, ${ctx.now}) on conflict do nothing returning id`);
  if (made.length > 0) say(ctx, id, id, words);
}

/** Answers a comment, once under an id. Problem 'missing' when the report has no such comment. */
export async function answer(ctx: Context, report: string, about: string, id: string, words: string): Promise<void> {
  const found = await ctx.tx.rows(sql`select id from report_comment
    where county = ${ctx.county} and id = ${about} and report_id = ${report}`);
  if (found.length === 0) throw missing();
  say(ctx, about, id, words);
}

/** Calls a comment done with, or takes that back. Problem 'missing' when the report has no such comment. */
export async function resolve(ctx: Context, report: string, id: string, isResolved: boolean): Promise<void> {
  const [by, at] = isResolved ? [ctx.actor.id, ctx.now] : [null, null];
  const done = await ctx.tx.rows(sql`update report_comment set resolved_by = ${by}, resolved_at = ${at}
    where county = ${ctx.county} and id = ${id} and report_id = ${report} returning id`);
  if (done.length === 0) throw missing();
}

/** Moves the comments of a chapter to where their words stand in its new text; those whose words are back find them again. */
export async function followText(ctx: Context, section: string, before: Blocks, after: Blocks): Promise<void> {
  const places = await ctx.tx.rows<Place>(sql`select id, starts, ends, quote from report_comment
    where county = ${ctx.county} and section_id = ${section}`);
  const [was, is] = [flatText(before), flatText(after)];
  const once = comparedOnce(compareWords);
  const moved = places.flatMap((place) => {
    const stretch = stretchOf(place);
    const next = stretch ? moveStretch(was, is, stretch, once) : findOnce(is, flatRuns(place.quote));
    const isSame = next?.from === stretch?.from && next?.to === stretch?.to;
    return isSame ? [] : [{ id: place.id, starts: next?.from ?? null, ends: next?.to ?? null }];
  });
  if (moved.length === 0) return;
  ctx.tx.send(sql`update report_comment c set starts = m.starts, ends = m.ends
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ starts }) => starts)}::integer[],
      ${moved.map(({ ends }) => ends)}::integer[]) as m (id, starts, ends)
    where c.county = ${ctx.county} and c.id = m.id`);
}

const say = (ctx: Context, about: string, id: string, words: string): void =>
  ctx.tx.send(sql`insert into report_comment_word (county, id, comment_id, words, by, at)
    values (${ctx.county}, ${id}, ${about}, ${words}, ${ctx.actor.id}, ${ctx.now}) on conflict do nothing`);

const stretchOf = ({ starts, ends }: Pick<Place, 'starts' | 'ends'>): Stretch | undefined =>
  starts === null || ends === null ? undefined : { from: starts, to: ends };

const missing = () => new Problem('missing', '没有这条批注，请刷新页面');
