import { parsePeriod, type Period } from '../../../kernel/period.ts';
import type { Context } from '../../../server/context.ts';
import { list } from '../../../server/ledger/read.ts';
import { report } from '../report.ledger.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { isOpen } from './commitment.ledger.ts';
import type { Promises, ReportPromise } from './promises.endpoints.ts';
import { endsWith, type Standing } from './standing.server.ts';

/**
 * Tasks not finished that a plan does not speak of: those owed to it from before, and those of its own period that only a withdrawn
 * report speaks of. A text that plans nothing misses nothing.
 */
export async function missingIn(
  ctx: Context,
  promises: readonly ReportPromise[],
  { commitments }: Standing,
  coming: Period,
): Promise<Promises['missing']> {
  if (!promises.some(({ kind }) => kind === 'commitment')) return [];
  const marks = new Set(promises.map(({ mark }) => mark));
  const unsaid = [...commitments].flatMap(([mark, stand]) => (marks.has(mark) ? [] : [stand]));
  const own = unsaid.filter(({ how, row }) => how === 'known' && isOpen(row) && endsWith(row, coming));
  const withdrawn = await withdrawnOf(ctx, [...new Set(own.flatMap(({ row }) => row.report ?? []))]);
  return unsaid.flatMap(({ how, row }) => {
    const isLeft = own.some((one) => one.row === row) && withdrawn.has(row.report);
    if (how !== 'owed' && !isLeft) return [];
    return [{ id: row.id, text: row.text, period: parsePeriod(row.period).label, isLeft }];
  });
}

async function withdrawnOf(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string | null>> {
  if (ids.length === 0) return new Set();
  const { rows } = await list(withWholeRight(ctx), report, { where: { id: ids, state: 'withdrawn' }, limit: 200 });
  return new Set(rows.map(({ id }) => id));
}
