import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { listAccounts, listSections } from './accounts.endpoints.ts';
import { listAsked, listRules, listSessions } from './security.endpoints.ts';

/** The accounts of the county with their posts. */
export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => api.call(listAccounts, {}) });

/** The sections of the bureau. */
export const sectionsQuery = queryOptions({
  queryKey: ['accounts', 'sections'],
  queryFn: () => api.call(listSections, {}),
});

/** The posts that wait for confirmation. */
export const askedQuery = queryOptions({ queryKey: ['accounts', 'asked'], queryFn: () => api.call(listAsked, {}) });

/** The rules of signing in. */
export const rulesQuery = queryOptions({ queryKey: ['security', 'rules'], queryFn: () => api.call(listRules, {}) });

/** Who is signed in; asked again every half minute while the page is open. */
export const sessionsQuery = queryOptions({
  queryKey: ['security', 'sessions'],
  queryFn: () => api.call(listSessions, {}),
  refetchInterval: 30_000,
});
