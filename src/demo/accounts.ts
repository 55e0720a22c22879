import { roles } from '../kernel/role.ts';
import type { Auth } from '../server/auth/create-auth.ts';
import type { Person } from './people.ts';
import { sections } from './sections.ts';
import type { World } from './world.ts';

/** The one password of all demonstration accounts. */
export const demoPassword = 'Anlan-2026';

/** Gives everybody of the fictional county an account with the demonstration password; those there already stay. */
export async function createAccounts(auth: Auth, { county, sites, people }: World): Promise<void> {
  const hash = await auth.hashPassword(demoPassword);
  for (const { id, username, name, certificate, role, area, section, siteIndex } of people) {
    const siteId = siteIndex === null ? null : (sites[siteIndex]?.id ?? null);
    const post = { county: county.code, area, role, section: sections[section], siteId, validFrom: '2020-01-01' };
    await auth.createAccount({ id, username, name, certificate, password: { hash }, posts: [post] });
  }
}

/** One account of each role, for the first look. */
export function firstAccounts(people: readonly Person[]) {
  const first = new Map(people.toReversed().map((person) => [person.role, person]));
  return [...first.values()].toReversed().map(({ username, name, role, title }) => ({
    username,
    password: demoPassword,
    role: roles[role],
    note: `${name} · ${title}`,
  }));
}
