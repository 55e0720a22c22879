import { useQueries } from '@tanstack/react-query';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { CountAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useRoles } from '../names.ts';

/** Rows whose earliest open clock has run out. */
export const overdue: AnyWhere = { dueAt: { lt: '@now' } };

/** Rows whose earliest open clock runs out today or on one of the next six days. */
export const dueSoon: AnyWhere = { dueAt: { gte: '@now', lt: '@today+7' } };

/** How many rows of one ledger a figure counts: its filter opens exactly them. */
export interface OwedCount {
  readonly ledger: AnyLedger;
  readonly where: AnyWhere;
  readonly answer: CountAnswer;
}

/** A figure with the parts it is the sum of; nothing until all parts are known. */
export interface OwedCounts {
  readonly total: CountAnswer | undefined;
  readonly parts: readonly OwedCount[];
}

/** Counts what a filter of clocks finds in each ledger that has clocks and that I may read: the figure is the sum of its lists. */
export function useOwedCounts(where: AnyWhere): OwedCounts {
  const { registry } = useDesk();
  const roles = useRoles();
  const ledgers = [...registry.ledgers.values()].filter(
    (l) => Object.keys(l.deadlines).length > 0 && l.may.read.some((role) => roles.includes(role)),
  );
  return useQueries({
    queries: ledgers.map((l) => ({
      queryKey: [l.name, 'count', where],
      queryFn: () => api.count(l, where),
      refetchInterval: 5 * 60_000,
    })),
    combine: (results) => {
      const parts = results.flatMap(({ data }, index) => {
        const ledger = ledgers[index];
        return data && ledger ? [{ ledger, where, answer: data }] : [];
      });
      return { parts, total: parts.length === ledgers.length ? sumOf(parts) : undefined };
    },
  });
}

function sumOf(parts: readonly OwedCount[]): CountAnswer {
  return {
    count: parts.reduce((sum, { answer }) => sum + answer.count, 0),
    capped: parts.some(({ answer }) => answer.capped),
  };
}
