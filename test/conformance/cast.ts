import type { Role } from '../../src/kernel/role.ts';
import { type Caller, county, otherCounty, otherTown, town, village, type World } from '../harness/world.ts';

/** A place with people at work in it: a village of the county's town, or another town, or another county. */
export type Place = 'home' | 'away' | 'abroad';

/** The areas of a place: where its rows lie, and the posts of those who work there. */
export const places: Readonly<
  Record<Place, { readonly county: string; readonly town: string; readonly area: string }>
> = {
  home: { county, town, area: village },
  away: { county, town: otherTown, area: otherTown },
  abroad: { county: otherCounty, town: otherCounty, area: otherCounty },
};

/** People by what they may do; each signs in once. */
export interface Cast {
  /** Somebody with the role where such people work: the county, the town, the village or their site. */
  of(role: Role, place?: Place, which?: number): Promise<Caller>;
  /** An enterprise's person of a site. */
  from(siteId: string, area: string, which?: number): Promise<Caller>;
  /** The ids of all who have signed in, in the home county. */
  readonly people: readonly string[];
}

/** Gathers the people of a world; `siteOf` names the site of a place's enterprise. */
export function gather(world: World, siteOf: (place: Place) => string | undefined): Cast {
  const known = new Map<string, Promise<Caller>>();
  const people: string[] = [];
  const once = (key: string, post: Parameters<World['signIn']>, isHome: boolean) => {
    const found = known.get(key) ?? world.signIn(...post);
    known.set(key, found);
    if (isHome) void found.then(({ id }) => people.includes(id) || people.push(id));
    return found;
  };
  return {
    people,
    of: async (role, place = 'home', which = 1) => {
      const { county: where, town: middle, area } = places[place];
      const levels: Partial<Record<Role, string>> = { township: middle, village: area, enterprise: area };
      const siteId = role === 'enterprise' ? siteOf(place) : undefined;
      const post = { county: where, area: levels[role] ?? where, ...(siteId === undefined ? {} : { siteId }) };
      return once(`${role} ${place} ${which} ${siteId ?? ''}`, [role, post], place !== 'abroad');
    },
    from: async (siteId, area, which = 1) =>
      once(`from ${siteId} ${which}`, ['enterprise', { county: area.slice(0, 6), area, siteId }], false),
  };
}
