import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { upkeepState } from './upkeep.endpoints.ts';

/** What stands, asked again every half minute, and every two seconds while a backup goes on. */
export const upkeepQuery = queryOptions({
  queryKey: ['upkeep'],
  queryFn: () => api.call(upkeepState, {}),
  refetchInterval: (query) =>
    query.state.data?.runs.some(({ outcome }) => outcome === 'running') === true ? 2000 : 30_000,
});
