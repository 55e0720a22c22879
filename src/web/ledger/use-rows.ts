import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Titles } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import { countWords } from '../words/amount.ts';
import { settled } from '../filter/list-where.ts';

/** The rows fetched so far of a list, the names they refer to, and how to fetch the next page. */
export interface Rows {
  readonly rows: readonly AnyRow[];
  readonly titles: Titles;
  readonly isLoading: boolean;
  readonly isMore: boolean;
  readonly isFetchingMore: boolean;
  /** These are the rows of the filter before, until those of this one come. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly more: () => void;
  /** Asks again after an error. */
  readonly again: () => void;
}

/** What a list asks: a filter, an order, and how many rows a page has (50 unless told). */
export interface RowsAsk {
  readonly where: AnyWhere;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
}

/** The rows of a ledger a filter finds, page after page, each page beginning where the last one ended. */
export function useRows(l: AnyLedger, { where, sort = '-id', limit = 50 }: RowsAsk): Rows {
  const asked = settled(where, useNow().today);
  const query = useInfiniteQuery({
    queryKey: [l.name, 'list', asked, sort, limit],
    queryFn: ({ pageParam }) => api.list(l, { where: asked, sort, limit, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before, query) => (query?.queryKey[0] === l.name ? before : undefined),
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows),
    titles: Object.assign({}, ...pages.map((page) => page.titles)),
    isLoading: query.isPending,
    isMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    isStale: query.isPlaceholderData,
    error: query.error,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
}

/** How many rows a filter finds, in words ('1,238', '10,000+'), or '' while it is not known. */
export function useCount(l: AnyLedger, where: AnyWhere): string {
  const asked = settled(where, useNow().today);
  const { data } = useQuery({ queryKey: [l.name, 'count', asked], queryFn: () => api.count(l, asked) });
  return data ? countWords(data) : '';
}
