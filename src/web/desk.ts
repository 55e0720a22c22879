import { createContext, use } from 'react';
import type { AnyLedger } from '../kernel/ledger.ts';
import { type Law, cite } from '../kernel/law.ts';
import type { Desk } from './pages.ts';

/** Hands the modules to the pages, which import none of them. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** The modules and their pages. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('a page stands outside the desk');
  return desk;
}

/** The clause behind a ledger's deadline in words, or nothing when it rests on none. */
export function clauseOf(desk: Desk, l: AnyLedger | undefined, deadline: string): string | undefined {
  const law: Law | undefined = desk.registry.laws.get(l?.deadlines[deadline]?.law ?? '');
  return law && cite(law);
}
