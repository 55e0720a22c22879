import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { visit } from '../inspections/index.ts';

/** How often a site has been visited in a year, against what is allowed, and which draws and filings of visits still wait for one. */
export const visitLimit = endpoint({
  method: 'get',
  path: '/hazards/visit-limit',
  label: '年度检查频次',
  by: visit.may.create,
  input: z.strictObject({ site: z.uuid(), on: z.iso.date().nullish() }),
  output: z.object({
    limit: z.int(),
    visits: z.int(),
    picks: z.array(z.object({ id: z.uuid(), draw: z.string(), visitBy: z.string() })).readonly(),
    filings: z.array(z.object({ id: z.uuid(), department: z.string(), plannedOn: z.string() })).readonly(),
  }),
});

/** How often a site has been visited. */
export type VisitLimit = z.infer<typeof visitLimit.output>;
