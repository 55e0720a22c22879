import { inUnit } from '../../../codes/units.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import type { Context } from '../../../server/context.ts';
import { figureQuery } from '../../../server/figures/figure.ts';
import { tally } from '../../../server/figures/tally.ts';
import { list } from '../../../server/ledger/read.ts';
import { hasRole } from '../../../server/ledger/scope.ts';
import { handle } from '../../../server/module.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { commitment, isOpen, open } from './commitment.ledger.ts';
import { type BoardTask, taskBoard } from './promises.endpoints.ts';
import { type Commitment, endsWith } from './standing.server.ts';

/** Answers with the tasks of a period and what is still owed of earlier ones: at most 200 of the first, of the 200 open ones due first. */
export const boardHandler = handle(
  taskBoard,
  async (ctx, { period: code }) => {
    requireWholeCounty(ctx);
    const period = parsePeriod(code);
    const byDay = { sort: { by: 'dueOn' }, limit: 200 } as const;
    const [own, others] = await Promise.all([
      list(ctx, commitment, { ...byDay, where: { period: code } }),
      list(ctx, commitment, { ...byDay, where: { period: { not: code }, state: open } }),
    ]);
    const rows = [...others.rows.filter((row) => isOwedIn(row, period)), ...own.rows];
    const progress = await progressOf(ctx, rows);
    const tasks = rows.map((row): BoardTask => ({
      id: row.id,
      version: row.version,
      state: row.state,
      text: row.text,
      period: parsePeriod(row.period).label,
      code: row.period,
      unit: row.unit,
      owner: row.owner,
      dueOn: row.dueOn,
      isOverdue: row.dueAt !== null && row.dueAt < ctx.now,
      carriedTimes: row.carriedTimes ?? 0,
      parent: row.parent,
      result: row.result,
      evidence: rowsIn(row.evidence ?? ''),
      progress: progress.get(row.id) ?? null,
    }));
    return {
      label: period.label,
      tasks: tasks.toSorted(order),
    };
  },
  'snapshot',
);

/** Whether a task of another period is owed in one: from before, by its own period or by its day, or as what is left of its year. */
const isOwedIn = (row: Commitment, period: Period): boolean =>
  parsePeriod(row.period).to < period.from || row.dueOn < period.from || endsWith(row, period);

/** The rows whose addresses stand in a text. */
function rowsIn(text: string): BoardTask['evidence'] {
  const found = text.matchAll(/\/l\/([a-zA-Z]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g);
  return [...found].map(([, ledger = '', id = '']) => ({ ledger, id }));
}

/** Overdue first, then what is still owed, then the rest; in each by its day. */
const order = (a: BoardTask, b: BoardTask) => rank(a).localeCompare(rank(b));
const rank = (task: BoardTask) => `${task.isOverdue ? 0 : isOpen(task) ? 1 : 2}${task.dueOn}`;

/**
 * What the indicators of tasks tell of their periods so far, by the task's id, in the unit in which people set their targets. Of what is
 * no indicator, or counts what the reader may not read, nothing.
 */
async function progressOf(
  ctx: Context,
  rows: readonly Commitment[],
): Promise<ReadonlyMap<string, NonNullable<BoardTask['progress']>>> {
  const measured = rows.flatMap((row) => {
    const found = row.indicator === null ? undefined : ctx.registry.indicators.get(row.indicator);
    const isTold = found && hasRole(ctx, found.ledger.may.read) && parsePeriod(row.period).from <= ctx.today;
    return isTold ? [{ row, code: row.indicator ?? '', found }] : [];
  });
  const periods = [...Map.groupBy(measured, ({ row }) => row.period)];
  const counted = periods.map(async ([code, some]) => {
    const period = parsePeriod(code);
    const asks = some.map((each) => ({ indicator: each.code }));
    const values = await tally(ctx, asks, period);
    return some.map(({ row: { id, goal, target }, code: indicator, found }, at) => {
      const { label, unit } = found.indicator;
      const value = inUnit(values[at] ?? 0, unit);
      const aim = goal ?? 'atLeast';
      const { rows: where } = figureQuery(ctx, { indicator }, period);
      const reached = target === null ? null : aim === 'atLeast' ? value >= target : value <= target;
      return [id, { label, unit, value, goal: aim, target, reached, ledger: found.ledger.name, rows: where }] as const;
    });
  });
  return new Map((await Promise.all(counted)).flat());
}
