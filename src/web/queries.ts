import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../kernel/problem.ts';
import { connection, suspectConnection } from './connection.ts';
import { meQuery } from './names.ts';
import { isSignedOut, session } from './session.ts';

/** Keeps the server's answers. A refusal is not asked again; a lost session or server is noticed here, for every call. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => notice(error, queries) }),
    mutationCache: new MutationCache({ onError: (error) => notice(error, queries) }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 20_000,
        gcTime: 10 * 60_000,
        retry: (times, error) => times < 1 && !(error instanceof Problem),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  // The server is back: what could not be asked meanwhile is asked now.
  connection.watch(() => void (connection.get() === 'reached' && queries.invalidateQueries()));
  return queries;
}

/** Before it is known who is here there is no page to sign in over: the router leads to the sign-in page then. */
function notice(error: unknown, queries: QueryClient): void {
  const isHere = queries.getQueryData(meQuery.queryKey) !== undefined;
  if (isSignedOut(error) && isHere) session.set('ended');
  else suspectConnection(error);
}
