import { addDays, addHours } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { exchanged, type Place, refuseFaults, reseat } from './change-shift.server.ts';
import { desks, type Desk, seats } from './duty-roles.ts';
import { answerSwap, decideSwap, proposeSwap, swaps, withdrawSwap } from './swap.endpoints.ts';
import { mayLead, patternOn } from './roster.rules.ts';
import { patternsOf, shiftsBetween } from './roster.server.ts';
import { dutyShift } from './shift.ledger.ts';
import { lineOf, namesOf, type Shift } from './shift-lines.server.ts';
import { shiftSwap } from './swap.ledger.ts';

type Swap = Row<typeof shiftSwap>;

const aheadDays = 35;
const backDays = 14;

/** Answers the page of exchanges. */
export const swapsHandler = handle(swaps, async (ctx) => {
  const nameOf = await namesOf(ctx);
  const ahead = await shiftsBetween(ctx, ctx.today, addDays(ctx.today, aheadDays));
  const lists = await Promise.all(
    (Object.keys(desks) as Desk[]).map(async (desk) => {
      const standing = (await patternsOf(ctx, desk)).filter(({ endsOn }) => endsOn === null || endsOn > ctx.today);
      const leaders = standing.flatMap((pattern) => [...pattern.leaders, ...(pattern.holidayLeaders ?? [])]);
      const officers = standing.flatMap((pattern) => pattern.officers);
      return { desk, leaders: [...new Set(leaders)], officers: [...new Set(officers)] };
    }),
  );
  const { rows } = await list(ctx, shiftSwap, {
    where: { settleBy: { gte: addHours(ctx.now, -24 * backDays) } },
    sort: { by: 'settleBy', desc: true },
    limit: 100,
  });
  const known = [...new Set(lists.flatMap(({ leaders, officers }) => [...leaders, ...officers]))];
  return {
    shifts: ahead
      .filter(({ state, startsAt }) => state === 'published' && startsAt > ctx.now)
      .map((shift) => ({ ...lineOf(shift, nameOf), desk: shift.desk })),
    lists,
    people: known.map((id) => ({ id, name: nameOf(id) })),
    asked: rows,
  };
});

/** Answers the asking: what the exchange would break is said at once, before a colleague is troubled. */
export const proposeSwapHandler = handle(proposeSwap, async (ctx, { id, shift, colleague, inReturn, reason }) => {
  if (await find(ctx, shiftSwap, id)) return { id };
  const given = await get(ctx, dutyShift, shift.id);
  if (given.state !== 'published' || given.startsAt <= ctx.now)
    throw new Problem('refused', '只有已发布、还没有开始的班次可以换班；当班中请由排班人办理替班');
  if (given[shift.seat] !== ctx.actor.id)
    throw new Problem('refused', `您不是这一班的${seats[shift.seat]}，只能换自己的班`);
  if (colleague === ctx.actor.id) throw wrongField('colleague', '请选择一位同事');
  const open = await list(ctx, shiftSwap, { where: { shift: shift.id, state: ['asked', 'agreed'] }, limit: 20 });
  if (open.rows.some(({ asker }) => asker === ctx.actor.id))
    throw new Problem('refused', '这一班已经申请过换班，请先撤回原来的申请');
  const nameOf = await namesOf(ctx);
  const taken = inReturn === null ? null : await get(ctx, dutyShift, inReturn.id);
  if (inReturn !== null && taken?.[inReturn.seat] !== colleague)
    throw wrongField('colleague', `${nameOf(colleague)}已不在所选的班次上，请刷新后重选`);
  if (taken && (taken.state !== 'published' || taken.startsAt <= ctx.now))
    throw wrongField('colleague', '所选的班次已经开始，请另选一班');
  const changed = await become(ctx, { shift, colleague, inReturn });
  await refuseMisplaced(ctx, changed, nameOf);
  await refuseFaults(ctx, changed);
  const settleBy = taken && taken.startsAt < given.startsAt ? taken.startsAt : given.startsAt;
  const back = taken && inReturn ? `，换${nameOf(colleague)}${turnWords(taken, inReturn.seat)}` : '';
  const asked = {
    name: `${nameOf(ctx.actor.id)}${turnWords(given, shift.seat)}${back || `，请${nameOf(colleague)}替班`}`,
    shift: shift.id,
    seat: shift.seat,
    asker: ctx.actor.id,
    colleague,
    otherShift: inReturn?.id ?? null,
    otherSeat: inReturn?.seat ?? null,
    reason,
    settleBy,
    area: ctx.county,
  };
  await create(withSystem(ctx), shiftSwap, asked, id);
  return { id };
});

