import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import { cutoffOf } from '../../kernel/indicator.ts';
import type { Period } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { get, list } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { campaign } from '../oversight/index.ts';
import { campaignPeriod, type ReportPeriod } from './campaigns/campaign-period.ts';
import { checkFigures } from './check-figures.ts';
import { composeText } from './compose-text.server.ts';
import type { Composed } from './composed.ts';
import { begunPeriod, countFigures } from './count-figures.server.ts';
import { withPastYear } from './past-year.server.ts';
import { sentencesOf, type Template } from './report.template.ts';
import { templateNamed, usualTemplate } from './templates.ts';
import { requireWholeCounty } from './whole-county.server.ts';

/**
 * The report on a period as the ledgers tell it now: text, figures with what they count, notes. The transaction must see
 * the rows of one moment. Throws Problem 'invalid' for a period that is none or has not begun, 'forbidden' to a part of the county.
 */
export async function compose(ctx: Context, code: string, key = usualTemplate): Promise<Composed> {
  const template = templateNamed(key);
  const { period, cutoff, county, bureau } = await frameOf(ctx, code);
  const [figures, campaigns] = await Promise.all([
    countFigures(ctx, template.figures, period).then((counted) => withPastYear(ctx, counted, period)),
    campaignNames(ctx, campaignKeys(template), period),
  ]);
  const values = new Map(figures.map((figure) => [figure.key, figure.value]));
  const units = new Map(figures.map((figure) => [figure.key, figure.unit]));
  const words = { period: period.label, cutoff: chineseDay(dayOf(cutoff)), county, bureau };
  const { title, blocks, notes } = composeText({ template, values, units, words, campaigns });
  const checks = checkFigures(template.rules, template.figures, values);
  return {
    template: key,
    title,
    bureau,
    county,
    period,
    campaigns: Object.fromEntries(campaigns),
    cutoff,
    blocks,
    figures,
    notes: [...checks, ...notes],
  };
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
export async function campaignNames(
  ctx: Context,
  keys: readonly string[],
  period: Period,
): Promise<ReadonlyMap<string, string>> {
  const where = { key: keys, startsOn: { lte: period.to }, endsOn: { gte: period.from } };
  const { rows } = await list(ctx, campaign, { where, sort: { by: 'startsOn' }, limit: 200 });
  return new Map(rows.map((row) => [row.key, row.name]));
}
