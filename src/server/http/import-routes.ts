import { rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { Hono, type Context as Request } from 'hono';
import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { ledgerNamed } from '../../kernel/module.ts';
import { Problem } from '../../kernel/problem.ts';
import { parse } from '../../kernel/schema.ts';
import type { Context } from '../context.ts';
import { workbookType } from '../excel/write.ts';
import { byteStream } from '../files/byte-stream.ts';
import { cleanName } from '../files/name.ts';
import { type Batch, batchById, batchStates, keepBatch, latestBatches, moveBatch } from '../import/batch.ts';
import { importColumns } from '../import/import-columns.ts';
import { decidedPlan, firstPlan, planInput } from '../import/make-plan.ts';
import type { Remark } from '../import/prepare.ts';
import { annotateApart, peekApart } from '../import/read-apart.ts';
import { checkImporter, mayHistorical, seesAll } from '../import/rights.ts';
import { readingSheets } from '../import/work.ts';
import { fileKeyOf, newFileKey, sealedFile } from '../import/seal-file.ts';
import { templateOf } from '../import/template.ts';
import { asCaller, bodyOf, type Deps } from './deps.ts';

const maxBytes = 120 * 1024 * 1024;
const shownRemarks = 200;

/** The routes of imports: template, upload, columns, check, import, stop, taking back, and the file with what is to be said of its rows. */
export function importRoutes(deps: Deps): Hono {
  const routes = new Hono();
  const ledgerOf = (c: Request) => ledgerNamed(deps.machine.registry, c.req.query('ledger') ?? '');
  const as = <T>(c: Request, work: (ctx: Context) => Promise<T>) => asCaller(deps, c, work);
  const withBatch = <T>(c: Request, work: (ctx: Context, batch: Batch) => Promise<T>) =>
    as(c, async (ctx) => {
      const batch = await batchById(ctx, c.req.param('id') ?? '');
      checkReader(ctx, batch);
      return work(ctx, batch);
    });

  routes.get('/', async (c) =>
    c.json(
      await as(c, async (ctx) => {
        const l = ledgerOf(c);
        checkImporter(ctx, l);
        return (await latestBatches(ctx, l.name, seesAll(ctx, l) ? null : ctx.actor.id)).map(summary);
      }),
    ),
  );
  routes.get('/template', async (c) => {
    const { label, bytes } = await as(c, async (ctx) => {
      const l = ledgerOf(c);
      checkImporter(ctx, l);
      return { label: l.label, bytes: await templateOf(ctx, l) };
    });
    return c.body(new Uint8Array(bytes), 200, workbookHeaders(`${label}导入模板.xlsx`));
  });
  routes.post('/', async (c) => {
    const id = uuidv7();
    const { l, county } = await as(c, async (ctx) => {
      const asked = ledgerOf(c);
      checkImporter(ctx, asked); // nobody uploads what they may not import
      return { l: asked, county: ctx.county };
    });
    const { kept, kind, shape } = await keepTable(deps, c, county, id);
    await as(c, async (ctx) => {
      const plan = firstPlan(ctx.registry, l, shape);
      const area = ctx.actor.posts.find((post) => post.county === ctx.county)?.area ?? ctx.county;
      const file = { fileHash: kept.hash, fileName: kept.name, fileKind: kind, fileSize: kept.size };
      const progress = { phase: null, done: 0, of: null };
      await keepBatch(ctx, {
        id,
        ledger: l.name,
        area,
        ...file,
        state: 'matching',
        shape,
        plan,
        progress,
        tally: null,
        fault: null,
      });
    });
    return c.json({ id }, 201);
  });
  routes.get('/:id', async (c) => c.json(await withBatch(c, whole)));
  routes.post('/:id/check', async (c) => {
    const body = await bodyOf(c);
    await withBatch(c, async (ctx, batch) => {
      const input = parse(planInput, body);
      const l = ownBatch(ctx, batch);
      if (input.historical && !mayHistorical(ctx))
        throw new Problem('forbidden', '导入历史数据须由股室负责人或安委办办理');
      const plan = decidedPlan(ctx.registry, l, batch.shape, batch.plan, input);
      for (const { ledger } of plan.sheets) checkImporter(ctx, ledgerNamed(ctx.registry, ledger));
      const progress = { phase: 'reading' as const, done: 0, of: null };
      await moveBatch(ctx, batch, ['matching', 'checked'], 'checking', { plan, progress, fromStart: 'yes' });
    });
    deps.imported();
    return c.json({}, 202);
  });
  routes.post('/:id/run', async (c) => {
    await withBatch(c, async (ctx, batch) => {
      ownBatch(ctx, batch);
      const from = batch.state === 'cancelled' ? (['cancelled'] as const) : (['checked'] as const);
      const more = batch.state === 'cancelled' ? {} : { fromStart: 'yes' as const };
      await moveBatch(ctx, batch, from, 'running', {
        ...more,
        progress: { phase: 'writing', done: batch.doneThrough, of: batch.progress.of },
      });
    });
    deps.imported();
    return c.json({}, 202);
  });
  routes.post('/:id/cancel', async (c) => {
    await withBatch(c, async (ctx, batch) => {
      const progress = { ...batch.progress, phase: null };
      if (batch.state === 'checking') return moveBatch(ctx, batch, ['checking'], 'matching', { progress });
      return moveBatch(ctx, batch, ['running'], 'cancelled', { progress });
    });
    return c.json({});
  });
  routes.post('/:id/undo', async (c) => {
    await withBatch(c, async (ctx, batch) => {
      const progress = { phase: 'undoing' as const, done: 0, of: null };
      await moveBatch(ctx, batch, ['done', 'cancelled'], 'undoing', { progress });
    });
    deps.imported();
    return c.json({}, 202);
  });
  routes.get('/:id/annotated', async (c) => {
    const only = c.req.query('rows') === 'told' ? 'told' : 'all';
    const { county, batch, sheets, remarks } = await withBatch(c, async (ctx, found) => ({
      county: ctx.county,
      batch: found,
      sheets: readingSheets(ctx, found).map((sheet, at) => ({ ...sheet, name: found.plan.sheets[at]?.name ?? '' })),
      remarks: await remarksOf(ctx, found.id, 200_000),
    }));
    const target = deps.scratch(`${uuidv7()}.xlsx`);
    const path = deps.files.path(batch.fileHash);
    const key = await fileKeyOf(deps.machine.vault, county, batch.id, path);
    const asked = { path, key, kind: batch.fileKind, target, sheets, rows: only } as const;
    await annotateApart({
      ...asked,
      remarks: remarks.map((one) => [one.sheet, one.line, spoken(one.problems)] as const),
    });
    const name = batch.fileName.replace(/\.\w+$/, '');
    return c.body(onceFrom(target), 200, workbookHeaders(`${name}-导入问题.xlsx`));
  });
  return routes;
}

/** The words of a row's remarks, as they stand in a cell. */
const spoken = (remarks: readonly Remark[]): string =>
  remarks
    .map(
      ({ column, words, level }) =>
        `${level === 'notice' ? '提示：' : ''}${column === null ? '' : `${column}：`}${words}`,
    )
    .join('；');

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path)) yield piece as Uint8Array; // no encoding is set
  } finally {
    await rm(path, { force: true });
  }
}
const onceFrom = (path: string) => byteStream(piecesOf(path));

