import { Hono, type Context as Request } from 'hono';
import sql from 'sql-template-tag';
import type { Field, FileRef } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { fileHeaders } from '../files/headers.ts';
import { hasThumbnail, thumbnailErrand } from '../files/file-errands.ts';
import { thumbnailWidths } from '../files/thumbnail.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { get } from '../ledger/read.ts';
import { asCaller, type Deps } from './deps.ts';

const maxBytes = 50 * 1024 * 1024;

/** Uploading: the bytes are kept first, the fact that this person brought them is written after. */
export function fileRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    await asCaller(deps, c, async () => undefined); // nobody uploads before signing in
    const name = nameOf(c.req.header('x-file-name') ?? '附件');
    const stored = await deps.files.put(c.req.raw.body ?? new Uint8Array(), { name, maxBytes });
    await asCaller(deps, c, async (ctx) => {
      await ctx.tx.rows(sql`insert into file (county, hash, name, type, size, uploaded_by, uploaded_at)
        values (${ctx.county}, ${stored.hash}, ${stored.name}, ${stored.type}, ${stored.size}, ${ctx.actor.id}, ${ctx.now})
        on conflict do nothing`);
      if (hasThumbnail(stored.type)) await enqueue(ctx, thumbnailErrand, { hash: stored.hash });
    });
    return c.json(stored, 201);
  });
  return routes;
}

/** A file of a row: whoever may see the row may see its files. `width` asks for a thumbnail. */
export async function fileResponse(deps: Deps, c: Request, l: AnyLedger, id: string): Promise<Response> {
  const hash = c.req.param('hash') ?? '';
  const file = await asCaller(deps, c, async (ctx) => {
    const row = await get(ctx, l, id);
    // What kind of file it is was found out when it came; what the row says of it was only said.
    const [kept] = await ctx.tx.rows<FileRef>(sql`select hash, name, type, size from file
      where county = ${ctx.county} and hash = ${hash} order by uploaded_at limit 1`);
    if (kept && refersTo(l, row, hash)) return kept;
    throw new Problem('missing', '没有这个附件，可能已被替换，请刷新页面');
  });
  const width = thumbnailWidths.find((w) => String(w) === c.req.query('width'));
  if (width === undefined) {
    const { stream } = await deps.files.get(hash);
    return c.body(stream, 200, fileHeaders(file, 'shown'));
  }
  const small = await deps.files.thumbnail(hash, width);
  return c.body(small.stream, 200, fileHeaders({ ...file, type: 'image/webp', size: small.size }, 'shown'));
}

function refersTo(l: AnyLedger, row: Readonly<Record<string, unknown>>, hash: string): boolean {
  const names = Object.entries<Field>(l.fields).filter(([, f]) => f.kind === 'files');
  const all = names.flatMap(([name]) => (row[name] ?? []) as readonly FileRef[]); // a files field holds files
  return all.some((file) => file.hash === hash);
}

/** The name of a file as its header carries it, percent-encoded. */
function nameOf(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw new Problem('invalid', '文件名的编码不对，请重新选择文件后上传');
  }
}
