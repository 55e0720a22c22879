import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';

const issue = z.object({ issue: z.int(), total: z.int() });

const series = z.object({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  isYearly: z.boolean(),
  /** The number that the next issue gets when it is signed this year. */
  next: issue.readonly(),
  /** The period of the latest issue, signed or being written, and its report. */
  last: z.object({ report: z.string(), title: z.string(), period: z.string() }).readonly().nullable(),
  /** Numbers of issues that were withdrawn, the latest first, 20 at most: they are not given again. */
  voided: z.array(issue.extend({ year: z.int(), title: z.string() }).readonly()).readonly(),
});

/** The series in print, each with its next number, its latest issue and the numbers that were voided. */
export const bulletinShelf = endpoint({
  method: 'get',
  path: '/reports/bulletins',
  label: '简报期号',
  by: [...bureau],
  input: z.strictObject({}),
  output: z.object({ series: z.array(series.readonly()).readonly() }),
});

/** A series as the page that begins its next issue shows it. */
export type ShelfSeries = z.infer<typeof series>;
