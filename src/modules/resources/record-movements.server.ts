import type { Row } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { derivedId } from './derived-id.server.ts';
import { supplyLoan } from './loan.ledger.ts';
import { stockLot } from './lot.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { lockLots, type Move, openStorage, pick, postMoves } from './post-movements.server.ts';
import { type MovementsAsked, recordMovements, reverseMovement } from './stock.endpoints.ts';

/** Answers a slip of goods. Sent again it is the same slip: nothing moves twice. */
export const recordMovementsHandler = handle(recordMovements, async (ctx, asked) => {
  const [first] = asked.lines;
  const before = first && (await find(ctx, stockMovement, first.id));
  if (before) return answerOf(ctx, await sentBefore(ctx, asked));
  const moves = await movesOf(ctx, asked);
  return answerOf(ctx, await postMoves(ctx, moves));
});

/** Answers a reversal: the movement's own moment and goods, the other way round; a loan that was lent with it is taken back too. */
export const reverseMovementHandler = handle(reverseMovement, async (ctx, { id, movement, reason }) => {
  const first = await get(ctx, stockMovement, movement);
  if (first.stocktake !== null) throw new Problem('refused', '盘点入账的记录不能冲销，请重新盘点');
  if (first.dispatch !== null)
    throw new Problem('refused', '调拨出库的记录不能单独冲销，请在调拨单上登记签收差异后办理入库');
  if (first.loan !== null && first.kind === 'giveBack')
    throw new Problem('refused', '归还记录不能冲销，请重新登记借出');
  if (first.loan !== null) await take(withSystem(ctx), supplyLoan, first.loan, 'cancel', { cancelReason: reason });
  const back = (row: Row<typeof stockMovement>, backId: string): Move => {
    const { kind, movedAt, storage, supply, batch, expiresOn, counterparty, purchase, loan, area } = row;
    const same = { kind, movedAt, storage, supply, batch, expiresOn, counterparty, purchase, loan, area };
    return { id: backId, draft: { ...same, reason: `冲销：${reason}`, quantity: -row.quantity, reverses: row.id } };
  };
  const halves = await otherHalves(ctx, first);
  await postMoves(ctx, [back(first, id), ...halves.map((half) => back(half, derivedId(id, half.id)))]);
  return { id };
});

/** What goes back together with a movement: the other side of a transfer, the other lots of a loan. */
async function otherHalves(ctx: Context, first: Row<typeof stockMovement>) {
  if (first.kind === 'transferIn' && first.from !== null) return [await get(ctx, stockMovement, first.from)];
  if (first.loan !== null) {
    const { rows } = await list(ctx, stockMovement, {
      where: { loan: first.loan, reverses: { set: false } },
      limit: 200,
    });
    return rows.filter(({ id }) => id !== first.id);
  }
  if (first.kind !== 'transferOut') return [];
  return (await list(ctx, stockMovement, { where: { from: first.id, reverses: { set: false } } })).rows;
}

type Line = MovementsAsked['lines'][number];

async function movesOf(ctx: Context, asked: MovementsAsked): Promise<readonly Move[]> {
  const { kind } = asked;
  const storage = await openStorage(ctx, asked.storage);
  const shared = {
    reason: asked.reason,
    movedAt: asked.movedAt,
    counterparty: asked.counterparty ?? null,
    purchase: asked.purchase ?? null,
  };
  const at = { storage: storage.id, area: storage.area };
  if (kind === 'receipt' || kind === 'opening')
    return asked.lines.map(({ id, supply, quantity, batch = null, expiresOn = null }) => ({
      id,
      draft: { ...shared, ...at, kind, supply, quantity, batch, expiresOn },
    }));
  if (kind === 'giveBack') return givenBack(ctx, asked, { ...shared, ...at });
  const out = await outgoing(ctx, asked, { ...shared, ...at });
  if (kind !== 'transfer') return out;
  if (!asked.to || asked.to === asked.storage) throw wrongField('to', '请选择要移入的另一个储存点');
  const to = await openStorage(ctx, asked.to);
  const into = out.map(({ id, draft }): Move => {
    const there = { storage: to.id, area: to.area, kind: 'transferIn', quantity: -draft.quantity, from: id } as const;
    return { id: derivedId(id, to.id), draft: { ...draft, ...there } };
  });
  // A movement in points to the one out, which must be there first.
  await postMoves(ctx, out);
  return into;
}

interface Shared {
  readonly reason: string;
  readonly movedAt: string;
  readonly counterparty: string | null;
  readonly purchase: string | null;
  readonly storage: string;
  readonly area: string;
}

