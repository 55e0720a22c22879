import { Hono, type Context as Request } from 'hono';
import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import { ledgerNamed } from '../../kernel/module.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AnyWhere, Where } from '../../kernel/where.ts';
import type { CountAnswer, NearbyRow, PageAnswer, RowAnswer } from '../../kernel/wire.ts';
import { holdOf } from '../bounds/bounds.ts';
import type { Context } from '../context.ts';
import { insist } from '../db/insist.ts';
import { openParts } from '../fulfil/open-parts.ts';
import { deadlinesOf } from '../ledger/deadlines.ts';
import { actorsOf, history } from '../ledger/history.ts';
import { countUpTo, getTitled, list, type Sort } from '../ledger/read.ts';
import { create, mayUpdate, stepsOf, take, update } from '../ledger/write.ts';
import { nearest } from '../nearby/nearest.ts';
import { openField } from '../sealed/open-field.ts';
import { answerOf as countAnswer, countCap } from '../today/owed.ts';
import { asCaller, bodyOf, type Deps } from './deps.ts';
import { exportResponse } from './export-response.ts';
import { fileResponse } from './file-routes.ts';
import { json } from './json.ts';

/** The routes of all ledgers together: list, count, export, row, history, create, change, open, step, and a row's files. */
export function ledgerRoutes(deps: Deps): Hono {
  const routes = new Hono();
  const named = (c: Request) => ledgerNamed(deps.machine.registry, c.req.param('ledger') ?? '');
  const as = <T>(c: Request, work: (ctx: Context) => Promise<T>) => insist(() => asCaller(deps, c, work));

  routes.get('/:ledger', async (c) => json(c, await as(c, (ctx) => page(ctx, named(c), c))));
  routes.get('/:ledger/count', async (c) => c.json(await as(c, (ctx) => count(ctx, named(c), whereOf(c)))));
  routes.get('/:ledger/export', (c) => exportResponse(deps, c, named(c), { where: whereOf(c), sort: sortOf(c) }));
  routes.get('/:ledger/nearby', async (c) => c.json(await as(c, (ctx) => nearby(ctx, named(c), c))));
  routes.get('/:ledger/:id', async (c) => c.json(await as(c, (ctx) => whole(ctx, named(c), idOf(c)))));
  routes.get('/:ledger/:id/history', async (c) => c.json(await as(c, (ctx) => history(ctx, named(c), idOf(c)))));
  routes.get('/:ledger/:id/files/:hash', (c) => fileResponse(deps, c, named(c), idOf(c)));

  routes.post('/:ledger', async (c) => {
    const { id, draft } = await bodyOf(c);
    const answer = await as(c, async (ctx) => {
      const row = await create(ctx, named(c), recordOf(draft), typeof id === 'string' ? id : undefined);
      return answerOf(ctx, named(c), row);
    });
    return c.json(answer, 201);
  });
  routes.patch('/:ledger/:id', async (c) => {
    const { version, change } = await bodyOf(c);
    return c.json(
      await as(c, async (ctx) =>
        answerOf(ctx, named(c), await update(ctx, named(c), idOf(c), versionOf(version), recordOf(change))),
      ),
    );
  });
  routes.post('/:ledger/:id/open', async (c) => {
    const { field, reason } = await bodyOf(c);
    const ask = { field: wordsOf(field), reason: wordsOf(reason) };
    const value = await as(c, (ctx) => openField(ctx, named(c), idOf(c), ask));
    c.header('cache-control', 'no-store');
    return c.json({ value });
  });
  routes.post('/:ledger/:id/steps/:step', async (c) => {
    const { version, input } = await bodyOf(c);
    const step = c.req.param('step');
    return c.json(
      await as(c, async (ctx) =>
        answerOf(ctx, named(c), await take(ctx, named(c), idOf(c), step, recordOf(input) as never, versionOf(version))),
      ),
    );
  });
  return routes;
}

async function page(ctx: Context, l: AnyLedger, c: Request): Promise<PageAnswer> {
  const limit = Math.trunc(Number(c.req.query('limit'))) || 20;
  return list(ctx, l, { where: whereOf(c), sort: sortOf(c), after: c.req.query('after'), limit });
}

async function nearby(ctx: Context, l: AnyLedger, c: Request): Promise<readonly NearbyRow[]> {
  const [lng, lat] = [Number(c.req.query('lng') ?? Number.NaN), Number(c.req.query('lat') ?? Number.NaN)];
  return nearest(ctx, l, { to: { lng, lat }, where: whereOf(c), limit: Number(c.req.query('limit') ?? 10) });
}

async function count(ctx: Context, l: AnyLedger, where: AnyWhere): Promise<CountAnswer> {
  return countAnswer(await countUpTo(ctx, l, where, countCap + 1));
}

async function whole(ctx: Context, l: AnyLedger, id: string): Promise<RowAnswer> {
  const { rows, titles } = await getTitled(ctx, l, id);
  const [row] = rows;
  if (!row) throw new Error('getTitled gives one row or throws');
  const [deadlines, actors] = await Promise.all([deadlinesOf(ctx, id), actorsOf(ctx, l, id)]);
  return { ...(await answerOf(ctx, l, row)), titles: { ...actors, ...Object.fromEntries(titles) }, deadlines };
}

/** What a write answers: the row and what may be done next; names and clocks are asked for with the row itself. */
async function answerOf(ctx: Context, l: AnyLedger, row: AnyRow): Promise<RowAnswer> {
  const held = await holdOf(ctx, l, row);
  const parts = await openParts(ctx, l, row);
  const steps = Object.entries(stepsOf(ctx, l, row)).map(([name, reason]) => {
    const step: Step | undefined = l.steps[name];
    return [name, held ?? reason ?? parts[step?.to ?? ''] ?? null];
  });
  const mayChange = held === undefined && mayUpdate(ctx, l, row);
  return { row, titles: {}, deadlines: [], steps: Object.fromEntries(steps), mayUpdate: mayChange };
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : '');
const idOf = (c: Request) => c.req.param('id') ?? '';

function whereOf(c: Request): Where<AnyLedger> {
  const text = c.req.query('where');
  if (text === undefined) return {};
  try {
    return recordOf(JSON.parse(text)) as Where<AnyLedger>; // checked against the ledger when it is read
  } catch {
    throw new Problem('invalid', '筛选条件的格式不对，请从列表页重新选择');
  }
}

function sortOf(c: Request): Sort {
  const text = c.req.query('sort') ?? '-id';
  return text.startsWith('-') ? { by: text.slice(1), desc: true } : { by: text };
}

function versionOf(version: unknown): number {
  if (Number.isInteger(version)) return Number(version);
  throw new Problem('invalid', '缺少版本号，请刷新页面后重试', { fields: { version: '缺少版本号' } });
}

/** A part of a body as named values; what it may hold is decided by the ledger's schemas. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Problem('invalid', '提交的内容格式不对，请刷新页面后重试');
}
