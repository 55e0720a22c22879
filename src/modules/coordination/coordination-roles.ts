import { bureau } from '../../kernel/role.ts';

/** Who may see the work of the committee: the whole bureau; a town sees what lies in it. */
export const readers = [...bureau, 'township'] as const;

/** Who keeps it: the committee's office and the sections' chiefs. */
export const office = ['committeeOffice', 'sectionChief'] as const;

/** Who answers for a unit: a town for itself, the office for departments that have no account. */
export const answerers = ['township', 'committeeOffice', 'sectionChief'] as const;