async function outgoing(ctx: Context, asked: MovementsAsked, shared: Shared): Promise<readonly Move[]> {
  const kinds = { issue: 'issue', transfer: 'transferOut', lend: 'lend', writeOff: 'writeOff' } as const;
  const kind = kinds[asked.kind as keyof typeof kinds]; // the kinds that come in were dealt with before
  const supplies = [...new Set(asked.lines.map((line) => line.supply))];
  let lots = await lockLots(ctx, asked.storage, supplies);
  const moves: Move[] = [];
  for (const [at, line] of asked.lines.entries()) {
    const options = { mayBeExpired: kind === 'writeOff', field: `lines.${at}.quantity` };
    const taken = await pick(ctx, lots, line, options);
    lots = lots.map((lot) => ({ ...lot, total: lot.total - (taken.find((each) => each.id === lot.id)?.taken ?? 0) }));
    const loan = kind === 'lend' ? await lend(ctx, asked, shared, line) : null;
    moves.push(
      ...taken.map(({ batch, expiresOn, taken: quantity }, part): Move => ({
        id: idOf(line.id, part),
        draft: { ...shared, kind, supply: line.supply, quantity: -quantity, batch, expiresOn, loan },
      })),
    );
  }
  return moves;
}

async function lend(ctx: Context, asked: MovementsAsked, shared: Shared, line: Line): Promise<string> {
  if (!asked.counterparty) throw wrongField('counterparty', '请填写借用单位');
  if (!asked.dueOn) throw wrongField('dueOn', '请填写应还日期');
  const id = derivedId(line.id, 'loan');
  await create(
    withSystem(ctx),
    supplyLoan,
    {
      borrower: asked.counterparty,
      phone: asked.phone ?? null,
      purpose: asked.reason,
      storage: asked.storage,
      supply: line.supply,
      quantity: line.quantity,
      lentAt: asked.movedAt,
      dueOn: asked.dueOn,
      area: shared.area,
    },
    id,
  );
  return id;
}

/** What comes back goes into the lots it came from, the first lent first. */
async function givenBack(ctx: Context, asked: MovementsAsked, shared: Shared): Promise<readonly Move[]> {
  const [line, ...more] = asked.lines;
  if (!asked.loan || !line || more.length > 0) throw wrongField('loan', '请选择要归还的借用单，一次归还一种物资');
  const loan = await get(ctx, supplyLoan, asked.loan);
  const returned = (loan.returned ?? 0) + line.quantity;
  const owed = loan.quantity - (loan.returned ?? 0);
  if (returned > loan.quantity)
    throw wrongField('lines.0.quantity', `这张借用单还欠 ${owed}，归还不能多于所欠，请核对`);
  const step = returned === loan.quantity ? 'giveBackAll' : 'giveBackPart';
  await take(withSystem(ctx), supplyLoan, loan.id, step, { returned }, loan.version);
  const where = { loan: loan.id, kind: ['lend', 'giveBack'] } as const;
  const { rows } = await list(ctx, stockMovement, { where, sort: { by: 'id' }, limit: 200 });
  let left = line.quantity;
  let already = loan.returned ?? 0;
  const drafts = rows
    .filter((row) => row.kind === 'lend' && row.reverses === null)
    .flatMap(({ supply, batch, expiresOn, quantity }) => {
      const skipped = Math.min(already, -quantity);
      already -= skipped;
      const back = Math.min(left, -quantity - skipped);
      left -= back;
      const draft = { ...shared, kind: 'giveBack', supply, batch, expiresOn, quantity: back, loan: loan.id } as const;
      return back === 0 ? [] : [{ ...draft, storage: loan.storage, area: loan.area }];
    });
  return drafts.map((draft, part) => ({ id: idOf(line.id, part), draft }));
}

async function sentBefore(ctx: Context, asked: MovementsAsked) {
  const ids = asked.lines.flatMap(({ id }) => Array.from({ length: 20 }, (_, part) => idOf(id, part)));
  return (await list(ctx, stockMovement, { where: { id: ids.slice(0, 500) }, limit: 200 })).rows;
}

async function answerOf(ctx: Context, rows: readonly Row<typeof stockMovement>[]) {
  const movements = [];
  for (const { id, supply, storage, batch, expiresOn, quantity } of rows) {
    const where = { supply, storage, batch: batch ?? nothing, expiresOn: expiresOn ?? nothing };
    const [lot] = (await list(ctx, stockLot, { where, limit: 1 })).rows;
    movements.push({ id, name: lot?.name ?? '', quantity, left: lot?.onHand ?? 0 });
  }
  return { movements };
}

/** A line that takes from several lots is several movements; the first bears the line's own id. */
const idOf = (lineId: string, part: number) => (part === 0 ? lineId : derivedId(lineId, part));

const nothing = { set: false } as const;
