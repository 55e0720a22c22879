import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { changeShift, swapShifts } from './duty.endpoints.ts';
import type { Seat } from './duty-roles.ts';
import { rosterFaults, shiftsBetween } from './roster.server.ts';
import type { Turn } from './roster.rules.ts';
import { dutyShift } from './shift.ledger.ts';
import { countsOf, namesOf, type Shift } from './shift-lines.server.ts';

type Crew = Pick<Turn, 'leader' | 'main' | 'deputy'>;

/** Answers a change of people: what the new crew breaks is refused, the reason stays with the shift. */
export const changeShiftHandler = handle(changeShift, async (ctx, { id, version, reason, ...crew }) => {
  const shift = await get(ctx, dutyShift, id);
  await refuseFaults(ctx, [{ ...shift, ...crew }]);
  const changed = await seat(ctx, { ...shift, version }, crew, reason);
  return { version: changed.version };
});

/** Answers an exchange of turns between two people. */
export const swapShiftsHandler = handle(swapShifts, async (ctx, { first, second, reason }) => ({
  swapped: await reseat(ctx, await exchanged(ctx, first, second), reason),
}));

/** A seat of a shift. */
export interface Place {
  readonly id: string;
  readonly seat: Seat;
}

/** Two shifts as they would become when the people of two seats exchange their turns. Problem where nobody sits, or it is one shift. */
export async function exchanged(ctx: Context, first: Place, second: Place): Promise<readonly Shift[]> {
  const [a, b] = [await get(ctx, dutyShift, first.id), await get(ctx, dutyShift, second.id)];
  if (a.id === b.id) throw new Problem('invalid', '请选两个不同的班次对调');
  const [personA, personB] = [a[first.seat], b[second.seat]];
  if (personA === null || personB === null) throw new Problem('refused', '所选岗位没有排人，不能对调');
  return [
    { ...a, [first.seat]: personB },
    { ...b, [second.seat]: personA },
  ];
}

/** Seats the new crews of shifts, with the reason; what they break is refused first. Gives how many were changed. */
export async function reseat(ctx: Context, changed: readonly Shift[], reason: string): Promise<number> {
  await refuseFaults(ctx, changed);
  for (const shift of changed) await seat(ctx, shift, shift, reason);
  return changed.length;
}

/** Refuses crews that break the rules of the roster (R9.3), each fault in words. */
export async function refuseFaults(ctx: Context, changed: readonly Shift[]): Promise<void> {
  const nameOf = await namesOf(ctx);
  for (const { id, desk, onDay } of changed) {
    const all = await shiftsBetween(ctx, onDay, onDay);
    const faults = await rosterFaults(ctx, { desk, from: onDay, to: onDay }, all, nameOf, changed);
    const words = faults.filter(({ shift }) => shift === id).map((fault) => fault.words);
    if (words.length > 0) throw new Problem('refused', `不能这样调班：${words.join('；')}`);
  }
}

async function seat(ctx: Context, shift: Shift, { leader, main, deputy }: Crew, changeReason: string): Promise<Shift> {
  if (leader === null || main === null) throw new Problem('invalid', '带班领导和主班都须排人');
  const filled = { leader, main, deputy, ...countsOf({ leader, main, deputy }) };
  const system = withSystem(ctx);
  const { id, version, state } = shift;
  if (state === 'planned') return take(system, dutyShift, id, 'assign', filled, version);
  const changed = { ...filled, changeReason };
  if (state === 'onDuty') return take(system, dutyShift, id, 'relieve', changed, version);
  return take(system, dutyShift, id, 'exchange', changed, version);
}
