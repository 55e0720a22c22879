import { bureau } from '../../kernel/role.ts';

/** Who sees warnings, bulletins and hot spots: the bureau, and towns and villages what lies in them. */
export const readers = [...bureau, 'township', 'village'] as const;

/** Who takes warnings in, judges and issues them. */
export const dutyRoom = ['dutyOfficer', 'sectionChief'] as const;

/** Who signs: never the one who judged. */
export const signers = ['leader', 'sectionChief'] as const;

/** Who answers from the ground; the duty room writes down what comes by telephone. */
export const ground = ['township', 'village', ...dutyRoom] as const;
