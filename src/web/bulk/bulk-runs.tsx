import { lazy, Suspense } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { createStore, useStore } from '../store.ts';
import type { Progress } from './bulk-run.ts';

/** A step on its way through many rows. */
export interface BulkRun {
  readonly ledger: AnyLedger;
  readonly label: string;
  readonly progress: Progress;
}

/** The steps on their way, and those that ended with something to say; they go on whatever page is open. */
export const bulkRuns = createStore<readonly BulkRun[]>([]);

/** Puts the newest progress of a run in the place of the one before, or takes the run away. */
export function tellRun(before: BulkRun | null, now: BulkRun | null): void {
  const others = bulkRuns.get().filter((run) => run !== before);
  bulkRuns.set(now ? [...others, now] : others);
}

// Progress bars are fetched when something is on its way.
const RunLines = lazy(async () => ({ default: (await import('./run-lines.tsx')).RunLines }));

/** How far the runs are, which rows were refused and why. */
export function BulkRuns() {
  const runs = useStore(bulkRuns);
  return (
    runs.length > 0 && (
      <Suspense fallback={null}>
        <RunLines runs={runs} />
      </Suspense>
    )
  );
}
