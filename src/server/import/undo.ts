import sql, { join, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, columnsOf, selectList, table } from '../ledger/columns.ts';
import { arrayText } from '../db/array-text.ts';
import { type Change, saveMany } from '../ledger/save-many.ts';
import { uuidv7 } from 'uuidv7';
import type { Balance } from '../balance/balance.ts';
import { settle } from '../balance/settle.ts';
import { fulfilling } from '../fulfil/fulfil.ts';
import { maskRows } from '../sealed/rows.ts';
import { importAction, undoAction } from './actions.ts';
import { advance, type Batch } from './batch.ts';
import { byIndexOnly } from './keys.ts';
import type { Remark } from './prepare.ts';
import type { Workbench } from './work.ts';

const piece = 500;

interface Imported {
  readonly ordinal: number;
  readonly ledger: string;
  readonly outcome: 'created' | 'updated';
  readonly rowId: string;
  readonly version: number;
  readonly line: number;
}

/**
 * Takes a whole batch back, its last rows first: rows it created are withdrawn with their history, rows it changed get their former
 * values. A row that somebody has changed since, or that others refer to, stays, and it is said why.
 */
export async function undoBatch(bench: Workbench, batch: Batch): Promise<void> {
  let undone = batch.progress.undone ?? { withdrawn: 0, restored: 0, kept: 0 };
  for (;;) {
    bench.signal.throwIfAborted();
    const before = undone;
    const step = await bench.as(async (ctx) => {
      byIndexOnly(ctx);
      const rows = await ctx.tx
        .rows<Imported>(sql`select ordinal, ledger, outcome, row_id as "rowId", version, line from import_row
        where county = ${ctx.county} and batch = ${batch.id} and outcome in ('created', 'updated') and undone is null
        order by ordinal desc limit ${raw(String(piece))}`);
      const did = rows.length === 0 ? before : await takeBack(ctx, batch, rows, before);
      const isOver = rows.length < piece;
      const done = did.withdrawn + did.restored + did.kept;
      const of = (batch.tally?.created ?? 0) + (batch.tally?.updated ?? 0);
      const progress = { phase: isOver ? null : ('undoing' as const), done, of, undone: did };
      await advance(ctx, batch.id, bench.lease, { progress, ...(isOver ? { state: 'undone' as const } : {}) });
      return { did, isOver };
    });
    undone = step.did;
    if (step.isOver) return;
  }
}

type Undone = NonNullable<Batch['progress']['undone']>;

async function takeBack(ctx: Context, batch: Batch, rows: readonly Imported[], before: Undone): Promise<Undone> {
  let undone = before;
  for (const [name, all] of Map.groupBy(rows, ({ ledger }) => ledger)) {
    const l = ctx.registry.ledgers.get(name);
    if (!l) continue;
    // A row that two lines of the file have changed is taken back line by line, the later one first.
    for (const group of oncePerRow(all)) {
      const reasons = await reasonsToKeep(ctx, l, group);
      const free = group.filter(({ ordinal }) => !reasons.has(ordinal));
      const created = free.filter(({ outcome }) => outcome === 'created');
      const updated = free.filter(({ outcome }) => outcome === 'updated');
      const balance = ctx.balances.get(l);
      await (balance ? reverse(ctx, balance, batch, created) : withdraw(ctx, l, batch, created));
      await restore(ctx, l, batch, updated);
      await tell(ctx, batch, ordinalsOf(created), 'withdrawn');
      await tell(ctx, batch, ordinalsOf(updated), 'restored');
      await tellKept(ctx, batch, reasons);
      undone = {
        withdrawn: undone.withdrawn + created.length,
        restored: undone.restored + updated.length,
        kept: undone.kept + reasons.size,
      };
    }
  }
  return undone;
}

const ordinalsOf = (rows: readonly Imported[]) => rows.map(({ ordinal }) => ordinal);

function oncePerRow(rows: readonly Imported[]): readonly (readonly Imported[])[] {
  const turns: Imported[][] = [];
  const counts = new Map<string, number>();
  for (const row of rows) {
    const turn = counts.get(row.rowId) ?? 0;
    counts.set(row.rowId, turn + 1);
    (turns[turn] ??= []).push(row);
  }
  return turns;
}

