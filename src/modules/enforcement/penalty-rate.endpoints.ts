import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';

const line = z.object({
  /** A town's code, or the name of a section. */
  key: z.string(),
  /** Of a section: whose visits and cases count. */
  people: z.array(z.uuid()).readonly(),
  visits: z.int(),
  penalised: z.int(),
  /** Cases penalised for a hundred visits, to two places; null without visits. */
  rate: z.number().nullable(),
});

/** One town's or section's 立案处罚率. */
export type PenaltyRate = z.infer<typeof line>;

/** Cases filed and penalised against visits made in a period (立案处罚率, A050), by town and by section, the highest first. */
export const penaltyRates = endpoint({
  method: 'get',
  path: '/enforcement/penalty-rates',
  label: '立案处罚率',
  by: [...bureau, 'township'],
  input: z.strictObject({ period: z.string().max(30).nullish() }),
  output: z.object({
    period: z.object({ code: z.string(), label: z.string(), from: z.string(), to: z.string() }),
    whole: line,
    towns: z.array(line).readonly(),
    sections: z.array(line).readonly(),
  }),
});
