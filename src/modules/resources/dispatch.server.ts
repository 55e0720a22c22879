import type { Draft, Row } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { makeLabels } from './box-labels.server.ts';
import { issueDispatch, receiveDispatch, requestDispatch } from './dispatch.endpoints.ts';
import { dispatchLine, supplyDispatch } from './dispatch.ledger.ts';
import { shortIsExplained } from './dispatch.rules.ts';
import { lockLots, type Move, openStorage, pick, postMoves } from './post-movements.server.ts';
import { supply } from './supply.ledger.ts';
import { derivedId } from './derived-id.server.ts';

/** Answers a request for goods. Sent again it is the same order. */
export const requestDispatchHandler = handle(requestDispatch, async (ctx, asked) => {
  const draft = asked.dispatch as Draft<typeof supplyDispatch>; // parsed by the ledger's own schema
  const there = await find(ctx, supplyDispatch, asked.id);
  if (there) return { id: there.id, number: there.number };
  const made = await create(ctx, supplyDispatch, draft, asked.id);
  for (const [at, line] of asked.lines.entries()) {
    const item = await find(withSystem(ctx), supply, line.supply); // the catalogue is everybody's
    if (!item) throw wrongField(`lines.${at}.supply`, '没有这种物资，请重新选择');
    const facts = { name: item.name, dispatch: made.id, supply: item.id, asked: line.asked, area: made.area };
    await create(ctx, dispatchLine, facts, line.id);
  }
  return { id: made.id, number: made.number };
});

/** Answers the issue: goods leave by the earliest expiry, the lines and the order take their step, every box gets its label. */
export const issueDispatchHandler = handle(issueDispatch, async (ctx, asked) => {
  const order = await get(ctx, supplyDispatch, asked.id);
  const storage = await openStorage(ctx, order.storage);
  const lines = await linesOf(ctx, asked.id);
  const amounts = matched(lines, asked.lines);
  if (lines.every((line) => amounts.get(line.id)?.issued === 0))
    throw new Problem('invalid', '没有一种物资出库，请填写出库数量；确实无货的请撤回调拨单');
  const { carrier, route } = asked;
  const issued = await take(withSystem(ctx), supplyDispatch, asked.id, 'issue', { carrier, route }, asked.version);
  let lots = await lockLots(
    ctx,
    order.storage,
    lines.map((line) => line.supply),
  );
  const moves: Move[] = [];
  for (const [at, line] of lines.entries()) {
    const quantity = amounts.get(line.id)?.issued ?? 0;
    const wanted = { supply: line.supply, quantity };
    const taken = await pick(ctx, lots, wanted, { mayBeExpired: false, field: `lines.${at}.issued` });
    lots = lots.map((lot) => ({ ...lot, total: lot.total - (taken.find((each) => each.id === lot.id)?.taken ?? 0) }));
    const about = { kind: 'issue', movedAt: ctx.now, storage: storage.id, dispatch: order.id } as const;
    const words = { reason: `调拨：${order.purpose}`.slice(0, 100), counterparty: order.receiver, area: storage.area };
    moves.push(
      ...taken.map(({ batch, expiresOn, taken: pieces }, part) => ({
        id: derivedId(line.id, `issue ${part}`),
        draft: { ...about, ...words, supply: line.supply, batch, expiresOn, quantity: -pieces },
      })),
    );
  }
  await postMoves(withSystem(ctx), moves);
  for (const line of lines) {
    const given = amounts.get(line.id)?.issued ?? 0;
    await take(withSystem(ctx), dispatchLine, line.id, 'issue', { issued: given }, line.version);
  }
  return { version: issued.version, labels: await makeLabels(ctx, issued) };
});

/** Answers the receipt: in whole, or in part with what is to be said of each difference. */
export const receiveDispatchHandler = handle(receiveDispatch, async (ctx, asked) => {
  const lines = await linesOf(ctx, asked.id);
  const found = matched(lines, asked.lines);
  const given = lines.map((line, at) => {
    const arrived = found.get(line.id);
    if (!arrived) throw new Error('every line was matched');
    const input = { received: arrived.received, damaged: arrived.damaged, explanation: arrived.explanation ?? null };
    const fault = shortIsExplained({ ...line, ...input });
    if (fault) throw wrongField(`lines.${at}.explanation`, fault);
    return { line, input };
  });
  const isWhole = given.every(({ line, input }) => input.received === line.issued);
  const step = isWhole ? 'receive' : 'receivePart';
  const signed = { signedBy: asked.signedBy };
  const { version } = await take(withSystem(ctx), supplyDispatch, asked.id, step, signed, asked.version);
  for (const { line, input } of given)
    await take(withSystem(ctx), dispatchLine, line.id, 'receive', input, line.version);
  return { version, whole: isWhole };
});

/** What was said of each line; all lines of the order, and no others. */
function matched<T extends { readonly id: string }>(
  lines: readonly Row<typeof dispatchLine>[],
  said: readonly T[],
): ReadonlyMap<string, T> {
  const byId = new Map(said.map((each) => [each.id, each]));
  if (byId.size === lines.length && lines.every((line) => byId.has(line.id))) return byId;
  throw new Problem('refused', '调拨明细在您打开后有变化，请刷新核对后重新填写');
}

/** The lines of an order in the order in which they were asked for. */
export async function linesOf(ctx: Context, id: string): Promise<readonly Row<typeof dispatchLine>[]> {
  return (await list(ctx, dispatchLine, { where: { dispatch: id }, sort: { by: 'id' }, limit: 200 })).rows;
}
