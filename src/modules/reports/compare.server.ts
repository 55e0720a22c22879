import { ratio } from '../../kernel/indicator.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { handle } from '../../server/module.ts';
import { type RowEntry, type Told, tellRows } from './changed-rows.server.ts';
import { compareFigure, type Difference, passportsOf, type SomeRows } from './compare-figure.server.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { correctedBy, lettersOf } from './letters.server.ts';
import { open } from './open-report.server.ts';
import { withWholeRight } from './whole-right.server.ts';
import { type ChangedRows, compareReport, type Comparison, type FigureChange } from './report.endpoints.ts';

/** Answers what became of a signed report's figures since. */
export const compareHandler = handle(
  compareReport,
  async (ctx, { id }) => (await compareSigned(ctx, id)).comparison,
  'snapshot',
);

/** A signed report with what became of its figures since; those of which nothing changed are left out. The rows must be of one moment. */
export async function compareSigned(
  ctx: Context,
  id: string,
): Promise<{ readonly content: Composed; readonly comparison: Comparison }> {
  const { row, content } = await open(ctx, id);
  const { signedAt, signedBy } = row;
  if (signedAt === null || signedBy === null) {
    throw new Problem('refused', '这份报告还没有签发，签发后才有可对照的数字');
  }
  const right = withWholeRight(ctx);
  const passports = await passportsOf(ctx, id);
  const differences = await Promise.all(passports.map((passport) => compareFigure(right, passport)));
  const told = await tellRows(ctx, differences.filter(isDifferent), signedBy);
  const letter = (await lettersOf(ctx, [id])).get(id);
  const byKey = new Map(differences.map((difference) => [difference.key, difference]));
  const figures = content.figures.flatMap((figure) => {
    const change = figure.ratio
      ? ratioChange(figure, figure.ratio, byKey)
      : figureChange(byKey.get(figure.key), told, signedAt);
    const said = correctedBy(letter, figure.key);
    return change ? [said ? { ...change, corrected: said } : change] : [];
  });
  return { content, comparison: { signedAt, signedBy, figures, titles: told.titles } };
}

const isDifferent = (d: Difference) =>
  d.redefined || d.valueNow !== d.valueThen || d.added.count + d.gone.count + d.changed.count > 0;

function figureChange(d: Difference | undefined, told: Told, signedAt: string): FigureChange | undefined {
  if (!d || !isDifferent(d)) return undefined;
  const rows = (some: SomeRows, pick: (entries: readonly RowEntry[]) => readonly RowEntry[]): ChangedRows => ({
    count: some.count,
    rows: some.ids.flatMap((id) => {
      const row = told.rows.get(id);
      return row ? [{ ...row, entries: pick(told.entries.get(id) ?? []) }] : [];
    }),
  });
  const later = (entries: readonly RowEntry[]) => laterThan(entries, signedAt);
  return {
    key: d.key,
    ledger: d.counting.ledger.name,
    valueThen: d.valueThen,
    valueNow: d.valueNow,
    added: rows(d.added, later),
    gone: rows(d.gone, every),
    changed: rows(d.changed, every),
    redefined: d.redefined,
  };
}

const every = (entries: readonly RowEntry[]) => entries;

/** Of a row that was not held at the signing only what came after it explains; a write that was under way then stands last. */
function laterThan(entries: readonly RowEntry[], signedAt: string): readonly RowEntry[] {
  const since = entries.filter(({ at }) => at >= signedAt);
  return since.length > 0 ? since : entries.slice(-1);
}

const noRows: ChangedRows = { count: 0, rows: [] };

function ratioChange(
  { key, value, ledger }: ComposedFigure,
  of: { readonly part: string; readonly whole: string },
  byKey: ReadonlyMap<string, Difference>,
): FigureChange | undefined {
  const [part, whole] = [byKey.get(of.part), byKey.get(of.whole)];
  if (!part || !whole) return undefined;
  const valueNow = ratio(part.valueNow, whole.valueNow);
  if (valueNow === value) return undefined;
  return { key, ledger, valueThen: value, valueNow, added: noRows, gone: noRows, changed: noRows, redefined: false };
}
