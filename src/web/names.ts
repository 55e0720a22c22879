import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Role } from '../kernel/role.ts';
import type { Me, Named } from '../kernel/wire.ts';
import { api } from './api.ts';
import { setServerNow } from './clock.ts';

const hour = 3_600_000;

/** The person signed in; asking sets the page's clock. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = await api.me();
    setServerNow(me.now);
    return me;
  },
  staleTime: 10 * 60_000,
  gcTime: Infinity,
});

/** The county's areas: itself, its towns, its villages, by code. */
export const areasQuery = queryOptions({ queryKey: ['areas'], queryFn: api.areas, staleTime: hour, gcTime: Infinity });

/** The areas the county does not have any more: rows written then still lie there. */
export const formerAreasQuery = queryOptions({
  queryKey: ['areas', 'former'],
  queryFn: api.formerAreas,
  staleTime: hour,
  gcTime: Infinity,
});

/** The people one works with, by id. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: api.people,
  staleTime: hour,
  gcTime: Infinity,
});

/** The person signed in; every page of the desk has one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('a page of the desk was opened before its person was known');
  return data;
}

/** The roles of the person signed in. */
export const useRoles = (): readonly Role[] => rolesOf(useMe());

/** The roles that a person's posts give, each once. */
export const rolesOf = (me: Me): readonly Role[] => [...new Set(me.posts.map((post) => post.role))];

/** Gives the name of an area by its code: a village with its town, '城关镇东街村'; empty while unknown. */
export function useAreaNames(): (code: string) => string {
  const { data: now = noAreas } = useQuery(areasQuery);
  const { data: former = noAreas } = useQuery(formerAreasQuery);
  return areaNamer(useMemo(() => [...former, ...now], [former, now]));
}

/** Gives the name of a person by id; empty while unknown. */
export function usePeopleNames(): (id: string) => string {
  const { data } = useQuery(peopleQuery);
  const names = namesById(data ?? []);
  return (id) => names.get(id) ?? '';
}

/** Gives the name of an area by its code from a list of areas. */
export function areaNamer(areas: readonly Named[]): (code: string) => string {
  const names = namesById(areas);
  return (code) => {
    const name = names.get(code) ?? '';
    return code.length > 9 ? `${names.get(code.slice(0, 9)) ?? ''}${name}` : name;
  };
}

const noAreas: readonly Named[] = [];
const maps = new WeakMap<readonly Named[], ReadonlyMap<string, string>>();
function namesById(all: readonly Named[]): ReadonlyMap<string, string> {
  const map = maps.get(all) ?? new Map(all.map(({ id, name }) => [id, name]));
  maps.set(all, map);
  return map;
}
