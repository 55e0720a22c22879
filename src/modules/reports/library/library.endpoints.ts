import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';

const use = z.object({ id: z.string(), title: z.string() });
const line = z.object({
  indicator: z.string(),
  /** The version of the definition that counts now. */
  definition: z.string(),
  /** When a figure was first signed by this definition; null for one no report has used. */
  since: z.string().nullable(),
  /** The signed reports that tell it, the latest first, 20 at most. */
  uses: z.array(use.readonly()).readonly(),
});

/** Every indicator with the version of its definition and the signed reports that tell it. */
export const indicatorLibrary = endpoint({
  method: 'get',
  path: '/reports/indicators',
  label: '指标库',
  by: [...bureau],
  input: z.strictObject({}),
  output: z.object({ lines: z.array(line.readonly()).readonly() }),
});

/** An indicator in the library. */
export type LibraryLine = z.infer<typeof line>;
