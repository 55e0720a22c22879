import { z } from 'zod';

const code = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);

/** An area as it was called from a day until another: `until` is the first day it is no more, null while that is open. */
export const areaLine = z.object({
  code,
  name: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  /** Its heir, where it was merged into or moved to another. */
  heir: z.string().nullable(),
  /** Whether a boundary was imported. */
  drawn: z.boolean(),
});

/** An area as it was called from a day until another. */
export type AreaLine = z.infer<typeof areaLine>;

/** Whether an area is valid on a day. */
export const isValidOn = ({ since, until }: Pick<AreaLine, 'since' | 'until'>, day: string): boolean =>
  since <= day && (until === null || until > day);
