import { bureau } from '../../kernel/role.ts';

/** Who sees buildings: the bureau, towns theirs, villages theirs. */
export const readers = [...bureau, 'township', 'village'] as const;

/** Who goes from door to door: a village's clerk in the village, the town's and the bureau's people everywhere in their reach. */
export const surveyors = ['village', 'township', 'inspector', 'sectionChief'] as const;

/** Who follows a building up, and re-checks what villages found. */
export const followers = ['township', 'inspector', 'sectionChief'] as const;