/** Why rows cannot be taken back, by their ordinal. The rows are locked meanwhile. */
async function reasonsToKeep(
  ctx: Context,
  l: AnyLedger,
  rows: readonly Imported[],
): Promise<ReadonlyMap<number, string>> {
  const ids = arrayText(rows.map(({ rowId }) => rowId));
  const now = await ctx.tx.rows<{ id: string }>(sql`select t.id from ${table(l)} t
    where t.county = ${ctx.county} and t.id = any(${ids}::uuid[]) order by t.id ${raw(ctx.balances.has(l) ? '' : 'for update')}`);
  const there = new Set(now.map(({ id }) => id));
  const changed = await changedSince(ctx, l, rows);
  const referring = await referringTo(ctx, l, ids);
  const done = await fulfilling(ctx, l, ids);
  const reasons = new Map<number, string>();
  for (const { ordinal, outcome, rowId } of rows) {
    if (!there.has(rowId)) reasons.set(ordinal, '这条记录已不在台账中');
    else if (changed.has(rowId)) reasons.set(ordinal, '导入后又被修改过，未撤回，请逐条核对');
    else if (outcome === 'created' && referring.has(rowId))
      reasons.set(ordinal, `已被${referring.get(rowId) ?? ''}引用，未撤回`);
    else if (outcome === 'created' && done.has(rowId))
      reasons.set(ordinal, `已办结所对应的${done.get(rowId) ?? ''}，未撤回`);
  }
  return reasons;
}

/** The rows that have been changed since, but by lines of the file that have been taken back already. */
async function changedSince(ctx: Context, l: AnyLedger, rows: readonly Imported[]): Promise<ReadonlySet<string>> {
  const found = await ctx.tx.rows<{ id: string }>(sql`select e.row_id as "id"
    from unnest(${arrayText(rows.map(({ rowId }) => rowId))}::uuid[], ${arrayText(rows.map(({ version }) => version))}::int[]) i(id, version)
    join entry e on e.county = ${ctx.county} and e.row_id = i.id and e.version > i.version and e.ledger = ${l.name} and e.action <> 'opened'
    group by e.row_id having count(*) <> 2 * count(*) filter (where e.action = ${undoAction})
      or count(*) <> 2 * count(*) filter (where e.action = ${importAction})`);
  return new Set(found.map(({ id }) => id));
}

/** Which of the rows others refer to, and what those are. */
async function referringTo(ctx: Context, l: AnyLedger, ids: string): Promise<ReadonlyMap<string, string>> {
  const refs = [...ctx.registry.ledgers.values()].flatMap((other) =>
    Object.entries<Field>(other.fields).flatMap(([name, field]) =>
      field.kind === 'ref' && field.target === l ? [{ other, name }] : [],
    ),
  );
  if (refs.length === 0) return new Map();
  const parts = refs.map(
    ({ other, name }) => sql`select i.id, ${other.label} as "label" from unnest(${ids}::uuid[]) i(id)
      where exists (select 1 from ${table(other)} t where t.county = ${ctx.county} and t.${raw(columnName(name))} = i.id)`,
  );
  const found = await ctx.tx.rows<{ id: string; label: string }>(join(parts, ' union all '));
  return new Map(found.map(({ id, label }) => [id, label]));
}

