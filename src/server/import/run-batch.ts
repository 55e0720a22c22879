import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { advance, type Batch, forgetRows, isLost, nothing, type Progress, type Tally } from './batch.ts';
import { type Found, findingsIn } from './findings.ts';
import { byIndexOnly } from './keys.ts';
import { compareRows, type Prepared, refusedByProblem, resolveRows, type Run, turnsOf } from './prepare.ts';
import type { SpooledRow } from './reading.ts';
import { type Basis, stillOn } from './since.ts';
import type { SpoolPiece } from './spool.ts';
import { added, bySheet, pieceRows, readIn, runOf, type Workbench } from './work.ts';
import { keepOutcomes, writeRows } from './write-rows.ts';

/** A batch being written. */
interface Writing {
  readonly bench: Workbench;
  readonly batch: Batch;
  readonly run: Run;
  readonly of: number;
}

/** A piece on its way into the ledger: the tally behind it if it goes in at once, and when it has gone in one way or another. */
interface Underway {
  readonly first: Promise<Tally>;
  readonly settled: Promise<Tally>;
}

/**
 * Brings the rows into the ledger, so many in one transaction; after a crash it goes on behind the last that was committed. What the
 * check has found is written as it stands while it holds: each piece is made ready, and written, beside the one before it, and committed
 * behind it.
 */
export async function runBatch(bench: Workbench, batch: Batch): Promise<void> {
  const of = await spooled(bench, batch);
  const run = await bench.as(async (ctx) => runOf(ctx, batch));
  if (batch.doneThrough === 0) await bench.as((ctx) => forgetRows(ctx, batch.id));
  const writing = { bench, batch, run, of };
  const found = await foundBefore(writing);
  const begun = Promise.resolve(batch.doneThrough === 0 ? nothing : (batch.tally ?? nothing));
  let last: Underway = { first: begun, settled: begun };
  try {
    for await (const piece of bench.spool.pieces(batch.id, bench.file.key, batch.doneThrough, pieceRows)) {
      for (const { ledger } of run.sheets) await bench.freshen(ledger);
      const before = last;
      const holding = await found?.next(piece.count);
      last = holding ? writeFound(writing, piece, holding, before) : writeAnew(writing, piece, before);
      last.settled.catch(() => undefined); // it is asked for when its turn has come
      await before.settled;
    }
  } finally {
    await last.settled.catch(() => undefined);
    await found?.close();
  }
  const tally = await last.settled;
  const progress: Progress = { phase: null, done: tally.read, of };
  if (tally.read !== of) throw new Error(`${tally.read} of ${of} rows were dealt with`);
  await bench.as((ctx) => advance(ctx, batch.id, bench.lease, { state: 'done', progress, tally }));
  await bench.spool.forget(batch.id);
}

async function spooled(bench: Workbench, batch: Batch): Promise<number> {
  if (bench.spool.has(batch.id) && batch.progress.of !== null) return batch.progress.of;
  await bench.spool.forget(batch.id);
  const of = await readIn(bench, batch, bench.signal);
  await bench.spool.complete(batch.id);
  return of;
}

/** What a check has found of a piece, and whether it still holds when it is asked within the transaction that writes. */
interface Holding {
  readonly rows: readonly Found[];
  readonly refuseChanged: (ctx: Context) => Promise<void>;
}

/**
 * What the check of this batch has found, piece by piece: nothing of what was begun before and broke off, of files whose sheets hang
 * together, and of pieces with a row that stands twice in the file.
 */
async function foundBefore({ bench, batch, run }: Writing) {
  if (batch.doneThrough > 0 || run.sheets.length > 1) return undefined;
  const found = await findingsIn(bench.spool.findingsPath(batch.id), bench.file.key, pieceRows);
  if (!found) return undefined;
  let basis: Basis | undefined = await bench.as((ctx) => stillOn(ctx, run, found.basis, 'none'));
  const refuseChanged = async (ctx: Context) => {
    basis &&= await stillOn(ctx, run, basis, 'some');
    if (!basis) throw new Problem('stale', '检查之后台账有了变化，重新核对');
  };
  const next = async (count: number): Promise<Holding | undefined> => {
    if (!basis) return undefined;
    const { value } = await found.pieces.next();
    const rows: readonly Found[] = value ?? [];
    if (rows.length !== count) throw new Error(`${rows.length} of ${count} rows were checked`);
    return rows.some(({ isAgain }) => isAgain) ? undefined : { rows, refuseChanged };
  };
  return { next, close: found.close };
}

