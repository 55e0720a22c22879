import { dayOf, dayOfInstant } from './days.ts';
import type { Situation, Step } from './visit.ts';

/** Where a hazard stands at an instant (ISO, UTC), told by the steps taken before it; a term ends with its last day. */
export function situationAt(steps: readonly Step[], instant: string): Situation {
  const last = steps.findLast(({ at }) => at < instant);
  if (last === undefined) return 'open';
  if (last.step === 'close') return wasOnSite(steps, last) ? 'onSite' : 'rectified';
  const isRunning = last.step === 'order' || last.step === 'defer' || last.step === 'return';
  const isOverdue = isRunning && last.dueOn < dayOf(dayOfInstant(instant));
  return isOverdue ? 'overdue' : situations[last.step];
}

/** Whether a hazard is closed at an instant (ISO, UTC). */
export function isClosedAt(steps: readonly Step[], instant: string): boolean {
  return steps.some(({ step, at }) => step === 'close' && at < instant);
}

const situations = {
  order: 'open',
  control: 'controlled',
  defer: 'deferred',
  report: 'awaitingRecheck',
  return: 'open',
} as const;

/** A hazard closed on the day it was ordered was put right while the inspectors were there. */
function wasOnSite([first]: readonly Step[], close: Step): boolean {
  return first !== undefined && first.at.slice(0, 10) === close.at.slice(0, 10);
}
