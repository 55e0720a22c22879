import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list, visibleSql } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { stockMovement } from './movement.ledger.ts';
import { openStorage, postMoves } from './post-movements.server.ts';
import { approveStocktake, openStocktake, saveCounts } from './stocktake.endpoints.ts';
import { stocktake, stocktakeLine } from './stocktake.ledger.ts';

interface Lying {
  readonly name: string;
  readonly supply: string;
  readonly batch: string | null;
  readonly expiresOn: string | null;
  readonly book: number;
}

/** Answers the beginning of a count with a line for each lot that lay there at its moment. */
export const openStocktakeHandler = handle(openStocktake, async (ctx, { id, ...asked }) => {
  const there = await find(ctx, stocktake, id);
  if (there) return { id, lines: (await linesOf(ctx, id)).length };
  if (asked.countedAt > ctx.now)
    throw new Problem('invalid', '盘点时间不能晚于现在', { fields: { countedAt: '不能晚于现在' } });
  const storage = await openStorage(ctx, asked.storage);
  await create(ctx, stocktake, { ...asked, area: storage.area }, id);
  const lying = await lyingAt(ctx, storage.id, asked.countedAt);
  for (const lot of lying) await create(ctx, stocktakeLine, { ...lot, stocktake: id, area: storage.area }, uuidv7());
  return { id, lines: lying.length };
});

function lyingAt(ctx: Context, storage: string, at: string): Promise<readonly Lying[]> {
  return ctx.tx.rows<Lying>(sql`select concat_ws(' · ', s.name, m.batch) as name, m.supply, m.batch,
      m.expires_on as "expiresOn", m.book
    from (select t.supply, t.batch, t.expires_on, sum(t.quantity)::bigint as book from stock_movement t
      where ${visibleSql(ctx, stockMovement, { storage, movedAt: { lte: at } })}
      group by t.supply, t.batch, t.expires_on having sum(t.quantity) > 0) m
    join supply s on s.county = ${ctx.county} and s.id = m.supply order by s.name, m.expires_on, m.batch`);
}

/** Answers counted numbers; each line by the version that was seen. */
export const saveCountsHandler = handle(saveCounts, async (ctx, { lines }) => {
  for (const [at, { id, version, ...change }] of lines.entries()) {
    try {
      await update(ctx, stocktakeLine, id, version, change);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const fields = Object.entries(error.details['fields'] ?? {}).map(([name, words]) => [
        `lines.${at}.${name}`,
        words,
      ]);
      throw new Problem(error.code, error.message, { ...error.details, fields: Object.fromEntries(fields) });
    }
  }
  return { saved: lines.length };
});

/** Answers the approval: the step, and a movement for each difference, at the moment of counting. */
export const approveStocktakeHandler = handle(approveStocktake, async (ctx, asked) => {
  const count = await get(ctx, stocktake, asked.id);
  const lines = await linesOf(ctx, asked.id);
  refuseUnseen(lines, asked.lines);
  const blank = lines.filter((line) => line.counted === null);
  if (blank.length > 0)
    throw new Problem('refused', `还有 ${blank.length} 行没有填写实盘数（如“${blank[0]?.name}”），请退回补齐后再核准`);
  await take(withSystem(ctx), stocktake, asked.id, 'approve', { opinion: asked.opinion }, asked.version);
  const moves = lines.flatMap((line) => {
    const quantity = (line.counted ?? 0) - line.book;
    if (quantity === 0) return [];
    const kind = quantity > 0 ? ('gain' as const) : ('loss' as const);
    const { supply, batch, expiresOn, area } = line;
    const reason = `${dayOf(count.countedAt)}盘点：${line.reason ?? '差异'}`.slice(0, 100);
    const at = { storage: count.storage, area, movedAt: count.countedAt, stocktake: count.id };
    return [{ id: uuidv7(), draft: { ...at, kind, supply, batch, expiresOn, quantity, reason } }];
  });
  const written = await postMoves(withSystem(ctx), moves);
  for (const line of lines) await take(withSystem(ctx), stocktakeLine, line.id, 'enter', {}, line.version);
  return { entered: lines.length, movements: written.map(({ id }) => ({ id })) };
});

/** What is approved is what was on the page. */
function refuseUnseen(
  lines: readonly Row<typeof stocktakeLine>[],
  seen: readonly { readonly id: string; readonly version: number }[],
): void {
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  if (lines.length === seen.length && lines.every((line) => versions.get(line.id) === line.version)) return;
  throw new Problem('refused', '盘点明细在您打开后有修改，请刷新核对后再核准');
}

async function linesOf(ctx: Context, id: string): Promise<readonly Row<typeof stocktakeLine>[]> {
  const found: Row<typeof stocktakeLine>[] = [];
  let after: string | undefined;
  do {
    const page = await list(ctx, stocktakeLine, { where: { stocktake: id }, sort: { by: 'id' }, limit: 200, after });
    found.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}
