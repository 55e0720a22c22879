import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** What today holds; asked again whenever rows change, and every few minutes because time passes. */
export const todayQuery = queryOptions({
  queryKey: ['today', 'rows'],
  queryFn: api.today,
  refetchInterval: 5 * 60_000,
});
