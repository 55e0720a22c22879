import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context as Request, Hono } from 'hono';
import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import { parse } from '../../kernel/schema.ts';
import type { Context } from '../context.ts';
import { insist } from '../db/insist.ts';
import { prepared, transact } from '../db/transact.ts';
import { harmlessPicture, mostPictureBytes } from '../files/harmless-picture.ts';
import { systemId } from '../jobs/system.ts';
import { labelToken, type OpenCall, type OpenDeed } from '../open/open-call.ts';
import type { Intake } from '../open/intake.ts';
import { createRate } from '../open/rate.ts';
import type { Deps } from './deps.ts';

const rate = { most: 60, perMs: 60_000 };
const pictureRate = { most: 30, perMs: 3_600_000 };

interface Open {
  readonly intakes: readonly Intake[];
  readonly calls: readonly OpenCall[];
  readonly deeds: readonly OpenDeed[];
}

/** What is answered to whoever holds a token, and what anyone may send in, so many times from one address. */
export function openRoutes(deps: Deps, { calls, deeds, intakes }: Open): Hono {
  const { machine } = deps;
  const routes = new Hono();
  const count = createRate(machine.clock, rate);
  const answerTo = async (
    c: Request,
    county: string,
    unknown: Problem,
    work: (ctx: Context) => Promise<unknown>,
    media?: string,
  ) => {
    if (!/^\d{6}$/.test(county)) throw unknown;
    const nobody = { id: systemId, name: '公众', posts: [] };
    const answered = await transact(
      machine,
      async (client) => {
        const { rows } = await client.query(prepared(sql`select 1 from county where county = ${county}`));
        if (rows.length === 0) throw unknown;
        return { county, actor: nobody };
      },
      work,
    );
    const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
    if (media !== undefined) return c.body(String(answered), 200, { ...headers, 'content-type': media });
    return c.json(answered ?? null, 200, headers);
  };

  for (const { name, token = labelToken, answer, media, rate: ownRate } of calls) {
    const countCall = ownRate ? createRate(machine.clock, ownRate) : count;
    routes.get(`/${name}/:code`, async (c) => {
      countCall(addressOf(c));
      const code = c.req.param('code');
      const [county, shown] = [code.slice(0, 6), code.slice(7)];
      const unknown = new Problem('missing', '没有这个编号，请核对是否完整');
      if (code[6] !== '-' || !token.test(shown)) throw unknown;
      return answerTo(c, county, unknown, (ctx) => answer(ctx, shown), media);
    });
  }

  for (const { name, token, start } of intakes) {
    const take = start(machine, deps.protocols);
    routes.post(`/${name}/:code`, async (c) => {
      const code = c.req.param('code');
      const [county, shown] = [code.slice(0, 6), code.slice(7)];
      if (!/^\d{6}-/.test(code) || !token.test(shown)) throw new Problem('missing', '没有这个编号，请核对是否完整');
      const { status, body } = await take({ county, token: shown, headers: c.req.header(), body: await c.req.text() });
      return c.body(body, status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    });
  }

  for (const { name, input, rate: ownRate, act } of deeds) {
    const countDeed = createRate(machine.clock, ownRate);
    const countPicture = createRate(machine.clock, pictureRate);
    const unknown = new Problem('missing', '没有这个县（市、区），请核对网址');
    routes.post(`/${name}/:county`, async (c) => {
      countDeed(addressOf(c));
      const body = parse(input, await bodyOf(c));
      return insist(() => answerTo(c, c.req.param('county'), unknown, (ctx) => act(ctx, body)));
    });
    routes.post(`/${name}/:county/pictures`, async (c) => {
      countPicture(addressOf(c));
      const bytes = await harmlessPicture(c.req.raw.body);
      return answerTo(c, c.req.param('county'), unknown, async (ctx) => {
        const stored = await deps.files.put(bytes, { name: '照片.jpg', maxBytes: mostPictureBytes });
        await ctx.tx.rows(sql`insert into file (county, hash, name, type, size, uploaded_by, uploaded_at)
          values (${ctx.county}, ${stored.hash}, ${stored.name}, ${stored.type}, ${stored.size}, ${ctx.actor.id}, ${ctx.now})
          on conflict do nothing`);
        return stored;
      });
    });
  }
  return routes;
}

async function bodyOf(c: Request): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new Problem('invalid', '提交的内容不完整，请重新提交');
  });
}

/** The socket's own address; where there is no socket, all ask as one. It is counted and forgotten. */
function addressOf(c: Request): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}