async function withdraw(ctx: Context, l: AnyLedger, batch: Batch, rows: readonly Imported[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = arrayText(rows.map(({ rowId }) => rowId));
  const found = await ctx.tx.rows<AnyRow>(
    sql`select ${selectList(l)} from ${table(l)} t where t.county = ${ctx.county} and t.id = any(${ids}::uuid[])`,
  );
  const gone = maskRows(ctx, l, found);
  await ctx.tx
    .rows(sql`select anlan_withdraw(${l.name}, ${columnName(l.name).replaceAll('"', '')}, ${ctx.county}, ${ids}::uuid[], ${batch.id}::uuid,
    ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz)`);
  const changes = gone.map((row) => {
    const values = columnsOf(l).filter(
      (name) => !['id', 'version', 'town', 'createdAt', 'createdBy', 'updatedAt'].includes(name) && row[name] !== null,
    );
    return JSON.stringify(Object.fromEntries(values.map((name) => [name, [row[name], null]])));
  });
  const versions = arrayText(gone.map(({ version }) => version + 1));
  const goneIds = arrayText(gone.map(({ id }) => id));
  ctx.tx.send(sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, note, tx)
    select ${ctx.county}, ${ctx.now}::timestamptz, i.id, ${l.name}, i.row_id, i.version, ${undoAction}, ${ctx.actor.id}::uuid, i.change::jsonb, ${`《${batch.fileName}》整批撤回`}, pg_current_xact_id()
    from unnest(${arrayText(gone.map(() => uuidv7()))}::uuid[], ${goneIds}::uuid[], ${versions}::int[], ${arrayText(changes)}::text[]) i(id, row_id, version, change)`);
  ctx.tx.send(sql`delete from deadline where county = ${ctx.county} and row_id = any(${goneIds}::uuid[])`);
  ctx.tx.send(sql`insert into outbox (county, ledger, row_id, version, action)
    select ${ctx.county}, ${l.name}, i.row_id, i.version, ${undoAction} from unnest(${goneIds}::uuid[], ${versions}::int[]) i(row_id, version)`);
}

/** Movements are taken back by movements of the opposite amount; one whose going would leave less than nothing refuses the whole. */
async function reverse(ctx: Context, b: Balance, batch: Batch, rows: readonly Imported[]): Promise<void> {
  if (rows.length === 0) return;
  const l = b.movements;
  const ids = arrayText(rows.map(({ rowId }) => rowId));
  const found = await ctx.tx.rows<AnyRow>(sql`select ${selectList(l)} from ${table(l)} t
    where t.county = ${ctx.county} and t.id = any(${ids}::uuid[]) order by t.id desc`);
  const note = `《${batch.fileName}》整批撤回`;
  const changes = found.map((row): Change => {
    const opposite = { [b.amount]: -Number(row[b.amount]), [b.reverses]: row.id };
    const made = { id: uuidv7(), createdAt: ctx.now, createdBy: ctx.actor.id };
    return { action: 'create', before: null, after: { ...row, ...opposite, ...made }, note };
  });
  for (const row of await saveMany(ctx, l, changes)) await settle(ctx, b, row);
}

async function restore(ctx: Context, l: AnyLedger, batch: Batch, rows: readonly Imported[]): Promise<void> {
  if (rows.length === 0) return;
  const found = await ctx.tx.rows<AnyRow & { change$: Readonly<Record<string, readonly [unknown, unknown]>> }>(sql`
    select ${selectList(l)}, e.change as "change$"
    from unnest(${arrayText(rows.map(({ rowId }) => rowId))}::uuid[], ${arrayText(rows.map(({ version }) => version))}::int[]) i(row_id, version)
    join ${table(l)} t on t.county = ${ctx.county} and t.id = i.row_id
    join entry e on e.county = ${ctx.county} and e.row_id = i.row_id and e.version = i.version and e.ledger = ${l.name}
      and e.action = ${importAction}`);
  const changes = found.map(({ change$: change, ...row }): Change => {
    const [before] = maskRows(ctx, l, [row as unknown as AnyRow]); // the row without the added column
    if (!before) throw new Error('a row masked is a row');
    // History knows a sealed value by its mask only: what it was before cannot be given back.
    const former = Object.fromEntries(
      Object.entries(change).flatMap(([name, [was]]) => (l.fields[name]?.kind === 'sealed' ? [] : [[name, was]])),
    );
    const after = { ...before, ...former } as AnyRow; // its own fields with the values of before
    return {
      action: undoAction,
      before,
      after: { ...after, town: after.area.length >= 9 ? after.area.slice(0, 9) : null },
      note: `《${batch.fileName}》整批撤回`,
    };
  });
  await saveMany(ctx, l, changes);
  const sealed = found.filter(({ change$: change }) =>
    Object.keys(change).some((name) => l.fields[name]?.kind === 'sealed'),
  );
  const ordinals = new Map(rows.map(({ rowId, ordinal }) => [rowId, ordinal]));
  const words = '导入时改过密封的内容（如电话），原值无法恢复，请人工核对';
  await remark(ctx, batch, new Map(sealed.map(({ id }) => [ordinals.get(id) ?? 0, words])));
}

async function tell(
  ctx: Context,
  batch: Batch,
  ordinals: readonly number[],
  undone: 'withdrawn' | 'restored' | 'kept',
): Promise<void> {
  if (ordinals.length === 0) return;
  await ctx.tx.rows(sql`update import_row set undone = ${undone} where county = ${ctx.county} and batch = ${batch.id}
    and ordinal = any(${arrayText(ordinals)}::int[])`);
}

async function tellKept(ctx: Context, batch: Batch, reasons: ReadonlyMap<number, string>): Promise<void> {
  await remark(ctx, batch, reasons);
  await tell(ctx, batch, [...reasons.keys()], 'kept');
}

/** Adds something to be said of rows, by their ordinal. */
async function remark(ctx: Context, batch: Batch, words: ReadonlyMap<number, string>): Promise<void> {
  if (words.size === 0) return;
  const remarks = [...words.values()].map((one): readonly Remark[] => [{ column: null, words: one, level: 'notice' }]);
  await ctx.tx.rows(sql`update import_row r set problems = coalesce(r.problems, '[]'::jsonb) || i.problems::jsonb
    from unnest(${arrayText([...words.keys()])}::int[], ${arrayText(remarks.map((one) => JSON.stringify(one)))}::text[]) i(ordinal, problems)
    where r.county = ${ctx.county} and r.batch = ${batch.id} and r.ordinal = i.ordinal`);
}
