import { bureau } from '../../kernel/role.ts';

/** Who orders hazards put right and looks again. */
export const enforcers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** Who decides what weighs more than one inspector's word. */
export const deciders = ['sectionChief', 'committeeOffice', 'leader'] as const;

/** Who sees what belongs to a site; its own people among them. */
export const readers = [...bureau, 'township', 'enterprise'] as const;
