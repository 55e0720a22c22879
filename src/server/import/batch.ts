import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import type { MatchedColumn } from './match-headers.ts';
import type { Question } from './read-cell.ts';
import type { FileShape } from './reading.ts';
import type { TableKind } from './table-kind.ts';

/** The states of a batch, with the words for them. */
export const batchStates = {
  matching: '待对应列',
  checking: '检查中',
  checked: '已检查，待导入',
  running: '导入中',
  done: '已导入',
  cancelled: '已停止',
  undoing: '撤回中',
  undone: '已撤回',
} as const;
export type BatchState = keyof typeof batchStates;

/** How a sheet is understood. */
export interface SheetPlan {
  readonly index: number;
  readonly name: string;
  readonly ledger: string;
  readonly headLine: number;
  readonly columns: readonly MatchedColumn[];
}

/** What the person has decided: the sheets and their columns, what becomes of rows that are there already, and what words mean. */
export interface Plan {
  readonly sheets: readonly SheetPlan[];
  readonly duplicates: 'update' | 'skip';
  /** Rows of the past, in any state, with what steps have written. */
  readonly historical: boolean;
  /** By column and word, the id that is meant. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What became of the rows read: their sum is how many were read. */
export interface Tally {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly refused: number;
}

/** How far the work is, and what it has found to ask. */
export interface Progress {
  readonly phase: 'reading' | 'checking' | 'writing' | 'undoing' | null;
  readonly done: number;
  /** How many rows there are; null while they are being read. */
  readonly of: number | null;
  readonly asks?: readonly Question[];
  /** Of an undo: rows withdrawn, given back their former values, and kept. */
  readonly undone?: { readonly withdrawn: number; readonly restored: number; readonly kept: number };
}

/** A table of rows on its way into a ledger. */
export interface Batch {
  readonly id: string;
  readonly ledger: string;
  readonly area: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly fileKind: TableKind;
  readonly fileSize: number;
  readonly state: BatchState;
  readonly shape: FileShape;
  readonly plan: Plan;
  readonly progress: Progress;
  readonly tally: Tally | null;
  readonly fault: string | null;
  readonly doneThrough: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** No row yet. */
export const nothing: Tally = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 };

const columns = sql`id, ledger, area, file_hash as "fileHash", file_name as "fileName", file_kind as "fileKind", file_size as "fileSize",
  state, shape, plan, progress, tally, fault, done_through as "doneThrough", created_by as "createdBy", created_at as "createdAt",
  finished_at as "finishedAt"`;

/** A batch by id, or Problem 'missing'. Who may see it is the caller's question. */
export async function batchById(ctx: Context, id: string): Promise<Batch> {
  const [found] = /^[0-9a-f-]{36}$/.test(id)
    ? await ctx.tx.rows<Batch>(sql`select ${columns} from import_batch where county = ${ctx.county} and id = ${id}`)
    : [];
  if (!found) throw new Problem('missing', '没有这次导入，请从列表中重新打开');
  return found;
}

/** The latest batches of a ledger, those of one person where the area is not the whole county. */
export function latestBatches(
  ctx: Context,
  ledger: string,
  by: string | null,
): Promise<readonly Omit<Batch, 'shape'>[]> {
  const mine = by === null ? sql`true` : sql`created_by = ${by}`;
  return ctx.tx.rows(sql`select ${columns} from import_batch
    where county = ${ctx.county} and ledger = ${ledger} and ${mine} order by id desc limit 50`);
}

/** Keeps a new batch. */
export async function keepBatch(
  ctx: Context,
  batch: Omit<Batch, 'createdBy' | 'createdAt' | 'finishedAt' | 'doneThrough'>,
): Promise<void> {
  await ctx.tx
    .rows(sql`insert into import_batch (county, id, ledger, area, file_hash, file_name, file_kind, file_size, state, shape, plan,
      progress, done_through, created_by, created_at, updated_at)
    values (${ctx.county}, ${batch.id}, ${batch.ledger}, ${batch.area}, ${batch.fileHash}, ${batch.fileName}, ${batch.fileKind},
      ${batch.fileSize}, ${batch.state}, ${JSON.stringify(batch.shape)}, ${JSON.stringify(batch.plan)}, ${JSON.stringify(batch.progress)},
      0, ${ctx.actor.id}, ${ctx.now}, ${ctx.now})`);
}

/** Moves a batch from one of some states to another; Problem 'refused' when somebody else has moved it meanwhile. */
export async function moveBatch(
  ctx: Context,
  batch: Batch,
  from: readonly BatchState[],
  to: BatchState,
  more: { readonly plan?: Plan; readonly progress?: Progress; readonly fromStart?: 'yes' } = {},
): Promise<void> {
  const rows = await ctx.tx.rows(sql`update import_batch set state = ${to}, updated_at = ${ctx.now}, fault = null,
      plan = ${JSON.stringify(more.plan ?? batch.plan)}, progress = ${JSON.stringify(more.progress ?? batch.progress)},
      done_through = case when ${more.fromStart === 'yes'} then 0 else done_through end,
      tally = case when ${more.fromStart === 'yes'} then null else tally end, lease = null, leased_until = null,
      finished_at = ${to === 'cancelled' ? ctx.now : batch.finishedAt}::timestamptz
    where county = ${ctx.county} and id = ${batch.id} and state = any(${from}) returning 1 as "one"`);
  if (rows.length === 0) throw new Problem('refused', `这次导入${batchStates[batch.state]}，请刷新后再操作`);
}

/** Forgets what was said of the rows of a batch. */
export async function forgetRows(ctx: Context, id: string): Promise<void> {
  await ctx.tx.rows(sql`delete from import_row where county = ${ctx.county} and batch = ${id}`);
}

/** How long work on a batch is its worker's without a sign of life. */
export const leaseMs = 30_000;

/** Takes a batch that waits for work, or whose worker has died. Undefined when somebody else has it, or another of its ledger is at work. */
export async function claimBatch(
  ctx: Context,
  id: string,
): Promise<{ readonly batch: Batch; readonly lease: string } | undefined> {
  const lease = uuidv7();
  const until = new Date(Date.parse(ctx.now) + leaseMs).toISOString();
  const [batch] = await ctx.tx.rows<Batch>(sql`update import_batch b set lease = ${lease}, leased_until = ${until}
    where county = ${ctx.county} and id = ${id} and state in ('checking', 'running', 'undoing')
      and coalesce(leased_until, '-infinity') < ${ctx.now}
      and not exists (select 1 from import_batch o where o.county = ${ctx.county} and o.ledger = b.ledger and o.id <> b.id
        and o.state in ('running', 'undoing') and o.leased_until >= ${ctx.now} and b.state <> 'checking')
    returning ${columns}`);
  return batch && { batch, lease };
}

/** Whether work ended because the batch is no longer this worker's: it was stopped, or another has taken it over. */
export const isLost = (error: unknown): boolean => error instanceof Problem && error.details['lost'] === true;

/** Writes down how far the work is, within the transaction that did it; throws a Problem that `isLost` when the batch is no longer ours. */
export async function advance(
  ctx: Context,
  id: string,
  lease: string,
  at: {
    readonly state?: BatchState;
    readonly progress: Progress;
    readonly tally?: Tally;
    readonly doneThrough?: number;
    readonly fault?: string | null;
  },
): Promise<void> {
  const until = new Date(Date.parse(ctx.now) + leaseMs).toISOString();
  const isOver = at.state !== undefined;
  const rows = await ctx.tx
    .rows(sql`update import_batch set progress = ${JSON.stringify(at.progress)}, updated_at = ${ctx.now},
      tally = coalesce(${at.tally ? JSON.stringify(at.tally) : null}::jsonb, tally), done_through = coalesce(${at.doneThrough ?? null}, done_through),
      state = coalesce(${at.state ?? null}, state), fault = ${at.fault ?? null}, leased_until = ${isOver ? null : until}::timestamptz,
      finished_at = case when ${at.state === 'done' || at.state === 'undone'} then ${ctx.now}::timestamptz else finished_at end
    where county = ${ctx.county} and id = ${id} and lease = ${lease} returning 1 as "one"`);
  if (rows.length === 0) throw new Problem('stale', '这次导入已被停止，或由另一个进程接着做', { lost: true });
}
