import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { readers } from './hazard-roles.ts';

const count = z.int();
const line = z.object({
  id: z.uuid(),
  title: z.string(),
  at: z.string(),
  state: z.string(),
  more: z.string().nullable(),
});

/** One enterprise on one page (一企一页): the year's figures, what was found again, what is open. */
export const dossier = endpoint({
  method: 'get',
  path: '/hazards/dossier',
  label: '企业监管档案',
  by: readers,
  input: z.strictObject({ site: z.uuid(), year: z.int().min(2000).max(2100).nullish() }),
  output: z.object({
    year: count,
    limit: count,
    figures: z.object({
      visits: count,
      counted: count,
      found: count,
      major: count,
      rectified: count,
      repeated: count,
      open: count,
      overdue: count,
      orders: count,
      listings: count,
      cards: count,
      selfReports: count,
      lateReports: count,
    }),
    visits: z.array(line).readonly(),
    open: z.array(line).readonly(),
    /** The same kind of hazard found more than once in two years, the most often first. */
    repeats: z.array(z.object({ category: z.string(), times: count, lastAt: z.string() })).readonly(),
    cards: z.array(line).readonly(),
  }),
});

/** What a dossier shows. */
export type Dossier = z.infer<typeof dossier.output>;
