import sql from 'sql-template-tag';
import type { Context } from '../../../server/context.ts';
import { list } from '../../../server/ledger/read.ts';
import { handle } from '../../../server/module.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { bulletinShelf, type ShelfSeries } from './bulletin.endpoints.ts';
import { bulletinSeries } from './bulletin-series.ledger.ts';
import { lastIssues, nextIssue } from './masthead.server.ts';

/** Answers which bulletins the bureau prints, and how far each has come. */
export const shelfHandler = handle(bulletinShelf, async (ctx) => {
  requireWholeCounty(ctx);
  const { rows } = await list(ctx, bulletinSeries, { where: { state: 'current' }, sort: { by: 'name' }, limit: 100 });
  const ids = rows.map(({ id }) => id);
  const [given, latest, voided] = await Promise.all([lastIssues(ctx, ids), latestOf(ctx, ids), voidedOf(ctx, ids)]);
  const year = Number(ctx.today.slice(0, 4));
  const series = rows.map((row): ShelfSeries => {
    const last = latest.find((one) => one.series === row.id);
    return {
      id: row.id,
      name: row.name,
      issuer: row.issuer,
      isYearly: row.numbering === 'yearly',
      next: nextIssue(row, given, year),
      last: last ? { report: last.report, title: last.title, period: last.period } : null,
      voided: voided
        .filter((one) => one.series === row.id)
        .map(({ issue, total, year: of, title }) => ({ issue, total, year: of, title })),
    };
  });
  return { series };
});

interface Latest {
  readonly series: string;
  readonly report: string;
  readonly title: string;
  readonly period: string;
}

/** The latest report of each series that was not thrown away as a draft. */
export function latestOf(ctx: Context, series: readonly string[]): Promise<readonly Latest[]> {
  return ctx.tx.rows<Latest>(sql`select distinct on (series) series, id as report, title, period from report
    where county = ${ctx.county} and series = any(${[...series]}::uuid[])
      and (state <> 'withdrawn' or signed_at is not null)
    order by series, created_at desc`);
}

function voidedOf(ctx: Context, series: readonly string[]) {
  return ctx.tx.rows<{ series: string; issue: number; total: number; year: number; title: string }>(sql`
    select series, issue, total, year, title from (
      select i.series_id as series, i.issue, i.total, i.year, r.title,
        row_number() over (partition by i.series_id order by i.total desc) as place
      from bulletin_issue i join report r on r.county = i.county and r.id = i.report_id
      where i.county = ${ctx.county} and i.series_id = any(${[...series]}::uuid[]) and r.state = 'withdrawn') voided
    where place <= 20 order by total desc`);
}
