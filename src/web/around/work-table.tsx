import type { ReactNode } from 'react';
import './work.css';

/** A table of work: its heads, numbers to the right after the first where it counts, and its rows as the children. */
export function WorkTable({
  heads,
  counts = false,
  children,
}: {
  readonly heads: readonly string[];
  readonly counts?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <table className="work-table">
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={counts && at > 0 ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
