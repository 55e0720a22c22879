import { bureau } from '../../kernel/role.ts';

/** Who may see whom to call and who was reached: the whole bureau; a town sees what lies in it. */
export const readers = [...bureau, 'township'] as const;

/** Who keeps the directory: the duty room and the sections for the county, a town for itself. */
export const keepers = ['dutyOfficer', 'sectionChief', 'committeeOffice', 'township'] as const;

/** Who may call people out in the bureau's name. */
export const callers = ['dutyOfficer', 'sectionChief', 'committeeOffice', 'leader'] as const;