/** Writes a piece as the check has left it; where that does not hold any more, or is not taken, it is compared anew. */
function writeFound(writing: Writing, piece: SpoolPiece, { rows, refuseChanged }: Holding, before: Underway): Underway {
  const { bench, batch, run } = writing;
  const first = bench.as(async (ctx) => {
    await refuseChanged(ctx);
    const prepared = rows.map((row) => ({ ...row, after: asMadeNow(ctx, row), asks: [] }));
    const { ledger } = run.sheets[0] ?? {};
    // Numbers are given in the order of the file, and movements settled in it; other rows have nothing to do with one another.
    const isInOrder = ledger?.number !== undefined || (ledger !== undefined && ctx.balances.has(ledger));
    if (isInOrder) await before.first;
    await writeRows(ctx, run, batch.fileName, prepared);
    return settle(
      ctx,
      writing,
      rows.map(({ spooled: { ordinal } }) => ordinal),
      added(await before.first, prepared),
    );
  });
  return { first, settled: first.catch((error: unknown) => again(writing, piece, before, error)) };
}

async function again(writing: Writing, piece: SpoolPiece, before: Underway, error: unknown): Promise<Tally> {
  if (!(error instanceof Problem) || isLost(error) || !mended.includes(error.code)) throw error;
  return writeAnew(writing, piece, before).settled;
}
const mended: readonly string[] = ['invalid', 'refused', 'stale'];

const asMadeNow = (ctx: Context, { before, after }: Found) =>
  before === null && after !== null ? { ...after, createdAt: ctx.now, createdBy: ctx.actor.id } : after;

/** Compares a piece with the ledger as it is behind the one before, and writes it. */
function writeAnew(writing: Writing, piece: SpoolPiece, before: Underway): Underway {
  const all = async () => {
    let tally = await before.settled;
    for (const rows of bySheet(piece.rows())) tally = await writeSafely(writing, rows, tally);
    return tally;
  };
  const settled = all();
  return { first: settled, settled };
}

/** Writes rows in one transaction; when the database will not take them, in halves, until the one it will not take is alone. */
async function writeSafely(writing: Writing, rows: readonly SpooledRow[], tally: Tally): Promise<Tally> {
  const { bench } = writing;
  bench.signal.throwIfAborted();
  try {
    return await bench.as((ctx) => writePieceOf(ctx, writing, rows, tally));
  } catch (error) {
    if (!(error instanceof Problem) || !['invalid', 'refused'].includes(error.code)) throw error;
    if (rows.length === 1) return bench.as((ctx) => refuse(ctx, writing, rows, tally, error));
    const half = Math.ceil(rows.length / 2);
    const first = await writeSafely(writing, rows.slice(0, half), tally);
    return writeSafely(writing, rows.slice(half), first);
  }
}

async function writePieceOf(
  ctx: Context,
  writing: Writing,
  rows: readonly SpooledRow[],
  before: Tally,
): Promise<Tally> {
  const { batch, run } = writing;
  byIndexOnly(ctx);
  let tally = before;
  for (const turn of turnsOf(run, await resolveRows(ctx, run, rows, 'write'))) {
    const prepared = await compareRows(ctx, run, turn, 'write');
    await writeRows(ctx, run, batch.fileName, prepared);
    tally = added(tally, prepared);
  }
  return settle(
    ctx,
    writing,
    rows.map(({ ordinal }) => ordinal),
    tally,
  );
}

async function refuse(
  ctx: Context,
  writing: Writing,
  rows: readonly SpooledRow[],
  tally: Tally,
  problem: Problem,
): Promise<Tally> {
  const prepared: readonly Prepared[] = rows.map((row) => refusedByProblem(row, problem));
  await keepOutcomes(
    ctx,
    writing.run,
    prepared.map((one) => ({ ...one, row: null })),
  );
  return settle(
    ctx,
    writing,
    rows.map(({ ordinal }) => ordinal),
    added(tally, prepared),
  );
}

async function settle(
  ctx: Context,
  { bench, batch, of }: Writing,
  ordinals: readonly number[],
  tally: Tally,
): Promise<Tally> {
  const [first = 0, doneThrough = 0] = [ordinals[0], ordinals.at(-1)];
  await advance(ctx, batch.id, bench.lease, {
    progress: { phase: 'writing', done: tally.read, of },
    tally,
    doneThrough,
  });
  const [counted] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from import_row
    where county = ${ctx.county} and batch = ${batch.id} and ordinal between ${first} and ${doneThrough}`);
  if (counted?.count !== ordinals.length)
    throw new Error(`${String(counted?.count)} of ${ordinals.length} rows have an outcome`);
  return tally;
}
