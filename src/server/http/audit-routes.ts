import { Hono, type Context as Request } from 'hono';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { accessEvents } from '../access/access-events.ts';
import { type AccessAsk, listAccess } from '../access/list-access.ts';
import { noteAccess } from '../access/write-access.ts';
import type { Cell, Column } from '../excel/sheet.ts';
import { streamSheet, workbookType } from '../excel/write.ts';
import { hasRole } from '../ledger/scope.ts';
import { asCaller, type Deps } from './deps.ts';

const asked = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  group: z.enum(['signIn', 'powers', 'refused', 'use']).nullish(),
  ok: z.boolean().nullish(),
  words: z.string().max(100).nullish(),
});

/** The audit as a workbook, for the audit administrator alone; that it was taken along is written down too. */
export function auditRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/audit-export', async (c) => {
    const ask = await asCaller(deps, c, async (ctx) => {
      if (!hasRole(ctx, ['auditor'])) throw new Problem('forbidden', '审计日志只由审计管理员导出');
      const given = askOf(c);
      noteAccess(ctx, { event: 'auditExported', object: `${given.from} 至 ${given.to}` });
      return given;
    });
    const fileName = encodeURIComponent(`审计日志-${ask.from}-${ask.to}.xlsx`);
    return c.body(streamSheet({ name: '审计日志', columns, rows: rowsOf(deps, c, ask) }), 200, {
      'content-type': workbookType,
      'content-disposition': `attachment; filename="audit.xlsx"; filename*=UTF-8''${fileName}`,
      'cache-control': 'no-store',
    });
  });
  return routes;
}

const columns: readonly Column[] = [
  { label: '时间', width: 18, kind: 'instant' },
  { label: '用户', width: 16, kind: 'text' },
  { label: '事件', width: 16, kind: 'text' },
  { label: '结果', width: 8, kind: 'text' },
  { label: '对象', width: 50, kind: 'text' },
  { label: '来源地址', width: 16, kind: 'text' },
];

type AccessPage = Awaited<ReturnType<typeof listAccess>>;

/** Each page is a transaction of its own, so a slow reader holds no connection. */
async function* rowsOf(deps: Deps, c: Request, ask: AccessAsk): AsyncGenerator<readonly Cell[]> {
  const words: Readonly<Record<string, { readonly label: string }>> = accessEvents;
  let after: string | null = null;
  do {
    const from: string | null = after;
    const page: AccessPage = await asCaller(deps, c, (ctx) => listAccess(ctx, { ...ask, after: from }, 500));
    yield* page.lines.map(({ at, who, event, ok, object, ip }) => [
      at,
      who,
      words[event]?.label ?? event,
      ok ? '成功' : '未成功',
      object,
      ip,
    ]);
    after = page.next;
  } while (after !== null);
}

function askOf(c: Request): AccessAsk {
  try {
    const parsed = asked.safeParse(JSON.parse(c.req.query('input') ?? '{}'));
    if (parsed.success) return parsed.data;
  } catch {
    // what is no JSON is told like what is no question
  }
  throw new Problem('invalid', '导出的条件不对，请从审计日志页面重新选择');
}
