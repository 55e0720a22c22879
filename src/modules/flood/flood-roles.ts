import { bureau } from '../../kernel/role.ts';

/** Who sees the posts of responsibility: the bureau, and towns and villages their own. */
export const readers = [...bureau, 'township', 'village'] as const;

/** Who keeps them: the flood office and the towns. */
export const keepers = ['dutyOfficer', 'sectionChief', 'township'] as const;
