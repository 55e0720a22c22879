import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';
import { composed, corrected } from './composed.ts';
import { printing, templatePart } from './printing.ts';

const id = z.uuid();
const readers = [...bureau] as const;

/** The report on a period before anything is counted: what stands at once, and in which its parts find their place. */
export const frameReport = endpoint({
  method: 'get',
  path: '/reports/frame',
  label: '报告提纲',
  by: readers,
  input: z.strictObject({ period: z.string().max(30) }),
  output: printing,
});

/** The report on a period as the ledgers tell it now, or one part of it alone. The code is one that parsePeriod knows, e.g. '2026H1'. */
export const composeReport = endpoint({
  method: 'get',
  path: '/reports/compose',
  label: '编制报告',
  by: readers,
  input: z.strictObject({ period: z.string().max(30), part: templatePart.optional() }),
  output: composed,
});

/** A saved report: a draft as the ledgers tell it now, a signed one as it was signed. */
export const openReport = endpoint({
  method: 'get',
  path: '/reports/open',
  label: '打开报告',
  by: readers,
  input: z.strictObject({ id }),
  output: composed,
});

/** Signs a draft and freezes its figures, all of it or nothing. `version` is the one the leader saw. */
export const signReport = endpoint({
  method: 'post',
  path: '/reports/sign',
  label: '签发报告',
  by: ['leader'],
  input: z.strictObject({ id, version: z.int() }),
  output: z.object({ version: z.int(), content: composed }),
});

/** Says why a figure is told otherwise than in a report signed before; it stands in the figure's passport from the signing on. */
export const explainFigure = endpoint({
  method: 'post',
  path: '/reports/explain',
  label: '说明数字差异',
  by: ['writer', 'committeeOffice', 'sectionChief', 'leader'],
  input: z.strictObject({ report: id, figure: z.string().max(60), reason: z.string().trim().max(200) }),
  output: z.object({}),
});

const entry = z.object({
  id: z.string(),
  rowId: z.string(),
  at: z.string(),
  action: z.string(),
  by: z.string(),
  version: z.int(),
  change: z.record(z.string(), z.tuple([z.unknown(), z.unknown()]).readonly()).readonly(),
});

const changedRow = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  /** What happened to it after the signing, oldest first. */
  entries: z.array(entry.readonly()).readonly(),
});

const changedRows = z.object({
  count: z.int(),
  /** The first of them, at most 50. */
  rows: z.array(changedRow.readonly()).readonly(),
});

const change = z.object({
  key: z.string(),
  ledger: z.string(),
  valueThen: z.number().nullable(),
  valueNow: z.number().nullable(),
  /** What the last letter that corrected the report said of it. */
  corrected: corrected.optional(),
  /** Rows the figure counts now and did not count then, the other way round, and those it counted both times that were written to since. */
  added: changedRows.readonly(),
  gone: changedRows.readonly(),
  changed: changedRows.readonly(),
  /** Whether the indicator has been defined anew since. */
  redefined: z.boolean(),
});

/** What became of a signed report's figures since: each counted again by the filter it was frozen with. */
export const compareReport = endpoint({
  method: 'get',
  path: '/reports/compare',
  label: '签发后的变化',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    signedAt: z.string(),
    signedBy: z.string(),
    figures: z.array(change.readonly()).readonly(),
    /** Names of the people, and of the rows that changes refer to, by id. */
    titles: z.record(z.string(), z.string()).readonly(),
  }),
});

/** What a comparison answers. */
export type Comparison = z.infer<typeof compareReport.output>;
/** A figure of it. */
export type FigureChange = Comparison['figures'][number];
/** The rows behind one kind of change. */
export type ChangedRows = FigureChange['added'];
