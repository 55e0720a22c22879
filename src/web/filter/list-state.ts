import { useLocation, useRouter } from '@tanstack/react-router';
import { type AnyWhere, isRecord } from '../../kernel/where.ts';

/** What a list shows, as its address says: filter, order ('-dueAt' descends), and columns when they were chosen. */
export interface ListState {
  readonly where: AnyWhere;
  readonly sort: string | undefined;
  readonly columns: readonly string[] | undefined;
}

/** The state an address's search part says; what cannot be read is left out. */
export function listStateOf(search: string): ListState {
  const asked = new URLSearchParams(search);
  const columns = asked.get('columns')?.split(',').filter(Boolean);
  return { where: recordIn(search, 'where'), sort: asked.get('sort') ?? undefined, columns };
}

/** The search part of the address of a state, '' for the plain list. */
export function searchOf({ where, sort, columns }: ListState): string {
  const asked = new URLSearchParams({
    ...(Object.keys(where).length > 0 ? { where: JSON.stringify(where) } : {}),
    ...(sort ? { sort } : {}),
    ...(columns ? { columns: columns.join(',') } : {}),
  });
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

/** The JSON object an address carries under a name, {} when there is none. */
export function recordIn(search: string, name: string): AnyWhere {
  try {
    const found: unknown = JSON.parse(new URLSearchParams(search).get(name) ?? '{}');
    return isRecord(found) ? found : {};
  } catch {
    return {};
  }
}

/** The state of the list on this page, and how to change it: each change is a step one can go back from. */
export function useListState(): readonly [ListState, (change: Partial<ListState>) => void] {
  const router = useRouter();
  const { pathname, searchStr } = useLocation();
  const state = listStateOf(searchStr);
  return [state, (change) => router.history.push(pathname + searchOf({ ...state, ...change }))];
}
