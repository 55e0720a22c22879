import sql from 'sql-template-tag';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Row } from '../../../kernel/ledger.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Composed } from '../composed.ts';
import { bulletinSeries } from './bulletin-series.ledger.ts';

/** The head of a bulletin that has no number yet, and its foot where its series says whom it goes to; nothing for a report of no series. */
export async function headAndFoot(ctx: Context, seriesId: string | null): Promise<Pick<Composed, 'masthead' | 'foot'>> {
  if (seriesId === null) return {};
  const { name, issuer, sendTo, copies } = await get(ctx, bulletinSeries, seriesId);
  const masthead = { name, issuer, issue: null, total: null, date: null };
  return { masthead, ...(sendTo === null ? {} : { foot: { sendTo, copies } }) };
}

/**
 * A bulletin's content with the number of its issue, given for good: the next of its series, without holes, as whoever signs at the same
 * moment waits and gets the one after. A series that has ended gives none, nor does a report without the head of one: Problem 'refused'.
 */
export async function withIssue(
  ctx: Context,
  reportId: string,
  seriesId: string | null,
  content: Composed,
): Promise<Composed> {
  if (seriesId === null) return content;
  if (!content.masthead)
    throw new Problem('refused', '这份简报不是从刊名开始编写的，没有报头，编不了期号；请在“新编报告”的“简报”里编写');
  const series = await get(ctx, bulletinSeries, seriesId);
  if (series.state === 'ended') throw new Problem('refused', `《${series.name}》已停刊，不能再编期号；请先复刊`);
  const year = Number(ctx.today.slice(0, 4));
  const { issue, total } = nextIssue(series, await lastIssues(ctx, [seriesId]), year);
  const given = await ctx.tx
    .rows(sql`insert into bulletin_issue (county, series_id, year, issue, total, report_id, by, at)
    values (${ctx.county}, ${seriesId}, ${year}, ${issue}, ${total}, ${reportId}, ${ctx.actor.id}, ${ctx.now})
    on conflict do nothing returning issue`);
  if (given.length === 0) throw new Error(`issue ${issue} of ${seriesId} has been given before`);
  const told = series.numbering === 'yearly' ? total : null;
  return { ...content, masthead: { ...content.masthead, issue, total: told, date: ctx.today } };
}

/** The highest numbers a series has given. */
interface LastIssue {
  readonly series: string;
  /** The year of its latest issue and the number it had in it. */
  readonly year: number;
  readonly issue: number;
  readonly total: number;
}

/** The last numbers of series that have given any. */
export function lastIssues(ctx: Context, series: readonly string[]): Promise<readonly LastIssue[]> {
  return ctx.tx.rows<LastIssue>(sql`select distinct on (series_id) series_id as series, year, issue, total
    from bulletin_issue where county = ${ctx.county} and series_id = any(${[...series]}::uuid[])
    order by series_id, total desc`);
}

/** The number the next issue of a series gets in a year; what was issued before the series was kept here counts with it. */
export function nextIssue(
  series: Pick<Row<typeof bulletinSeries>, 'id' | 'numbering' | 'issuedBefore' | 'totalBefore' | 'createdAt'>,
  lasts: readonly LastIssue[],
  year: number,
): { readonly issue: number; readonly total: number } {
  const last = lasts.find((one) => one.series === series.id);
  const total = (last?.total ?? series.totalBefore ?? 0) + 1;
  if (series.numbering === 'running') return { issue: total, total };
  if (last?.year === year) return { issue: last.issue + 1, total };
  const begunHere = last === undefined && dayOf(series.createdAt).startsWith(String(year));
  return { issue: (begunHere ? (series.issuedBefore ?? 0) : 0) + 1, total };
}
