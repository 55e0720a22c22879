import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context as Request, Hono } from 'hono';
import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import { prepared, transact } from '../db/transact.ts';
import { systemId } from '../jobs/system.ts';
import { codePattern, type OpenCall } from '../open/open-call.ts';
import { createRate } from '../open/rate.ts';
import type { Deps } from './deps.ts';

const rate = { most: 60, perMs: 60_000 };

/** What is answered to whoever holds a token: /open/<name>/<county>-<token>, so many times a minute from one address. */
export function openRoutes({ machine }: Deps, calls: readonly OpenCall[]): Hono {
  const routes = new Hono();
  const count = createRate(machine.clock, rate);
  for (const { name, answer } of calls) {
    routes.get(`/${name}/:code`, async (c) => {
      count(addressOf(c));
      const [, county = '', token = ''] = codePattern.exec(c.req.param('code')) ?? [];
      const unknown = new Problem('missing', '没有这张标签，请核对二维码是否完整');
      if (county === '') throw unknown;
      const nobody = { id: systemId, name: '公众', posts: [] };
      const answered = await transact(
        machine,
        async (client) => {
          const { rows } = await client.query(prepared(sql`select 1 from county where county = ${county}`));
          if (rows.length === 0) throw unknown;
          return { county, actor: nobody };
        },
        (ctx) => answer(ctx, token),
      );
      return c.json(answered ?? null, 200, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    });
  }
  return routes;
}

/** The socket's own address; where there is no socket, all ask as one. */
function addressOf(c: Request): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}
