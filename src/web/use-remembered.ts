import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { recall, remember } from './remembered.ts';

/** A state of the page that this browser remembers under a name; what was kept under another form is forgotten. */
export function useRemembered<T>(name: string, schema: z.ZodType<T>, first: T) {
  const [value, setValue] = useState<T>(() => schema.safeParse(recall(name)).data ?? first);
  useEffect(() => remember(name, value), [name, value]);
  return [value, setValue] as const;
}
