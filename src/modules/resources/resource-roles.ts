import { bureau } from '../../kernel/role.ts';

/** Who may see teams, equipment and supplies. */
export const readers = [...bureau, 'township'] as const;

/** Who keeps the stores: the supplies section, the duty room at night, and the towns for their own. */
export const keepers = ['dutyOfficer', 'sectionChief', 'township'] as const;

/** Who decides on goods: never the one who asked. */
export const deciders = ['sectionChief', 'leader'] as const;
