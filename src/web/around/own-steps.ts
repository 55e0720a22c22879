import type { AnyLedger, Step } from '../../kernel/ledger.ts';

/** A ledger as its own page shows it: the steps that a call of that page takes for the user are not spoken of as the clock's. */
export function withOwnSteps<L extends AnyLedger>(l: L): L {
  const steps = Object.entries<Step>(l.steps).filter(([, step]) => step.by.some((role) => role !== 'system'));
  return { ...l, steps: Object.fromEntries(steps) };
}
