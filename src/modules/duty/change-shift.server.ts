import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { changeShift, swapShifts } from './duty.endpoints.ts';
import { rosterFaults, shiftsBetween } from './roster.server.ts';
import type { Turn } from './roster.rules.ts';
import { dutyShift } from './shift.ledger.ts';
import { countsOf, namesOf, type Shift } from './shift-lines.server.ts';

type Crew = Pick<Turn, 'leader' | 'main' | 'deputy'>;

/** Answers a change of people: what the new crew breaks is refused, the reason stays with the shift. */
export const changeShiftHandler = handle(changeShift, async (ctx, { id, version, reason, ...crew }) => {
  const shift = await get(ctx, dutyShift, id);
  const changed = await seat(ctx, shift, crew, { reason, version });
  await refuseFaults(ctx, [changed]);
  return { version: changed.version };
});

/** Answers an exchange of turns between two people. */
export const swapShiftsHandler = handle(swapShifts, async (ctx, { first, second, reason }) => {
  const [a, b] = [await get(ctx, dutyShift, first.id), await get(ctx, dutyShift, second.id)];
  if (a.id === b.id) throw new Problem('invalid', '请选两个不同的班次对调');
  const [personA, personB] = [a[first.seat], b[second.seat]];
  if (personA === null || personB === null) throw new Problem('refused', '所选岗位没有排人，不能对调');
  const changed = [
    await seat(ctx, a, { ...crewOf(a), [first.seat]: personB }, { reason }),
    await seat(ctx, b, { ...crewOf(b), [second.seat]: personA }, { reason }),
  ];
  await refuseFaults(ctx, changed);
  return { swapped: changed.length };
});

const crewOf = ({ leader, main, deputy }: Shift): Crew => ({ leader, main, deputy });

async function seat(
  ctx: Context,
  shift: Shift,
  crew: Crew,
  why: { readonly reason: string; readonly version?: number },
) {
  const { leader, main, deputy } = crew;
  if (leader === null || main === null) throw new Problem('invalid', '带班领导和主班都须排人');
  const filled = { leader, main, deputy, ...countsOf(crew) };
  const version = why.version ?? shift.version;
  const system = withSystem(ctx);
  if (shift.state === 'planned') return take(system, dutyShift, shift.id, 'assign', filled, version);
  const changed = { ...filled, changeReason: why.reason };
  if (shift.state === 'onDuty') return take(system, dutyShift, shift.id, 'relieve', changed, version);
  return take(system, dutyShift, shift.id, 'exchange', changed, version);
}

async function refuseFaults(ctx: Context, changed: readonly Shift[]): Promise<void> {
  const nameOf = await namesOf(ctx);
  for (const { id, desk, onDay } of changed) {
    const all = await shiftsBetween(ctx, onDay, onDay);
    const found = (await rosterFaults(ctx, { desk, from: onDay, to: onDay }, all, nameOf)).filter(
      ({ shift }) => shift === id,
    );
    if (found.length > 0) throw new Problem('refused', `不能这样调班：${found.map(({ words }) => words).join('；')}`);
  }
}
