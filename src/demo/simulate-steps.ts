import { addDays, startOfDay } from '../kernel/calendar.ts';
import { hazard } from '../modules/hazards/index.ts';
import { take } from '../server/ledger/write.ts';
import type { Stage } from './stage.ts';
import type { PlannedFinding, Step } from './visit.ts';

/** Takes the steps of a hazard one after the other, each by its person at its time; where a term ends before the next, the clock steps in. */
export async function liveSteps(
  stage: Stage,
  found: PlannedFinding,
  orderId: string | null,
  now: string,
): Promise<void> {
  const { steps, kind } = found.outcome;
  const last = steps.at(-1);
  if (kind === 'onSite' && last) {
    const result = `当场整改：${found.measures}`;
    await take(stage.as(last.by, last.at), hazard, found.id, 'fixOnSite', { result });
    return;
  }
  for (const [index, step] of steps.entries()) {
    await live(stage, found, step, orderId);
    const ends = termEnd(step);
    const next = steps[index + 1]?.at ?? now;
    if (ends !== undefined && ends < next) await take(stage.clock(ends), hazard, found.id, 'expire', {});
  }
}

/** The moment after the term that a step sets, if it sets one that runs. */
function termEnd(step: Step): string | undefined {
  const runs = step.step === 'order' || step.step === 'defer' || step.step === 'return';
  return runs ? startOfDay(addDays(step.dueOn, 1)) : undefined;
}

async function live(stage: Stage, found: PlannedFinding, step: Step, orderId: string | null): Promise<void> {
  const ctx = stage.as(step.by, step.at);
  const { id, measures, responsible, plan, cost } = found;
  if (step.step === 'order') {
    const five = { measures, funds: cost * 100, dueOn: step.dueOn, responsible, contingency: plan };
    await take(ctx, hazard, id, 'order', { ...five, order: orderId });
  }
  if (step.step === 'control') {
    await take(ctx, hazard, id, 'control', { controlMeasures: step.measures, dueOn: step.dueOn });
  }
  if (step.step === 'defer') await take(ctx, hazard, id, 'defer', { dueOn: step.dueOn, deferReason: step.reason });
  if (step.step === 'report') await take(ctx, hazard, id, 'report', { result: step.result });
  if (step.step === 'return') await take(ctx, hazard, id, 'reject', { dueOn: step.dueOn, opinion: step.opinion });
  if (step.step === 'close') await take(ctx, hazard, id, 'close', { opinion: step.opinion });
}
