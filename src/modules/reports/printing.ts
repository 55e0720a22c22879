import { z } from 'zod';
import { composed } from './composed.ts';

/** What a report is printed from, as far as it is counted: its frame and figures, the words of its period, how it numbers headings. */
export const printing = z.object({
  content: composed,
  words: z.record(z.string(), z.string()).readonly(),
  runIn: z.array(z.union([z.literal(2), z.literal(3)])).readonly(),
  continuous: z.boolean(),
});

/** The place of a part among those of a template. */
export const templatePart = z.int().min(0).max(50);

/** What a report is printed from, as far as it is counted. */
export type Printing = z.infer<typeof printing>;
