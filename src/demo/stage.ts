import { dayOf } from '../kernel/calendar.ts';
import type { Actor } from '../kernel/role.ts';
import type { Context } from '../server/context.ts';
import { systemActor } from '../server/jobs/system.ts';
import { nth } from './chance.ts';
import { sections } from './sections.ts';
import type { World } from './world.ts';

/** The world with the means to act in it: a context for a person at a moment. */
export interface Stage {
  readonly world: World;
  /** The context of a person, by index, at an instant. */
  as(person: number, at: string): Context;
  /** The context of the clock itself at an instant. */
  clock(at: string): Context;
  /** The first person with a role, by index. */
  firstOf(role: string): number;
}

/** Sets the stage in an open transaction: all that happens on it is one write, or none. */
export function stageOf(ctx: Context, world: World): Stage {
  const { code } = world.county;
  const actors = world.people.map(({ id, name, role, area, section, siteIndex }): Actor => {
    const siteId = siteIndex === null ? null : nth(world.sites, siteIndex).id;
    return { id, name, posts: [{ county: code, area, role, section: sections[section], siteId }] };
  });
  const at = (actor: Actor, now: string): Context => ({ ...ctx, actor, now, today: dayOf(now) });
  return {
    world,
    as: (person, now) => at(nth(actors, person), now),
    clock: (now) => at(systemActor(code), now),
    firstOf: (role) => world.people.findIndex((person) => person.role === role),
  };
}
