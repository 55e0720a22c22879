import type { ReactNode } from 'react';
import './work.css';

/** A table of work: its heads, numbers to the right after the first where it counts, and its rows as the children. */
export function WorkTable({
  heads,
  counts = false,
  numbers = counts ? heads.slice(1) : [],
  children,
}: {
  readonly heads: readonly string[];
  readonly counts?: boolean;
  /** The heads of columns of numbers, where they are not all but the first. */
  readonly numbers?: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <table className="work-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={numbers.includes(head) ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
