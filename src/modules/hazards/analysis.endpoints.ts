import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';
import { site } from '../sites/index.ts';

const part = z.object({
  /** What the part is: a month, a sector's key, a town's code, a category's key, a site's id. */
  key: z.string(),
  name: z.string().nullable(),
  visits: z.int(),
  found: z.int(),
  major: z.int(),
  rectified: z.int(),
  repeated: z.int(),
});

/** Visits and hazards of a period, month by month and compared by sector, town, category and site (数据挖掘分析, A004). */
export const analysis = endpoint({
  method: 'get',
  path: '/hazards/analysis',
  label: '安全监管分析',
  by: [...bureau, 'township'],
  input: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    sector: site.fields.sector.schema.nullish(),
    town: z
      .string()
      .regex(/^\d{9}$/)
      .nullish(),
  }),
  output: z.object({
    months: z.array(part).readonly(),
    sectors: z.array(part).readonly(),
    towns: z.array(part).readonly(),
    categories: z.array(part).readonly(),
    /** The sites with most found, 20 at most. */
    sites: z.array(part).readonly(),
  }),
});

/** A part of an analysis: a month, a sector, a town, a category or a site. */
export type Part = z.infer<typeof part>;
/** What is asked of an analysis. */
export type AnalysisAsked = z.infer<typeof analysis.input>;
