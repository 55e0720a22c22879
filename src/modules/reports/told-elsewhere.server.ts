import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { Composed, ComposedFigure, ComposedNote } from './composed.ts';
import { isUnexplained } from './elsewhere.ts';
import { halfYearFigures } from './half-year-figures.ts';
import { correctedBy, lettersOf } from './letters.server.ts';
import { isRatio } from './report.template.ts';
import { keyOf } from './text/ask-key.ts';
import { valueWords } from './value-words.ts';

type Elsewhere = NonNullable<ComposedFigure['elsewhere']>;

/**
 * A report's content with what signed reports have told otherwise of the same figure and period, each with the reason somebody has given
 * for it (R19), or the letter that corrected it. Both hold for the value they were said of: once the figure changes it is asked for again.
 */
export async function withToldElsewhere(ctx: Context, reportId: string, content: Composed): Promise<Composed> {
  const [told, reasons] = await Promise.all([toldOf(ctx, reportId, content), reasonsOf(ctx, reportId)]);
  const letters = await lettersOf(ctx, [...new Set([...told.values()].flat().map((one) => one.report))]);
  const figures = content.figures.map((figure): ComposedFigure => {
    const period = figure.own?.period ?? content.period.code;
    const others = namesOf(figure.key).flatMap((name) => told.get(name) ?? []);
    const different = others
      .filter((one) => one.period === period)
      .filter(({ value }) => value !== figure.value)
      .slice(0, mostNamed);
    if (figure.ratio !== null || different.length === 0) return figure;
    const said = reasons.get(figure.key);
    const why = said && said.value === figure.value ? { reason: said.reason, by: said.by, at: said.at } : null;
    const reports = different.map(({ report, title, value, key }) => {
      const corrected = correctedBy(letters.get(report), key);
      return { report, title, value, ...(corrected ? { corrected } : {}) };
    });
    return { ...figure, elsewhere: { reports, why } };
  });
  return { ...content, figures, notes: [...figures.flatMap(noteOf), ...content.notes] };
}

/** The figures of a report that differ from what was signed, without a reason or a letter that said so. */
export const unexplained = ({ figures }: Composed): readonly ComposedFigure[] => figures.filter(isUnexplained);

const mostNamed = 3;

function noteOf(figure: ComposedFigure): readonly ComposedNote[] {
  const { key, label, value, elsewhere } = figure;
  if (!elsewhere) return [];
  const [first] = elsewhere.reports;
  const told = `${label}：已签发的《${first?.title ?? ''}》写的是 ${valueWords(figure, first?.value ?? null)}，现为 ${valueWords(figure, value)}`;
  if (isUnexplained(figure))
    return [{ rule: 'R19', kind: 'differs', words: `${told}；请查清增减，在报告页说明原因`, figures: [key] }];
  const letter = first?.corrected;
  const said = elsewhere.why
    ? `已说明：${elsewhere.why.reason}`
    : `已于${chineseDay(letter?.on ?? '')}发函更正（${letter?.number ?? ''}）`;
  return [{ rule: 'R19', kind: 'agrees', words: `${told}。${said}`, figures: [key] }];
}

/** The names one figure has in reports: by its indicator and filter, and in the report of fixed sentences by a word. */
function namesOf(key: string): readonly string[] {
  const meaning = meanings[key] ?? key;
  return [meaning, ...Object.keys(meanings).filter((name) => meanings[name] === meaning)];
}

const meanings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(halfYearFigures).flatMap(([name, figure]) => (isRatio(figure) ? [] : [[name, keyOf(figure.ask)]])),
);

interface Told {
  readonly key: string;
  readonly period: string;
  readonly value: number;
  readonly report: string;
  readonly title: string;
}

/** What signed reports on the same periods told, by the name of the figure, the latest first. */
async function toldOf(ctx: Context, reportId: string, { period, figures }: Composed) {
  const names = figures.flatMap(({ key }) => namesOf(key));
  const periods = [...new Set([period.code, ...figures.flatMap(({ own }) => own?.period ?? [])])];
  const told = await ctx.tx.rows<Told>(sql`
    select f.key, f.period, f.value, r.id as report, r.title
    from report_figure f join report r on r.county = f.county and r.id = f.report_id
    where f.county = ${ctx.county} and f.period = any(${periods}) and f.key = any(${names}) and r.state = 'signed'
      and r.id <> ${reportId}
    order by f.at desc`);
  return Map.groupBy(told, ({ key }) => key);
}

async function reasonsOf(ctx: Context, reportId: string) {
  const reasons = await ctx.tx.rows<{ key: string; value: number } & NonNullable<Elsewhere['why']>>(sql`
    select key, value, reason, by, at from report_explanation where county = ${ctx.county} and report_id = ${reportId}`);
  return new Map(reasons.map((one) => [one.key, one]));
}
