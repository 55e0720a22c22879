import sql from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import type { Batch, Progress, Tally } from './batch.ts';
import { advance, forgetRows, nothing } from './batch.ts';
import { childrenOf, importColumns, ownerField } from './import-columns.ts';
import { byIndexOnly, keyOf } from './keys.ts';
import { compareRows, type Prepared, refusedByProblem, resolveRows, type Run, turnsOf } from './prepare.ts';
import { readApart } from './read-apart.ts';
import type { Question } from './read-cell.ts';
import type { SpooledRow } from './reading.ts';
import { noReferences } from './references.ts';
import type { FileKey } from './seal-file.ts';
import type { Spool } from './spool.ts';
import { knowledgeOf } from './knowledge.ts';
import { keepOutcomes, writeRows } from './write-rows.ts';

/** What work on a batch needs: transactions of the person whose batch it is, and where files and spooled rows lie. */
export interface Workbench {
  readonly as: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
  readonly spool: Spool;
  /** Where the batch's file lies, and what opens it. */
  readonly file: { readonly path: string; readonly key: FileKey };
  readonly lease: string;
  readonly signal: AbortSignal;
  /** Keeps the plans of statements on a ledger's table right while it fills. */
  readonly freshen: (l: AnyLedger) => Promise<void>;
}

const checkPiece = 500;
const writePiece = 500;
const mostAsks = 100;

/** Reads the whole file, compares each row with the ledger and writes down what is to be said of it. Nothing is written into the ledger. */
export async function checkBatch(bench: Workbench, batch: Batch): Promise<void> {
  await bench.spool.forget(batch.id);
  await bench.as(async (ctx) => {
    await advance(ctx, batch.id, bench.lease, { progress: { phase: 'reading', done: 0, of: null } });
    await forgetRows(ctx, batch.id);
  });
  const of = await readIn(bench, batch);
  const run = await bench.as(async (ctx) => runOf(ctx, batch));
  for (const { ledger } of run.sheets) await bench.freshen(ledger);
  const asks = new Map<string, Question>();
  let tally = nothing;
  for await (const piece of bench.spool.pieces(batch.id, bench.file.key, 0, checkPiece)) {
    for (const rows of bySheet(piece)) {
      const prepared = await bench.as((ctx) => checkPieceOf(ctx, run, rows));
      tally = added(tally, prepared);
      for (const ask of prepared.flatMap((one) => one.asks))
        if (asks.size < mostAsks) asks.set(`${ask.column} ${ask.word}`, ask);
    }
    const progress: Progress = { phase: 'checking', done: tally.read, of };
    await bench.as((ctx) => advance(ctx, batch.id, bench.lease, { progress, tally }));
  }
  const progress: Progress = { phase: null, done: tally.read, of, asks: [...asks.values()] };
  await bench.as((ctx) => advance(ctx, batch.id, bench.lease, { state: 'checked', progress, tally }));
}

/** Brings the rows into the ledger, so many in one transaction; after a crash it goes on behind the last that was committed. */
export async function runBatch(bench: Workbench, batch: Batch): Promise<void> {
  const of = bench.spool.has(batch.id) && batch.progress.of !== null ? batch.progress.of : await readIn(bench, batch);
  const run = await bench.as(async (ctx) => runOf(ctx, batch));
  if (batch.doneThrough === 0) await bench.as((ctx) => forgetRows(ctx, batch.id));
  let tally = batch.doneThrough === 0 ? nothing : (batch.tally ?? nothing);
  for await (const piece of bench.spool.pieces(batch.id, bench.file.key, batch.doneThrough, writePiece)) {
    for (const { ledger } of run.sheets) await bench.freshen(ledger);
    for (const rows of bySheet(piece)) tally = await writeSafely(bench, batch, run, rows, tally, of);
  }
  const progress: Progress = { phase: null, done: tally.read, of };
  if (tally.read !== of) throw new Error(`${tally.read} of ${of} rows were dealt with`);
  await bench.as((ctx) => advance(ctx, batch.id, bench.lease, { state: 'done', progress, tally }));
  await bench.spool.forget(batch.id);
}

/** The sum of what became of rows is how many were read: nothing is dropped without a word. */
export function added(tally: Tally, prepared: readonly Prepared[]): Tally {
  const of = (outcome: Prepared['outcome']) =>
    tally[outcome] + prepared.filter((one) => one.outcome === outcome).length;
  return {
    read: tally.read + prepared.length,
    created: of('created'),
    updated: of('updated'),
    unchanged: of('unchanged'),
    skipped: of('skipped'),
    refused: of('refused'),
  };
}

