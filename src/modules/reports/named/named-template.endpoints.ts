import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';
import { report } from '../report.ledger.ts';

const name = z.string().trim().min(1, '请写模板名称').max(40);

/** Keeps a report's chapters as a template under a name; a name that is there gets its next version. */
export const keepTemplate = endpoint({
  method: 'post',
  path: '/reports/templates/keep',
  label: '存为模板',
  by: report.may.create,
  input: z.strictObject({ report: z.uuid(), name }),
  output: z.object({ name: z.string(), version: z.int() }),
});

const kept = z.object({
  name: z.string(),
  version: z.int(),
  /** Its title and its chapters' headings, with slots such as {period}. */
  title: z.string(),
  headings: z.array(z.string()).readonly(),
  by: z.string(),
  at: z.string(),
});

/** The bureau's own templates with all their versions, the latest first, 200 at most. */
export const keptTemplates = endpoint({
  method: 'get',
  path: '/reports/templates',
  label: '本单位模板',
  by: [...bureau],
  input: z.strictObject({}),
  output: z.object({ templates: z.array(kept.readonly()).readonly() }),
});

/** A version of a template as a page names it. */
export type KeptTemplate = z.infer<typeof kept>;
