import { Hono, type Context as Request } from 'hono';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { insist } from '../db/insist.ts';
import type { DocumentOf, Handler } from '../module.ts';
import { workbookType } from '../excel/write.ts';
import { byteStream, following } from '../files/byte-stream.ts';
import { spooled } from '../files/spooled.ts';
import { asCaller, bodyOf, type Deps } from './deps.ts';

/** The modules' special calls, each refused to all but the roles it names. */
export function endpointRoutes(deps: Deps, handlers: readonly Handler[]): Hono {
  const routes = new Hono();
  for (const { endpoint, sight } of handlers) {
    routes.on(endpoint.method.toUpperCase(), endpoint.path, async (c) => {
      const isAsking = endpoint.method === 'get';
      const asked = isAsking ? queryOf(c) : await bodyOf(c);
      // What somebody asked is let go of when they leave; what somebody did is done.
      const left = isAsking ? c.req.raw.signal : undefined;
      const answer = (ctx: Context) => ctx.answers(ctx, endpoint, asked);
      const result = await insist(() => asCaller(deps, c, answer, { sight, left }));
      return c.json(result ?? null);
    });
  }
  return routes;
}

/** The documents of rows, as Word files or, by the ending of their name, as workbooks or PDFs: /documents/:name/:id. */
export function documentRoutes(deps: Deps, documents: readonly DocumentOf[]): Hono {
  const routes = new Hono();
  for (const document of documents) {
    routes.get(`/${document.name}/:id`, async (c) => {
      const address = deps.baseUrl ?? new URL(c.req.url).origin;
      const place = { address, typefaces: deps.typefaces };
      let fileName = '';
      const pieces = spooled(deps.scratch(uuidv7()), (write) => {
        const print = async (ctx: Context) => {
          const { bytes, ...printed } = await document.render(ctx, c.req.param('id'), place);
          fileName = printed.fileName;
          for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) await write(piece);
        };
        return asCaller(deps, c, print, { sight: document.sight });
      });
      const first = await pieces.next(); // what is refused is refused before the first byte
      return c.body(byteStream(following(first, pieces)), 200, {
        'content-type': types[endingOf(fileName)] ?? 'application/octet-stream',
        'content-disposition': `attachment; filename="document.${endingOf(fileName)}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store',
      });
    });
  }
  return routes;
}

const types: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: workbookType,
  pdf: 'application/pdf',
};
const endingOf = (fileName: string) => fileName.slice(fileName.lastIndexOf('.') + 1);

function queryOf(c: Request): unknown {
  try {
    return JSON.parse(c.req.query('input') ?? '{}');
  } catch {
    throw new Problem('invalid', '请求的内容格式不对，请刷新页面后重试');
  }
}
