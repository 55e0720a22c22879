import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';

const sent = z.strictObject({
  /** The name of the file, or '' for pasted text. */
  name: z.string().max(200),
  /** Pasted text, or null when a file is sent. */
  text: z.string().max(300_000).nullable(),
  /** The bytes of a .docx, .txt or .md in base64, or null. */
  file: z.string().max(1_000_000).nullable(),
});

const finding = z.object({
  line: z.int(),
  at: z.int(),
  quote: z.string(),
  category: z.string(),
  reason: z.string(),
  suggestion: z.string(),
  certainty: z.enum(['H', 'M', 'L']),
  /** The rows a figure of the ledgers counts, where the finding is that the text says another number. */
  rows: z
    .object({ ledger: z.string(), where: z.record(z.string(), z.unknown()).readonly() })
    .readonly()
    .nullable(),
});

/** What is to be looked at in a text: its own errors, and figures that the ledgers know otherwise. */
export const proofreadText = endpoint({
  method: 'post',
  path: '/reports/proofread',
  label: '校对',
  by: [...bureau],
  input: sent,
  output: z.object({
    text: z.string(),
    findings: z.array(finding.readonly()).readonly(),
    /** How many were left out because the bureau means these words. */
    kept: z.int(),
  }),
});

const readFigure = z.object({
  number: z.number(),
  unit: z.string(),
  context: z.string(),
  line: z.int(),
  period: z.string(),
  indicator: z.string().nullable(),
  name: z.string(),
  confidence: z.number(),
});

/** The figures of an old report, to be looked at before they are kept. */
export const readOldReport = endpoint({
  method: 'post',
  path: '/reports/read-old',
  label: '旧报告',
  by: [...bureau],
  input: sent,
  output: z.object({ title: z.string(), figures: z.array(readFigure.readonly()).readonly() }),
});

/** What a page sends in to be read. */
export type SentText = z.infer<typeof sent>;
/** A finding as a page shows it. */
export type ShownFinding = z.infer<typeof finding>;
/** A figure of an old report as a page shows it. */
export type ShownFigure = z.infer<typeof readFigure>;
