import { useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { Choosing } from './rows-table.tsx';

/** The rows chosen among those shown; a row that is no longer shown is no longer chosen. */
export function useChosen(
  shown: readonly AnyRow[],
): Choosing & { readonly rows: readonly AnyRow[]; readonly clear: () => void } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen,
    rows: shown.filter((row) => chosen.has(row.id)),
    choose: (ids, on) =>
      setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id)))),
    clear: () => setChosen(new Set()),
  };
}
