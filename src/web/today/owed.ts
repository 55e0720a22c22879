import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { CountAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { useDesk } from '../desk.ts';

/** Rows whose earliest open clock has run out. */
const overdue: AnyWhere = { dueAt: { lt: '@now' } };

/** Rows whose earliest open clock runs out today or on one of the next six days. */
const dueSoon: AnyWhere = { dueAt: { gte: '@now', lt: '@today+7' } };

const filters = [overdue, dueSoon] as const;

/** All figures of what is owed in one call; asked again whenever rows change, and every few minutes because time passes. */
const owedQuery = queryOptions({
  queryKey: ['today', 'owed', 'rows'],
  queryFn: () => api.owed(filters),
  refetchInterval: 5 * 60_000,
});

/** How many rows of one ledger a figure counts: its filter opens exactly them. */
export interface OwedCount {
  readonly ledger: AnyLedger;
  readonly where: AnyWhere;
  readonly answer: CountAnswer;
}

/** A figure with the parts it is the sum of; nothing until the parts are known. */
export interface OwedCounts {
  readonly total: CountAnswer | undefined;
  readonly parts: readonly OwedCount[];
}

/** What is overdue in the ledgers that have clocks and that I may read: the figure is the sum of its lists. */
export const useOverdue = (): OwedCounts => useOwed(0);

/** As `useOverdue`, what is due within seven days. */
export const useDueSoon = (): OwedCounts => useOwed(1);

function useOwed(at: 0 | 1): OwedCounts {
  const { registry } = useDesk();
  const { data } = useQuery(owedQuery);
  const parts = Object.entries(data?.[at] ?? {}).flatMap(([name, answer]) => {
    const ledger = registry.ledgers.get(name);
    return ledger ? [{ ledger, where: filters[at], answer }] : [];
  });
  return { parts, total: data && sumOf(parts) };
}

function sumOf(parts: readonly OwedCount[]): CountAnswer {
  return {
    count: parts.reduce((sum, { answer }) => sum + answer.count, 0),
    capped: parts.some(({ answer }) => answer.capped),
  };
}
