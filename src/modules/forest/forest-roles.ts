import { bureau } from '../../kernel/role.ts';

/** Who sees checkpoints and patrols: the bureau, and towns and villages their own. */
export const readers = [...bureau, 'township', 'village'] as const;

/** Who sets up checkpoints and patrols. */
export const keepers = ['dutyOfficer', 'sectionChief', 'township'] as const;

/** Who goes on patrol and scans at the place. */
export const patrollers = ['leader', 'sectionChief', 'inspector', 'dutyOfficer', 'township', 'village'] as const;
