import { bureau } from '../../kernel/role.ts';

/** Who may see risks, systems and upgrades; an enterprise's people see their own. */
export const readers = [...bureau, 'township', 'enterprise'] as const;

/** Those who know the place: the enterprise itself, its town, its inspectors. */
export const keepers = ['inspector', 'sectionChief', 'township', 'enterprise'] as const;

/** The bureau's own people who judge. */
export const judges = ['inspector', 'sectionChief'] as const;
