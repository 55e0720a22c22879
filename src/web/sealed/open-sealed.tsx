import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { useRoles } from '../names.ts';
import './sealed.css';

// The question is fetched when it is asked.
const AskReason = lazy(async () => ({ default: (await import('./ask-reason.tsx')).AskReason }));

const shownMs = 60_000;

/** Beside a masked value: asks why it is to be seen, shows it for a minute, and says that this is written down. */
export function OpenSealed({ column, of }: { readonly column: Column; readonly of: Place }) {
  const roles = useRoles();
  const [isAsking, setAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(() => setValue(null), shownMs);
    return () => clearTimeout(timer);
  }, [value]);
  if (!column.by?.some((role) => roles.includes(role))) return null;
  return (
    <span className="sealed-open screen-only">
      {value === null ? (
        <Button type="link" size="small" aria-label={`查看${column.label}`} onClick={() => setAsking(true)}>
          查看
        </Button>
      ) : (
        <>
          <output className="code" aria-label={column.label}>
            {value}
          </output>
          <Button type="link" size="small" onClick={() => setValue(null)}>
            收起
          </Button>
        </>
      )}
      <Suspense fallback={null}>
        {isAsking && (
          <AskReason
            column={column}
            of={of}
            onClose={() => setAsking(false)}
            onOpened={(opened) => {
              setValue(opened);
              setAsking(false);
            }}
          />
        )}
      </Suspense>
    </span>
  );
}
