import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import type { OpenCall } from '../../server/open/open-call.ts';
import { type BoxLabel, dispatchLabels, openBox, renewLabels } from './dispatch.endpoints.ts';
import { dispatchLine, supplyDispatch } from './dispatch.ledger.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

const mostBoxes = 500;

/** Makes a label for every box of a dispatch that has been issued; answers how many. Each has a token of 128 bits of chance. */
export async function makeLabels(ctx: Context, order: Row<typeof supplyDispatch>): Promise<number> {
  const contents = await contentsOf(ctx, order);
  const rows = contents.map((content, at) => ({
    number: at + 1,
    token: randomBytes(16).toString('base64url'),
    content: JSON.stringify(content),
  }));
  await ctx.tx.rows(sql`insert into public_label (county, token, ledger, row_id, number, content, made_by, made_at)
    select ${ctx.county}, r.token, ${supplyDispatch.name}, ${order.id}, r.number, r.content::jsonb, ${ctx.actor.id}, ${ctx.now}
    from unnest(${rows.map((row) => row.token)}::text[], ${rows.map((row) => row.number)}::integer[],
      ${rows.map((row) => row.content)}::text[]) as r (token, number, content)`);
  return rows.length;
}

async function contentsOf(ctx: Context, order: Row<typeof supplyDispatch>): Promise<readonly BoxLabel[]> {
  const storage = await get(withSystem(ctx), supplyStorage, order.storage);
  const where = { dispatch: order.id, issued: { gt: 0 } };
  const { rows: lines } = await list(ctx, dispatchLine, { where, sort: { by: 'id' }, limit: 200 });
  const packed = await Promise.all(
    lines.map(async (line) => boxesOf(line, await get(withSystem(ctx), supply, line.supply))),
  );
  const all = packed.flat();
  if (all.length > mostBoxes)
    throw new Problem('refused', `按包装要打印 ${all.length} 张箱签，一张调拨单最多 ${mostBoxes} 张，请分单调拨`);
  const shared = {
    order: order.number ?? '',
    purpose: order.purpose,
    from: storage.name,
    to: order.destination,
    receiver: order.receiver,
    route: order.route ?? '',
    boxes: all.length,
    issuedOn: dayOf(order.issuedAt ?? ctx.now),
  };
  return all.map((box, at) => ({ ...shared, ...box, box: at + 1 }));
}

function boxesOf(line: Row<typeof dispatchLine>, item: Row<typeof supply>) {
  const issued = line.issued ?? 0;
  const perBox = item.casePieces ?? issued;
  return Array.from({ length: Math.ceil(issued / perBox) }, (_, at) => {
    const pieces = Math.min(perBox, issued - at * perBox);
    const grams = item.pieceGrams === null ? null : item.pieceGrams * pieces;
    return { goods: item.name, unit: item.unit, pieces, grams };
  });
}

/** Answers the labels in force of a dispatch that the caller may see. */
export const dispatchLabelsHandler = handle(dispatchLabels, async (ctx, { id }) => {
  await get(ctx, supplyDispatch, id);
  const rows = await ctx.tx.rows<{ token: string; content: BoxLabel }>(sql`select token, content from public_label
    where county = ${ctx.county} and row_id = ${id} and revoked_at is null order by number`);
  return { labels: rows.map(({ token, content }) => ({ code: `${ctx.county}-${token}`, content })) };
});

/** Answers the revoking of labels: a lost or copied one tells nothing any more. */
export const renewLabelsHandler = handle(renewLabels, async (ctx, { id, again }) => {
  const order = await get(ctx, supplyDispatch, id);
  if (order.issuedAt === null) throw new Problem('refused', '尚未出库，还没有箱签');
  await ctx.tx.rows(sql`update public_label set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.id}
    where county = ${ctx.county} and row_id = ${id} and revoked_at is null`);
  return { labels: again ? await makeLabels(ctx, order) : 0 };
});

/** Answers whoever scans a box, signed in or not: what its label says, or that it is not in force. */
export const openBoxCall: OpenCall = {
  ...openBox,
  answer: async (ctx, token) => {
    const [found] = await ctx.tx.rows<{ content: BoxLabel; revokedAt: string | null; state: string }>(sql`
      select l.content, l.revoked_at as "revokedAt", d.state from public_label l
      join supply_dispatch d on d.county = l.county and d.id = l.row_id
      where l.county = ${ctx.county} and d.county = ${ctx.county} and l.token = ${token}`);
    if (!found) throw new Problem('missing', '没有这张箱签，请核对二维码是否完整');
    if (found.revokedAt !== null) throw new Problem('refused', '这张箱签已停用，请以调拨单为准或联系发货单位');
    const states: Readonly<Record<string, string>> = supplyDispatch.states;
    return { ...found.content, state: states[found.state] ?? '' };
  },
};
