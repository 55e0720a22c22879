import { bureau } from '../../kernel/role.ts';

/** Who may see applications, permits and certificates; an enterprise's people see their own. */
export const readers = [...bureau, 'township', 'enterprise'] as const;

/** The permit window and the sections that review: one post receives, another decides. */
export const clerks = ['inspector', 'sectionChief'] as const;
