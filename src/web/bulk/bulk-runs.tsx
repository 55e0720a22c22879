import { Progress as Bar } from 'antd';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { createStore, useStore } from '../store.ts';
import type { Progress } from './bulk-run.ts';
import { RowLink } from '../ledger/cell.tsx';

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

/** How far the runs are, which rows were refused and why. */
export function BulkRuns() {
  const runs = useStore(bulkRuns);
  return runs.map((run) => {
    const { done, of, refused } = run.progress;
    const isOver = done === of;
    return (
      <section key={run.label} className="bulk-run" aria-label={run.label}>
        <p role="status">
          {isOver ? `${run.label}：办理完毕，` : `正在${run.label}，可以离开此页。`}
          {done} / {of} 条{refused.length > 0 && `，${refused.length} 条未能办理：`}
        </p>
        {!isOver && <Bar percent={(done / of) * 100} size="small" showInfo={false} aria-label={`${run.label}进度`} />}
        <ul>
          {refused.map(({ row, why }) => (
            <li key={row.id}>
              <RowLink ledger={run.ledger} row={row} />：{why}
            </li>
          ))}
        </ul>
        {isOver && (
          <button type="button" className="link" onClick={() => tellRun(run, null)}>
            知道了
          </button>
        )}
      </section>
    );
  });
}
