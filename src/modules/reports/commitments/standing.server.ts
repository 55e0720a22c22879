import type { Row } from '../../../kernel/ledger.ts';
import { daysBetween } from '../../../kernel/calendar.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import type { Context } from '../../../server/context.ts';
import { list } from '../../../server/ledger/read.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { commitment, isOpen, open } from './commitment.ledger.ts';
import { madeId } from './made-id.server.ts';
import { problem } from './problem.ledger.ts';
import { markOf } from './same-promise.ts';

/** A promise as it stands. */
export type Commitment = Row<typeof commitment>;
/** A shortcoming as it stands. */
type Shortcoming = Row<typeof problem>;

/** How a promise stands to a plan: it is owed to it from before, it is there already for that period, or it is settled. */
export interface Stand {
  readonly how: 'owed' | 'known' | 'settled';
  readonly row: Commitment;
}

/** What has been promised and admitted, by what makes it the same; parts of others are left out. */
export interface Standing {
  readonly commitments: ReadonlyMap<string, Stand>;
  readonly problems: ReadonlyMap<string, Shortcoming>;
  /** Every promise of every period. */
  readonly all: readonly Commitment[];
}

/** How promises and shortcomings stand to the plan of a period: all that are open, up to 200 of each, and the 200 last of the others. */
export async function standingPromises(ctx: Context, coming: Period): Promise<Standing> {
  const right = withWholeRight(ctx);
  const newest = { sort: { by: 'createdAt', desc: true }, limit: 200 } as const;
  const [openOnes, recent, shortcomings, recentProblems] = await Promise.all([
    list(right, commitment, { ...newest, where: { parent: { set: false }, state: open } }),
    list(right, commitment, { ...newest, where: { parent: { set: false } } }),
    list(right, problem, { ...newest, where: { solvedAt: { set: false } } }),
    list(right, problem, newest),
  ]);
  const all = inOrder([...recent.rows, ...openOnes.rows]);
  // The id of the row that carries another on follows from the other's words, though it is reworded since.
  const isCarriedOn = (mark: string, carried: Commitment) =>
    all.some(
      ({ id, period }) =>
        parsePeriod(period).from > parsePeriod(carried.period).to &&
        id === madeId(ctx, parsePeriod(period).from, `${period}/${mark}`),
    );
  const stands = [...Map.groupBy(all, ({ text }) => markOf(text))].map(([mark, rows]) => {
    const stand = standOf(rows, coming);
    const isOver = stand?.how === 'owed' && stand.row.state === 'carried' && isCarriedOn(mark, stand.row);
    return [mark, isOver ? { ...stand, how: 'settled' as const } : stand] as const;
  });
  const problems = inOrder([...recentProblems.rows, ...shortcomings.rows]);
  return {
    commitments: new Map(stands.flatMap(([mark, stand]) => (stand ? [[mark, stand]] : []))),
    problems: new Map(problems.map((row) => [markOf(row.text), row])),
    all,
  };
}

/** Of the rows of one promise, oldest first, the one that matters to a plan. */
function standOf(rows: readonly Commitment[], coming: Period): Stand | undefined {
  const known =
    rows.findLast(({ period }) => period === coming.code) ?? rows.findLast((row) => isOpen(row) && spans(row, coming));
  if (known) return { how: 'known', row: known };
  const owed = rows.findLast((row) => isOpen(row) && leadsTo(row, coming));
  if (owed) return { how: 'owed', row: owed };
  const last = rows.at(-1);
  if (!last) return undefined;
  return { how: last.state === 'carried' && leadsTo(last, coming) ? 'owed' : 'settled', row: last };
}

/** Whether a plan is for a task's own period, or for the last half of it: what is left of a year is in the plan of its second half. */
export function endsWith({ period }: Pick<Commitment, 'period'>, coming: Period): boolean {
  const { from, to } = parsePeriod(period);
  return to === coming.to && daysBetween(from, to) <= 2 * daysBetween(coming.from, coming.to) + unequal;
}

function spans({ period }: Commitment, coming: Period): boolean {
  const { from, to } = parsePeriod(period);
  return from <= coming.from && to >= coming.to;
}

/** Whether a period is over when the plan's begins, and not longer: what was promised for a half-year is not put off to a week. */
function leadsTo({ period }: Commitment, coming: Period): boolean {
  const { from, to } = parsePeriod(period);
  return to < coming.from && daysBetween(from, to) <= daysBetween(coming.from, coming.to) + unequal;
}
/** By how many days half-years, quarters and months differ. */
const unequal = 4;

/** Each row once, those of the earliest period first. */
function inOrder<R extends { readonly id: string; readonly period: string; readonly createdAt: string }>(
  rows: readonly R[],
): readonly R[] {
  const keyOf = ({ period, createdAt }: R) => `${parsePeriod(period).from} ${createdAt}`;
  return [...new Map(rows.map((row) => [row.id, row])).values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
