import { useEffect, useRef } from 'react';
import type { Column } from '../fields/column.ts';

/** What was wrong with a form, at its top: each field's problem is a link that jumps to it. */
export function FormSummary({
  trouble,
  problems,
  columns,
  onJump,
}: {
  readonly trouble: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  readonly onJump: (name: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  const labelOf = (name: string) => columns.find((column) => column.name === name)?.label ?? name;
  return (
    <div ref={box} className="form-summary" role="alert" tabIndex={-1}>
      <p>{trouble}</p>
      <ul>
        {Object.entries(problems).map(([name, problem]) => (
          <li key={name}>
            <button type="button" className="link" onClick={() => onJump(name)}>
              {labelOf(name)}：{problem}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
