import { useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { useMe } from '../names.ts';
import { recall, remember } from '../remembered.ts';
import { usualColumns } from './table-columns.ts';

/** How a list looks: its columns by name and how close its rows stand. */
export interface Look {
  readonly columns: readonly string[];
  readonly density: 'roomy' | 'dense';
  readonly setColumns: (names: readonly string[] | undefined) => void;
  readonly setDensity: (density: 'roomy' | 'dense') => void;
}

/** The look of a list: columns from the address, else as this person left them here, else the usual ones. */
export function useLook(l: AnyLedger, inAddress: readonly string[] | undefined, put: (names: undefined) => void): Look {
  const { id } = useMe();
  const key = `columns.${id}.${l.name}`;
  const [kept, setKept] = useState(() => namesIn(recall(key)));
  const [density, setDensity] = useState<Look['density']>(() => (recall('density') === 'dense' ? 'dense' : 'roomy'));
  return {
    columns: inAddress ?? kept ?? usualColumns(l),
    density,
    setColumns: (names) => {
      setKept(names);
      remember(key, names ?? null);
      if (inAddress) put(undefined);
    },
    setDensity: (chosen) => {
      setDensity(chosen);
      remember('density', chosen);
    },
  };
}

function namesIn(kept: unknown): readonly string[] | undefined {
  return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : undefined;
}
