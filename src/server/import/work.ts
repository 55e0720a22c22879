import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { advance, type Batch, type Progress, type Tally } from './batch.ts';
import type { Growth } from './growth.ts';
import { childrenOf, importColumns } from './import-columns.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Prepared, Run } from './prepare.ts';
import { readApart } from './read-apart.ts';
import type { SpooledRow } from './reading.ts';
import { noReferences } from './references.ts';
import type { FileKey } from './seal-file.ts';
import type { Spool } from './spool.ts';

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

/** So many rows are looked at, or written, in one transaction. */
export const pieceRows = 500;

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

/** Reads all rows of a batch into the spool; `growth` is told how far it is. Gives how many there are. */
export async function readIn(bench: Workbench, batch: Batch, signal: AbortSignal, growth?: Growth): Promise<number> {
  const reading = await bench.as(async (ctx) => ({
    knowledge: await knowledgeOf(ctx),
    sheets: readingSheets(ctx, batch),
  }));
  let told = 0;
  const tell = (read: number) => {
    if (growth !== undefined || read - told < 5000) return; // whoever follows tells of it
    told = read;
    const progress: Progress = { phase: 'reading', done: read, of: null };
    bench.as((ctx) => advance(ctx, batch.id, bench.lease, { progress })).catch(() => undefined); // whoever lost the batch learns it at the next piece
  };
  const { fileKind: kind, plan } = batch;
  const asked = {
    ...bench.file,
    kind,
    spool: bench.spool.partPath(batch.id),
    answers: plan.answers,
  };
  const soFar = ({ read, bytes }: { readonly read: number; readonly bytes: number }) => {
    growth?.reach(bytes);
    tell(read);
  };
  return readApart({ ...asked, ...reading.knowledge, sheets: reading.sheets }, soFar, signal);
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

/** What is kept while a batch is worked on. */
export function runOf(ctx: Context, { id, plan }: Batch): Run {
  const first = plan.sheets[0]?.ledger ?? '';
  const sheets = plan.sheets.map(({ ledger }, at) => {
    const l = ledgerOf(ctx, ledger);
    const child = at === 0 ? undefined : childrenOf(ctx.registry, ledgerOf(ctx, first)).find((one) => one.ledger === l);
    return { ledger: l, parentRef: child?.ref };
  });
  return { batch: id, plan, sheets, references: noReferences(), keys: new Map(), planned: new Map(), sums: new Map() };
}

function ledgerOf(ctx: Context, name: string) {
  const found = ctx.registry.ledgers.get(name);
  if (!found) throw new Problem('missing', `没有名为“${name}”的台账，请重新选择文件导入`);
  return found;
}

/** Rows by the sheet they stand on. */
export function bySheet(piece: readonly SpooledRow[]): readonly (readonly SpooledRow[])[] {
  return [...Map.groupBy(piece, ({ sheet }) => sheet).values()];
}
