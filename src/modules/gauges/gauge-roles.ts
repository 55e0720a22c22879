import { bureau } from '../../kernel/role.ts';

/** Who sees gauges and their alarms: the bureau, and towns and villages where they stand. */
export const readers = [...bureau, 'township', 'village'] as const;

/** Who sets up gauges and answers for what they say. */
export const watchers = ['dutyOfficer', 'sectionChief'] as const;
