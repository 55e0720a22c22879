import { Progress as Bar } from 'antd';
import { RowLink } from '../ledger/cell.tsx';
import { type BulkRun, tellRun } from './bulk-runs.tsx';

/** A line for each run: how far it is, which rows were refused and why. */
export function RunLines({ runs }: { readonly runs: readonly BulkRun[] }) {
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
