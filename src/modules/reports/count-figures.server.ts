import { dayOf, endOfDay } from '../../kernel/calendar.ts';
import { cutoffOf, type FigureAsk, ratio, yearOnYear } from '../../kernel/indicator.ts';
import { type Period, parsePeriod, previousYear } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { both } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { type FigureQuery, figureQuery } from '../../server/figures/figure.ts';
import { tally } from '../../server/figures/tally.ts';
import { isOfOneCampaign } from './campaigns/narrow-to-campaign.ts';
import type { ComposedFigure } from './composed.ts';
import { definitionOf } from './definition.server.ts';
import { printNumber, type Value } from './print-figure.ts';
import { type CountedFigure, isRatio, type RatioFigure, type TemplateFigure } from './report.template.ts';

type Figures = Readonly<Record<string, TemplateFigure>>;

/**
 * The figures of a template in a period, each with what it counts and with the year before. Three statements per ledger:
 * the transaction must see the rows of one moment ('snapshot'), so that parts add up to wholes.
 */
export async function countFigures(ctx: Context, figures: Figures, period: Period): Promise<readonly ComposedFigure[]> {
  const counted = Object.entries(figures).flatMap(([key, figure]) => (isRatio(figure) ? [] : [{ key, figure }]));
  const periods = Map.groupBy(counted, ({ figure }) => figure.period);
  const done = await Promise.all(
    [...periods].map(([own, some]) =>
      own === undefined ? countIn(ctx, some, period) : countInOwn(ctx, some, begunPeriod(ctx, own)),
    ),
  );
  const byKey = new Map(done.flat().map((figure) => [figure.key, figure]));
  return Object.entries(figures).flatMap(([key, figure]) => {
    const found = isRatio(figure) ? ratioFigure(key, figure, byKey) : byKey.get(key);
    return found ? [found] : [];
  });
}

/** A period by its code. Problem 'invalid' for one that is none or has not begun. */
export function begunPeriod(ctx: Context, code: string): Period {
  const period = parsePeriod(code);
  if (period.from > ctx.today) throw new Problem('invalid', `${period.label}还没有开始，请选择已经开始的统计期`);
  return period;
}

/** Figures of a period that is not the report's say so. */
async function countInOwn(ctx: Context, counted: readonly Keyed[], period: Period): Promise<readonly ComposedFigure[]> {
  const own = { period: period.code, label: period.label, cutoff: cutoffOf(period, ctx.now) };
  return (await countIn(ctx, counted, period)).map((figure) => ({ ...figure, own }));
}

interface Keyed {
  readonly key: string;
  readonly figure: CountedFigure;
}

async function countIn(ctx: Context, counted: readonly Keyed[], period: Period): Promise<readonly ComposedFigure[]> {
  const queries = counted.map(({ figure }) => figureQuery(ctx, boundAsk(ctx, figure.ask, period), period));
  const asks = counted.map(({ figure }) => figure.ask);
  const earlier = previousYear(elapsed(ctx, period));
  const codes = [...new Set(asks.map(({ indicator }) => indicator))];
  const [now, then, held] = await Promise.all([
    tally(ctx, queries, period),
    tally(ctx, asks, earlier),
    tally(
      ctx,
      codes.map((indicator) => ({ indicator })),
      earlier,
    ),
  ]);
  const isKnown = new Map(codes.map((code, index) => [code, (held[index] ?? 0) > 0]));
  return counted.map(({ key, figure }, index) => {
    const query = queries[index];
    if (!query) throw new Error('a figure without its query');
    const isComparable = isKnown.get(query.indicator) && !isOfOneCampaign(figure.ask.where ?? {});
    const before = isComparable ? (then[index] ?? 0) : null;
    return countedFigure({ key, figure, query, value: now[index] ?? 0, before });
  });
}

/** In a period that has not ended a figure knows no row that lies beyond its cutoff, so that it can be opened again later. */
function boundAsk(ctx: Context, ask: FigureAsk, period: Period): FigureAsk {
  const at = ctx.registry.indicators.get(ask.indicator)?.indicator.at;
  if (at === undefined || endOfDay(period.to) <= cutoffOf(period, ctx.now)) return ask;
  return { ...ask, where: both(ask.where ?? {}, { [at]: { lte: '@cutoff' } }) };
}

/** As much of a period as has passed: what the year before is compared with. */
function elapsed(ctx: Context, period: Period): Period {
  return period.to <= ctx.today ? period : parsePeriod(`${period.from}..${dayOf(cutoffOf(period, ctx.now))}`);
}

interface Counted {
  readonly key: string;
  readonly figure: CountedFigure;
  readonly query: FigureQuery;
  readonly value: number;
  readonly before: number | null;
}

function countedFigure({ key, figure, query, value, before }: Counted): ComposedFigure {
  const { ledger, measure, rows, indicator, where = {} } = query;
  const different: string | null = measure.distinct ? ledger.fields[measure.distinct]?.label : null;
  return {
    key,
    label: figure.label,
    value,
    unit: figure.unit ?? measure.unit,
    printed: printNumber(figure, value),
    indicator,
    indicatorLabel: measure.label,
    definition: definitionOf(ledger, measure),
    where,
    ledger: ledger.name,
    rows,
    different,
    ratio: null,
    before: before === null ? null : { value: before, ...yearOnYear(value, before) },
  };
}

function ratioFigure(
  key: string,
  figure: RatioFigure,
  counted: ReadonlyMap<string, ComposedFigure>,
): ComposedFigure | undefined {
  const [part, whole] = [counted.get(figure.part), counted.get(figure.whole)];
  if (!part || !whole) throw new Error(`the ratio ${key} is of figures that are not there`);
  const value = ratio(part.value ?? 0, whole.value ?? 0);
  const earlier = part.before && whole.before ? ratio(part.before.value ?? 0, whole.before.value ?? 0) : null;
  return {
    ...part,
    key,
    label: figure.label,
    value,
    unit: '%',
    printed: printNumber(figure, value),
    indicator: `${part.indicator}/${whole.indicator}`,
    indicatorLabel: `${part.indicatorLabel}÷${whole.indicatorLabel}`,
    different: null,
    ratio: { part: figure.part, whole: figure.whole },
    before: earlier === null ? null : { value: earlier, change: pointsBetween(value, earlier), percent: null },
  };
}

const pointsBetween = (now: Value, before: number) => Math.round(((now ?? 0) - before) * 10) / 10;
