import type { Row } from '../../../kernel/ledger.ts';
import type { Period } from '../../../kernel/period.ts';
import type { Context } from '../../../server/context.ts';
import { find, list } from '../../../server/ledger/read.ts';
import { create, take } from '../../../server/ledger/write.ts';
import type { Composed } from '../composed.ts';
import { report as reports } from '../report.ledger.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { commitment, isOpen, open } from './commitment.ledger.ts';
import { madeId } from './made-id.server.ts';
import { nextPeriod } from './next-period.ts';
import { problem } from './problem.ledger.ts';
import type { ReportPromise } from './promises.endpoints.ts';
import { promisesOf } from './promises.server.ts';
import { type Commitment, standingPromises } from './standing.server.ts';

/**
 * Keeps what a report promises when it is signed: a row for each task of the coming period, once however often a report on the same period
 * is signed, and one for each shortcoming. What was owed before is carried over into it.
 */
export async function keepPromises(ctx: Context, row: Row<typeof reports>, content: Composed): Promise<void> {
  const right = withWholeRight(ctx);
  const coming = nextPeriod(content.period);
  const standing = await standingPromises(ctx, coming);
  const before = new Map(standing.all.map((each) => [each.id, each]));
  const promises = await promisesOf(ctx, row.id, content, standing);
  for (const promise of promises.filter(({ struck }) => !struck)) {
    if (promise.kind === 'problem') await keepProblem(right, row, content.period, promise);
    else await keepCommitment(right, row, coming, promise, before);
  }
}

async function keepCommitment(
  ctx: Context,
  { id: report, title }: Row<typeof reports>,
  coming: Period,
  promise: ReportPromise,
  rows: ReadonlyMap<string, Commitment>,
): Promise<void> {
  const { mark, text, place, owner, unit } = promise;
  const known = promise.known === null ? undefined : rows.get(promise.known);
  if (known) return citeAnew(ctx, known, { report, place });
  const before = promise.carried === null ? undefined : rows.get(promise.carried.id);
  const { goal = null, target = null, report: carriedFrom = null } = before ?? {};
  const indicator = before?.indicator ?? promise.indicator;
  const draft = { text, period: coming.code, owner, unit, dueOn: promise.dueOn ?? coming.to, indicator, goal, target };
  const id = madeId(ctx, coming.from, `${coming.code}/${mark}`);
  if (await find(ctx, commitment, id)) return; // made by another report, and reworded since
  await create(ctx, commitment, draft, id);
  const carriedTimes = promise.carried?.times ?? null;
  await take(ctx, commitment, id, 'cite', { report, place, carriedFrom, carriedTimes });
  if (!before || !isOpen(before)) return;
  const carryReason = `列入《${title}》继续推进`;
  for (const part of await openPartsOf(ctx, before)) {
    const partId = madeId(ctx, coming.from, `${coming.code}/${part.id}`);
    const { text, owner, unit, indicator, goal, target, report: carriedFrom } = part;
    const kept = { text, owner, unit, indicator, goal, target, period: draft.period, dueOn: draft.dueOn, parent: id };
    await create(ctx, commitment, kept, partId);
    const carriedTimes = (part.carriedTimes ?? 0) + 1;
    await take(ctx, commitment, partId, 'cite', { report, place, carriedFrom, carriedTimes });
    await take(ctx, commitment, part.id, 'carry', { carryReason });
  }
  await take(ctx, commitment, before.id, 'carry', { carryReason });
}

/** Says of a promise whose report was withdrawn, and of its parts that came from that report, that another one says them now. */
async function citeAnew(
  ctx: Context,
  row: Commitment,
  place: { readonly report: string; readonly place: string },
): Promise<void> {
  if (!isOpen(row) || (await stands(ctx, row.report))) return;
  const parts = row.report === null ? [] : await openPartsOf(ctx, row);
  for (const { id, state } of [row, ...parts.filter((part) => part.report === row.report)])
    await take(ctx, commitment, id, citing[state] ?? 'cite', place);
}
const citing: Readonly<Partial<Record<Commitment['state'], 'citeActive' | 'citeDivided'>>> = {
  active: 'citeActive',
  divided: 'citeDivided',
};

async function openPartsOf(ctx: Context, { id: parent }: Commitment): Promise<readonly Commitment[]> {
  return (await list(ctx, commitment, { where: { parent, state: open }, limit: 200 })).rows;
}

/** Whether a report still says what it was signed with. */
async function stands(ctx: Context, report: string | null): Promise<boolean> {
  return report !== null && (await find(ctx, reports, report))?.state !== 'withdrawn';
}

async function keepProblem(
  ctx: Context,
  { id: report }: Row<typeof reports>,
  { code: period, from }: Period,
  promise: ReportPromise,
): Promise<void> {
  if (promise.known !== null) return;
  const draft = { text: promise.text, period };
  const id = madeId(ctx, from, `problem/${period}/${promise.mark}`);
  if (await find(ctx, problem, id)) return; // mended since, and said again of the same period
  await create(ctx, problem, draft, id);
  await take(ctx, problem, id, 'cite', { report });
}
