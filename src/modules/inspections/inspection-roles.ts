import { bureau } from '../../kernel/role.ts';

/** Who goes on visits and keeps what belongs to them. */
export const enforcers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** Who plans, decides and publishes. */
export const planners = ['sectionChief', 'committeeOffice', 'leader'] as const;

/** Who sees the bureau's own plans and checklists; towns go on visits too. */
export const readers = [...bureau, 'township'] as const;