/** Keeps a table, sealed before it touches the disk; what is none, or cannot be read, is not kept. */
async function keepTable(deps: Deps, c: Request, county: string, batch: string) {
  const name = cleanName(nameOf(c));
  const made = newFileKey(deps.machine.vault, county, batch);
  const judge = async () => ({ type: 'sealed', name });
  const content = sealedFile(c.req.raw.body ?? new Blob([]).stream(), made);
  const kept = await deps.files.put(content, { name, maxBytes, judge });
  const path = deps.files.path(kept.hash);
  try {
    return { kept, ...(await peekApart({ path, key: made.key, name })) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function nameOf(c: Request): string {
  try {
    return decodeURIComponent(c.req.header('x-file-name') ?? '导入.xlsx');
  } catch {
    throw new Problem('invalid', '文件名的编码不对，请重新选择文件后上传');
  }
}

/** A batch is seen by whoever brought it, and by those who may create over the whole county. */
function checkReader(ctx: Context, batch: Batch): void {
  const l = ledgerNamed(ctx.registry, batch.ledger);
  if (batch.createdBy !== ctx.actor.id && !seesAll(ctx, l))
    throw new Problem('missing', '没有这次导入，请从列表中重新打开');
  checkImporter(ctx, l);
}

/** What is imported is imported by whoever brought it: their scope and their name stand by it. */
function ownBatch(ctx: Context, batch: Batch): AnyLedger {
  if (batch.createdBy !== ctx.actor.id) throw new Problem('forbidden', '请由上传文件的人继续办理这次导入');
  return ledgerNamed(ctx.registry, batch.ledger);
}

function summary(batch: Omit<Batch, 'shape'>) {
  const { id, ledger, fileName, fileSize, state, progress, tally, fault, createdBy, createdAt, finishedAt } = batch;
  const { historical } = batch.plan;
  return {
    id,
    ledger,
    fileName,
    fileSize,
    state,
    stateLabel: batchStates[state],
    progress,
    tally,
    fault,
    historical,
    createdBy,
    createdAt,
    finishedAt,
  };
}

async function whole(ctx: Context, batch: Batch) {
  const [first] = batch.plan.sheets;
  const sheets = batch.plan.sheets.map((sheet, at) => {
    const l = ledgerNamed(ctx.registry, sheet.ledger);
    const parent = at === 0 ? undefined : ledgerNamed(ctx.registry, first?.ledger ?? '');
    const columns = importColumns(ctx.registry, l, parent).map(({ name, label, required, key, historical, kind }) => ({
      name,
      label,
      required,
      key,
      historical,
      kind,
    }));
    return {
      ...sheet,
      label: l.label,
      choices: columns,
      lines: batch.shape.sheets.find(({ index }) => index === sheet.index)?.lines ?? [],
    };
  });
  const remarks = await remarksOf(ctx, batch.id, shownRemarks);
  const [said] = await ctx.tx.rows<{
    faults: number;
    notices: number;
  }>(sql`select count(*) filter (where outcome = 'refused')::int as "faults",
      count(*) filter (where outcome <> 'refused')::int as "notices"
    from import_row where county = ${ctx.county} and batch = ${batch.id} and problems is not null`);
  const { duplicates, answers } = batch.plan;
  return {
    ...summary(batch),
    duplicates,
    answers,
    sheets,
    remarks,
    faults: said?.faults ?? 0,
    notices: said?.notices ?? 0,
    isMine: batch.createdBy === ctx.actor.id,
    mayHistorical: mayHistorical(ctx),
  };
}

interface ToldRow {
  readonly sheet: number;
  readonly line: number;
  readonly outcome: string;
  readonly rowId: string | null;
  readonly undone: string | null;
  readonly problems: readonly Remark[];
}

/** What is to be said of rows, those that are kept out first. */
function remarksOf(ctx: Context, id: string, most: number): Promise<readonly ToldRow[]> {
  return ctx.tx.rows<ToldRow>(sql`select sheet, line, outcome, row_id as "rowId", undone, problems from import_row
    where county = ${ctx.county} and batch = ${id} and problems is not null
    order by outcome <> 'refused', ordinal limit ${most}`);
}

const workbookHeaders = (name: string) => ({
  'content-type': workbookType,
  'content-disposition': `attachment; filename="import.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
});
