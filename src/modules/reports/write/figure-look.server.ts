import { addDays } from '../../../kernel/calendar.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import { Problem } from '../../../kernel/problem.ts';
import { tally } from '../../../server/figures/tally.ts';
import { handle } from '../../../server/module.ts';
import { begunPeriod, countFigures } from '../count-figures.server.ts';
import { withPastYear } from '../past-year.server.ts';
import { keyOf } from '../text/ask-key.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import type { TextAsk } from '../text/report-text.ts';
import { lookAtFigure } from './section.endpoints.ts';

const points = 6;

/** Answers what a figure is in a period and was in those before it. */
export const lookHandler = handle(
  lookAtFigure,
  async (ctx, { period: code, of }) => {
    requireWholeCounty(ctx);
    const period = begunPeriod(ctx, of.period ?? code);
    const { indicator, where = {} } = of;
    const label = of.label ?? ctx.registry.indicators.get(indicator)?.indicator.label ?? indicator;
    const periods = periodsUpTo(period);
    const [counted, values] = await Promise.all([
      countFigures(ctx, { [keyOf(of)]: { label, ask: { indicator, where }, ...ownPeriod(of) } }, period),
      Promise.all(periods.map((one) => tally(ctx, [{ indicator, where }], one))),
    ]);
    const [figure] = await withPastYear(ctx, counted, period);
    if (!figure) throw new Problem('missing', `没有名为“${indicator}”的指标`);
    const trend = periods.map((one, at) => ({ period: one.code, label: one.label, value: values[at]?.[0] ?? 0 }));
    return { figure, trend };
  },
  'snapshot',
);

const ownPeriod = ({ period }: TextAsk) => (period === undefined ? {} : { period });

/** A period and those of the same kind before it, oldest first. */
function periodsUpTo(period: Period): readonly Period[] {
  const found = [period];
  while (found.length < points) {
    const before = periodBefore(found[0] ?? period);
    if (before === undefined) break;
    found.unshift(before);
  }
  return found;
}

function periodBefore({ code, from }: Period): Period | undefined {
  const last = addDays(from, -1);
  const [year = '', month = ''] = last.split('-');
  if (/^\d{4}$/.test(code)) return parsePeriod(year);
  if (/H\d$/.test(code)) return parsePeriod(`${year}H${Number(month) > 6 ? 2 : 1}`);
  if (/Q\d$/.test(code)) return parsePeriod(`${year}Q${Math.ceil(Number(month) / 3)}`);
  return /^\d{4}-\d{2}$/.test(code) ? parsePeriod(`${year}-${month}`) : undefined;
}
