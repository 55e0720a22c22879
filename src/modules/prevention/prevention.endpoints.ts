import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { hazard } from '../hazards/index.ts';
import { keepers, readers } from './prevention-roles.ts';

/** Records one check of a task: its next term begins, and what it found is a hazard of the same site. */
export const recordCheck = endpoint({
  method: 'post',
  path: '/prevention/record-check',
  label: '登记排查',
  by: keepers,
  input: z.strictObject({
    id: z.uuid(),
    task: z.uuid(),
    checker: words(60),
    findings: words(5000).nullish(),
    /** What was found, as the ledger of hazards asks for it, without the site. */
    hazard: z.record(z.string(), z.unknown()).nullish(),
  }),
  output: z.object({ id: z.uuid(), hazard: z.uuid().nullable() }),
});

/** The draft of a hazard as its own ledger checks it. */
export const hazardDraft = draftSchema(hazard);

const counts = {
  red: z.int(),
  orange: z.int(),
  yellow: z.int(),
  blue: z.int(),
  ungraded: z.int(),
  uncontrolled: z.int(),
};

/** The four colours by town and by site: where the grave risks are, and what of them is not controlled. */
export const riskBoard = endpoint({
  method: 'get',
  path: '/prevention/risk-board',
  label: '风险四色图',
  by: readers,
  input: z.strictObject({
    town: z
      .string()
      .regex(/^\d{9}$/)
      .nullish(),
  }),
  output: z.object({
    towns: z.array(z.object({ town: z.string().nullable(), sites: z.int(), ...counts })).readonly(),
    sites: z
      .array(z.object({ id: z.uuid(), name: z.string(), town: z.string().nullable(), late: z.int(), ...counts }))
      .readonly(),
  }),
});

/** Who has assessed its main responsibility in a year, by town, and the sites that have not (at most 200). */
export const dutyCoverage = endpoint({
  method: 'get',
  path: '/prevention/duty-coverage',
  label: '自评进度',
  by: readers.filter((role) => role !== 'enterprise'),
  input: z.strictObject({
    year: z.int().min(2015).max(2100),
    town: z
      .string()
      .regex(/^\d{9}$/)
      .nullish(),
  }),
  output: z.object({
    towns: z.array(z.object({ town: z.string().nullable(), sites: z.int(), assessed: z.int() })).readonly(),
    missing: z
      .array(z.object({ id: z.uuid(), name: z.string(), town: z.string().nullable(), sector: z.string() }))
      .readonly(),
    /** By the end of which month it is to be done. */
    month: z.int(),
  }),
});

/** What the page of self-assessment holds. */
export type DutyCoverage = z.infer<typeof dutyCoverage.output>;

/** What the board of risks holds. */
export type RiskBoard = z.infer<typeof riskBoard.output>;
