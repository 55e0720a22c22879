import sql from 'sql-template-tag';
import { cutoffOf } from '../../kernel/indicator.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { get, list } from '../../server/ledger/read.ts';
import { campaign } from '../oversight/index.ts';
import { headAndFoot } from './bulletins/masthead.server.ts';
import { campaignPeriod, type ReportPeriod } from './campaigns/campaign-period.ts';
import { checkFigures } from './check-figures.ts';
import { composeText } from './compose-text.ts';
import type { Composed } from './composed.ts';
import { begunPeriod, countFigures } from './count-figures.server.ts';
import { withPastYear } from './past-year.server.ts';
import { printingOf } from './printing-of.ts';
import type { report } from './report.ledger.ts';
import { partsOf, sentencesOf, type Template } from './report.template.ts';
import { templateNamed, usualTemplate } from './templates.ts';
import { knownOf } from './text/known-of.ts';
import { requireWholeCounty } from './whole-county.server.ts';

/**
 * The report on a period as the ledgers tell it now: text, figures with what they count, notes; or one part of its template alone. The
 * transaction must see the rows of one moment. Throws Problem 'invalid' for a period that is none or has not begun, 'forbidden' to a part
 * of the county.
 */
export async function compose(ctx: Context, code: string, key = usualTemplate, part?: number): Promise<Composed> {
  const frame = await frameOfTemplate(ctx, code, key);
  const template = partNamed(templateNamed(key), part);
  const figures = await withPastYear(ctx, await countFigures(ctx, template.figures, frame.period), frame.period);
  const values = new Map(figures.map((figure) => [figure.key, figure.value]));
  const { blocks, notes } = composeText(knownOf(printingOf({ ...frame, figures })), template);
  const checks = checkFigures(template.rules, template.figures, values);
  return { ...frame, blocks, figures, notes: [...checks, ...notes] };
}

/** The report of a template on a period before anything is counted: what it is about and the names it speaks of. Problems as `compose`. */
export async function frameOfTemplate(ctx: Context, code: string, key = usualTemplate): Promise<Composed> {
  const template = templateNamed(key);
  const about = { period: code, campaign: null, series: null, template: key, title: '' };
  const frame = await frameOfReport(ctx, about, campaignKeys(template));
  return { ...frame, title: composeText(knownOf(printingOf(frame)), template).title };
}

/** A report before anything is counted: what it is about and the names of campaigns it speaks of. Problems as `compose`. */
export async function frameOfReport(
  ctx: Context,
  { period: code, campaign: of, series, template, title }: ReportRow,
  keys: readonly string[],
): Promise<Composed> {
  const { period, cutoff, county, bureau } = await frameOf(ctx, code, of);
  const [names, ends] = await Promise.all([campaignNames(ctx, keys, period), headAndFoot(ctx, series)]);
  const campaigns = Object.fromEntries(names);
  const head = { template, title, bureau, county, period, campaigns, cutoff, ...ends };
  return { ...head, blocks: [], figures: [], notes: [] };
}

/** What says of a report what it is about. */
export type ReportRow = Pick<Row<typeof report>, 'period' | 'campaign' | 'series' | 'title'> & {
  readonly template: string;
};

function partNamed(template: Template, part: number | undefined): Template {
  const found = part === undefined ? template : partsOf(template)[part];
  if (!found) throw new Problem('missing', '报告体例没有这一部分，请刷新页面');
  return found;
}

/** What a report is about: its period or, with a campaign, that one's days as they are now; the last moment its figures know, the county and the bureau. Problems as `compose`. */
export async function frameOf(ctx: Context, code: string, campaignId: string | null = null) {
  requireWholeCounty(ctx);
  const period: ReportPeriod = campaignId === null ? begunPeriod(ctx, code) : await begunCampaign(ctx, campaignId);
  return { period, cutoff: cutoffOf(period, ctx.now), ...(await countyOf(ctx)) };
}

async function begunCampaign(ctx: Context, id: string): Promise<ReportPeriod> {
  const period = await periodOfCampaign(ctx, id);
  if (period.from <= ctx.today) return period;
  throw new Problem('invalid', `${period.campaign?.name ?? ''}还没有开始，请选择已经开始的专项行动`);
}

/** The days of a campaign as they are now. Problem 'missing' for none. */
export const periodOfCampaign = async (ctx: Context, id: string): Promise<ReportPeriod> =>
  campaignPeriod(await get(ctx, campaign, id), ctx.today);

const campaignKeys = (template: Template) =>
  sentencesOf(template).flatMap(({ campaign: key }) => (key === undefined ? [] : [key]));

async function countyOf(ctx: Context): Promise<{ readonly county: string; readonly bureau: string }> {
  const [found] = await ctx.tx.rows<{ county: string; bureau: string }>(
    sql`select name as county, bureau from county where county = ${ctx.county}`,
  );
  if (!found) throw new Problem('missing', `没有代码为 ${ctx.county} 的县，请核对县级行政区划代码`);
  return found;
}

/** The names of campaigns that ran in a period, by key; the latest begun when a key has several. */
async function campaignNames(
  ctx: Context,
  keys: readonly string[],
  period: Period,
): Promise<ReadonlyMap<string, string>> {
  const where = { key: keys, startsOn: { lte: period.to }, endsOn: { gte: period.from } };
  const { rows } = await list(ctx, campaign, { where, sort: { by: 'startsOn' }, limit: 200 });
  return new Map(rows.map((row) => [row.key, row.name]));
}
