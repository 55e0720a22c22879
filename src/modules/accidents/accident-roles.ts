import { bureau } from '../../kernel/role.ts';

/** Who may see accidents. */
export const readers = [...bureau, 'township'] as const;

/** Whoever sits at the telephone, and the sections: an accident is taken down by the one who hears of it. */
export const reporters = ['dutyOfficer', 'inspector', 'sectionChief', 'committeeOffice'] as const;

/** Those who run an investigation for the government. */
export const investigating = ['sectionChief', 'committeeOffice', 'inspector'] as const;
