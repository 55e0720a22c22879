import { useQuery } from '@tanstack/react-query';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';

/** A row as its page shows it; undefined until it is there. What is shown stays when asking again fails; only a row never seen throws. */
export function useRow(ledger: AnyLedger, id: string): RowAnswer | undefined {
  const { data } = useQuery({
    queryKey: [ledger.name, 'row', id],
    queryFn: () => api.row(ledger, id),
    throwOnError: (_, query) => query.state.data === undefined,
  });
  return data;
}