const turnWords = ({ desk, onDay }: Shift, seat: Place['seat']) =>
  `${Number(onDay.slice(5, 7))}月${Number(onDay.slice(8))}日${desks[desk]}${seats[seat]}`;

/** Answers the colleague's word. */
export const answerSwapHandler = handle(answerSwap, async (ctx, { id, version, agrees, reason }) => {
  const swap = await get(ctx, shiftSwap, id);
  if (swap.colleague !== ctx.actor.id) throw new Problem('refused', '这件换班要由对方本人答复');
  return settle(ctx, swap, version, agrees ? 'agree' : { decline: reason ?? '' });
});

/** Answers the leader's word: who is a party to it does not decide it, and a roster that has changed meanwhile is checked again. */
export const decideSwapHandler = handle(decideSwap, async (ctx, { id, version, agrees, reason }) => {
  const swap = await get(ctx, shiftSwap, id);
  if ([swap.asker, swap.colleague].includes(ctx.actor.id))
    throw new Problem('refused', '本人参与的换班须由其他领导确认');
  if (!agrees) return settle(ctx, swap, version, { refuse: reason ?? '' });
  if (swap.state === 'agreed') await reseat(ctx, await becomeOf(ctx, swap), `换班：${swap.reason}`.slice(0, 200));
  return settle(ctx, swap, version, 'confirm');
});

/** Answers the taking back, by whoever asked. */
export const withdrawSwapHandler = handle(withdrawSwap, async (ctx, { id, version }) => {
  const swap = await get(ctx, shiftSwap, id);
  if (swap.asker !== ctx.actor.id) throw new Problem('refused', '只有申请人可以撤回');
  return settle(ctx, swap, version, 'withdraw');
});

type Word = 'agree' | 'confirm' | 'withdraw' | { readonly decline: string } | { readonly refuse: string };

async function settle(ctx: Context, { id }: Swap, version: number, word: Word) {
  const system = withSystem(ctx);
  if (typeof word === 'string') return take(system, shiftSwap, id, word, {}, version);
  const [step, refuseReason] =
    'decline' in word ? (['decline', word.decline] as const) : (['refuse', word.refuse] as const);
  if (refuseReason === '') throw wrongField('reason', '请写明不同意的原因');
  return take(system, shiftSwap, id, step, { refuseReason }, version);
}

interface Wish {
  readonly shift: Place;
  readonly colleague: string;
  readonly inReturn: Place | null;
}

/** The shifts as the exchange would leave them. */
async function become(ctx: Context, { shift, colleague, inReturn }: Wish): Promise<readonly Shift[]> {
  if (inReturn !== null) return exchanged(ctx, shift, inReturn);
  return [{ ...(await get(ctx, dutyShift, shift.id)), [shift.seat]: colleague }];
}

/** The same from what stands in the ledger: whoever no longer sits where he sat when it was asked makes it void. */
async function becomeOf(ctx: Context, swap: Swap): Promise<readonly Shift[]> {
  const { shift, seat, otherShift, otherSeat, asker, colleague } = swap;
  const inReturn = otherShift === null || otherSeat === null ? null : { id: otherShift, seat: otherSeat };
  const given = await get(ctx, dutyShift, shift);
  const taken = inReturn === null ? null : await get(ctx, dutyShift, inReturn.id);
  const moved = given[seat] !== asker || (taken && inReturn && taken[inReturn.seat] !== colleague);
  if (moved) throw new Problem('refused', '班次的人员后来已经变动，请不予批准，由申请人重新申请');
  if (given.state !== 'published' || (taken && taken.state !== 'published'))
    throw new Problem('refused', '班次已经开始，不能再换班；请由排班人办理替班');
  return become(ctx, { shift: { id: shift, seat }, colleague, inReturn });
}

/** A leader's seat is for those in the list of leaders, the others for the officers of the desk's pattern. */
async function refuseMisplaced(ctx: Context, changed: readonly Shift[], nameOf: (id: string) => string): Promise<void> {
  for (const shift of changed) {
    const pattern = patternOn(await patternsOf(ctx, shift.desk), shift.onDay);
    if (!pattern) continue;
    const { leader, main, deputy } = shift;
    if (leader !== null && !mayLead(pattern, leader, shift))
      throw wrongField('colleague', `${nameOf(leader)}不在${desks[shift.desk]}当日的带班领导名单中`);
    const stranger = [main, deputy].find((person) => person !== null && !pattern.officers.includes(person));
    if (stranger) throw wrongField('colleague', `${nameOf(stranger)}不在${desks[shift.desk]}的值班人员名单中`);
  }
}
