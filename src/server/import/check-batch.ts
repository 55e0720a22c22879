import type { Context } from '../context.ts';
import { advance, type Batch, forgetRows, nothing, type Progress } from './batch.ts';
import { type Findings, keepFindings } from './findings.ts';
import { newGrowth } from './growth.ts';
import { ownerField } from './import-columns.ts';
import { byIndexOnly, keyOf } from './keys.ts';
import { compareRows, type Prepared, resolveRows, type Run, turnsOf } from './prepare.ts';
import type { Question } from './read-cell.ts';
import type { SpooledRow } from './reading.ts';
import { basisOf } from './since.ts';
import { added, bySheet, pieceRows, readIn, runOf, type Workbench } from './work.ts';
import { keepOutcomes } from './write-rows.ts';

const mostAsks = 100;

/**
 * Reads the whole file, compares each row with the ledger while the next are being read, and writes down what is to be said of it.
 * Nothing is written into the ledger; what was found is kept for the writing.
 */
export async function checkBatch(bench: Workbench, batch: Batch): Promise<void> {
  await bench.spool.forget(batch.id);
  const { run, basis } = await bench.as(async (ctx) => {
    await advance(ctx, batch.id, bench.lease, { progress: { phase: 'reading', done: 0, of: null } });
    await forgetRows(ctx, batch.id);
    return { run: runOf(ctx, batch), basis: await basisOf(ctx) };
  });
  const found = await keepFindings(bench.spool.findingsPath(batch.id), bench.file.key, basis);
  const ended = new AbortController();
  const growth = newGrowth();
  const reading = readIn(bench, batch, AbortSignal.any([bench.signal, ended.signal]), growth).finally(growth.end);
  reading.catch(() => undefined); // it is asked for below, when what has been read is checked
  try {
    const { tally, asks } = await follow(bench, batch, run, found, reading, growth);
    const progress: Progress = { phase: null, done: tally.read, of: await reading, asks };
    await bench.spool.complete(batch.id);
    await bench.as((ctx) => advance(ctx, batch.id, bench.lease, { state: 'checked', progress, tally }));
  } finally {
    ended.abort();
    await found.close();
  }
}

/** Checks the rows behind the reading. */
async function follow(
  bench: Workbench,
  batch: Batch,
  run: Run,
  found: Findings,
  reading: Promise<number>,
  growth: ReturnType<typeof newGrowth>,
) {
  for (const { ledger } of run.sheets) await bench.freshen(ledger);
  let of: number | null = null;
  reading.then(
    (read) => (of = read),
    () => undefined,
  );
  const asks = new Map<string, Question>();
  let tally = nothing;
  for await (const piece of bench.spool.pieces(batch.id, bench.file.key, 0, pieceRows, growth)) {
    bench.signal.throwIfAborted();
    const groups = bySheet(piece.rows());
    const prepared = await bench.as(async (ctx) => {
      const all: Prepared[] = [];
      for (const rows of groups) all.push(...(await checkPieceOf(ctx, run, rows)));
      tally = added(tally, all);
      const progress: Progress = { phase: of === null ? 'reading' : 'checking', done: tally.read, of };
      await advance(ctx, batch.id, bench.lease, { progress, tally });
      return all;
    });
    await found.add(prepared);
    for (const ask of prepared.flatMap((one) => one.asks))
      if (asks.size < mostAsks) asks.set(`${ask.column} ${ask.word}`, ask);
  }
  return { tally, asks: [...asks.values()] };
}

async function checkPieceOf(ctx: Context, run: Run, rows: readonly SpooledRow[]): Promise<readonly Prepared[]> {
  byIndexOnly(ctx);
  const all: Prepared[] = [];
  for (const turn of turnsOf(run, await resolveRows(ctx, run, rows, 'check'))) {
    const prepared = await compareRows(ctx, run, turn, 'check');
    for (const [at, one] of prepared.entries()) remember(run, one, turn[at]?.data ?? {});
    all.push(...prepared);
  }
  const told = all.filter(({ remarks }) => remarks.length > 0).map((one) => ({ ...one, row: null }));
  await keepOutcomes(ctx, run, told);
  return all;
}

/** What later rows of the file may meet, although a check writes nothing. */
function remember(
  run: Run,
  { spooled, outcome, before, after }: Prepared,
  data: Readonly<Record<string, unknown>>,
): void {
  const l = run.sheets[spooled.sheet]?.ledger;
  if (!l || outcome === 'refused') return;
  if (outcome === 'created') run.planned.set(`${l.name} ${keyOf(l, data)}`, spooled.line);
  const row = after ?? before;
  if (run.sheets.length < 2 || spooled.sheet !== 0 || !row) return;
  const owner = ownerField(l);
  run.references.parents.set(spooled.line, { ...row, owner$: owner === undefined ? null : row[owner] });
}