async function readIn(bench: Workbench, batch: Batch): Promise<number> {
  const reading = await bench.as(async (ctx) => ({
    knowledge: await knowledgeOf(ctx),
    sheets: readingSheets(ctx, batch),
  }));
  let told = 0;
  const tell = (read: number) => {
    if (read - told < 5000) return;
    told = read;
    const progress: Progress = { phase: 'reading', done: read, of: null };
    bench.as((ctx) => advance(ctx, batch.id, bench.lease, { progress })).catch(() => undefined); // whoever lost the batch learns it at the next piece
  };
  const { fileKind: kind, plan } = batch;
  const asked = {
    ...bench.file,
    kind,
    spool: bench.spool.path(batch.id),
    answers: plan.answers,
  };
  return readApart({ ...asked, ...reading.knowledge, sheets: reading.sheets }, tell, bench.signal);
}

/** The sheets of a batch as the reading thread takes them. */
export function readingSheets(ctx: Context, { plan }: Batch) {
  return plan.sheets.map(({ index, ledger, headLine, columns }, at) => {
    const l = ledgerOf(ctx, ledger);
    const parent = at === 0 ? undefined : ledgerOf(ctx, plan.sheets[0]?.ledger ?? '');
    const known = new Map(importColumns(ctx.registry, l, parent).map((column) => [column.name, column]));
    const taken = columns.map(({ name }) => (name === null ? null : (known.get(name) ?? null)));
    return {
      index,
      headLine,
      headings: columns.map(({ heading }) => heading),
      units: columns.map(({ unit }) => unit),
      columns: taken.map((column) => (column?.historical && !plan.historical ? null : column)),
    };
  });
}

function runOf(ctx: Context, { id, plan }: Batch): Run {
  const first = plan.sheets[0]?.ledger ?? '';
  const sheets = plan.sheets.map(({ ledger }, at) => {
    const l = ledgerOf(ctx, ledger);
    const child = at === 0 ? undefined : childrenOf(ctx.registry, ledgerOf(ctx, first)).find((one) => one.ledger === l);
    return { ledger: l, parentRef: child?.ref };
  });
  return { batch: id, plan, sheets, references: noReferences(), keys: new Map(), planned: new Map() };
}

function ledgerOf(ctx: Context, name: string) {
  const found = ctx.registry.ledgers.get(name);
  if (!found) throw new Problem('missing', `没有名为“${name}”的台账，请重新选择文件导入`);
  return found;
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

/** Writes rows in one transaction; when the database will not take them, in halves, until the one it will not take is alone. */
async function writeSafely(
  bench: Workbench,
  batch: Batch,
  run: Run,
  rows: readonly SpooledRow[],
  tally: Tally,
  of: number,
): Promise<Tally> {
  bench.signal.throwIfAborted();
  try {
    return await bench.as((ctx) => writePieceOf(ctx, bench, batch, run, rows, tally, of));
  } catch (error) {
    if (!(error instanceof Problem) || !['invalid', 'refused'].includes(error.code)) throw error;
    if (rows.length === 1) return bench.as((ctx) => refuse(ctx, bench, batch, run, rows, tally, of, error));
    const half = Math.ceil(rows.length / 2);
    const first = await writeSafely(bench, batch, run, rows.slice(0, half), tally, of);
    return writeSafely(bench, batch, run, rows.slice(half), first, of);
  }
}

async function writePieceOf(
  ctx: Context,
  bench: Workbench,
  batch: Batch,
  run: Run,
  rows: readonly SpooledRow[],
  before: Tally,
  of: number,
): Promise<Tally> {
  byIndexOnly(ctx);
  let tally = before;
  for (const turn of turnsOf(run, await resolveRows(ctx, run, rows, 'write'))) {
    const prepared = await compareRows(ctx, run, turn, 'write');
    await writeRows(ctx, run, batch.fileName, prepared);
    tally = added(tally, prepared);
  }
  return settle(ctx, bench, batch, rows, tally, of);
}

async function refuse(
  ctx: Context,
  bench: Workbench,
  batch: Batch,
  run: Run,
  rows: readonly SpooledRow[],
  tally: Tally,
  of: number,
  problem: Problem,
): Promise<Tally> {
  const prepared = rows.map((row) => refusedByProblem(row, problem));
  await keepOutcomes(
    ctx,
    run,
    prepared.map((one) => ({ ...one, row: null })),
  );
  return settle(ctx, bench, batch, rows, added(tally, prepared), of);
}

async function settle(
  ctx: Context,
  bench: Workbench,
  batch: Batch,
  rows: readonly SpooledRow[],
  tally: Tally,
  of: number,
): Promise<Tally> {
  const doneThrough = rows.at(-1)?.ordinal ?? 0;
  await advance(ctx, batch.id, bench.lease, {
    progress: { phase: 'writing', done: tally.read, of },
    tally,
    doneThrough,
  });
  const [counted] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from import_row
    where county = ${ctx.county} and batch = ${batch.id} and ordinal between ${rows[0]?.ordinal ?? 0} and ${doneThrough}`);
  if (counted?.count !== rows.length)
    throw new Error(`${String(counted?.count)} of ${rows.length} rows have an outcome`);
  return tally;
}

function bySheet(piece: readonly SpooledRow[]): readonly (readonly SpooledRow[])[] {
  return [...Map.groupBy(piece, ({ sheet }) => sheet).values()];
}
