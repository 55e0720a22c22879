import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { readers } from './inspection-roles.ts';

const id = z.uuid();

/** How far a year's plan has come: each target with the different sites visited for it. */
export const planBoard = endpoint({
  method: 'get',
  path: '/inspections/plan-board',
  label: '执法计划完成情况',
  by: readers,
  input: z.strictObject({ year: z.int().min(2000).max(2100).nullish() }),
  output: z.object({
    year: z.int(),
    plan: z.object({ id, name: z.string(), state: z.string(), approvedVisits: z.int().nullable() }).nullable(),
    targets: z
      .array(
        z.object({
          id,
          name: z.string(),
          section: z.string(),
          sector: z.string(),
          kind: z.string(),
          target: z.int(),
          /** Different sites visited for it (家), and visits in all (家次). */
          done: z.int(),
          visits: z.int(),
        }),
      )
      .readonly(),
  }),
});

/** What the board of a plan shows. */
export type PlanBoard = z.infer<typeof planBoard.output>;
