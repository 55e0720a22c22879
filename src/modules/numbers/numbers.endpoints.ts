import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';

const keepers = ['administrator'] as const;
const readers = [...bureau, 'administrator', 'securityAdministrator', 'auditor'] as const;

const law = z.object({
  key: z.string(),
  title: z.string(),
  article: z.string(),
  effectiveOn: z.string().nullable(),
  verified: z.boolean(),
  source: z.string(),
  /** The deadlines that rest on it: ledger and deadline in words. */
  usedBy: z.array(z.string()).readonly(),
});

const set = z.object({
  value: z.number(),
  effectiveOn: z.string(),
  source: z.string(),
  verified: z.boolean(),
  by: z.string(),
  at: z.string(),
  /** Rows with such a deadline open when it came into force, those looked at, those moved; null before. */
  found: z.int().nullable(),
  done: z.int().nullable(),
  moved: z.int().nullable(),
  settledAt: z.string().nullable(),
});

const number = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  /** What is in force today. */
  value: z.number(),
  standard: z.number(),
  min: z.number(),
  max: z.number(),
  law: z.string(),
  /** Whether what is in force has been checked against its source. */
  verified: z.boolean(),
  /** What the county has set, the latest first. */
  history: z.array(set.readonly()).readonly(),
});

/** Every number of a law or a locality, and every clause a deadline rests on. */
export const listNumbers = endpoint({
  method: 'get',
  path: '/settings/numbers',
  label: '法定与本地数字',
  by: readers,
  input: z.strictObject({}),
  output: z.object({ numbers: z.array(number.readonly()).readonly(), laws: z.array(law.readonly()).readonly() }),
});

/** What numbers answer. */
export type NumbersAnswer = z.infer<typeof listNumbers.output>;
export type NumberLine = NumbersAnswer['numbers'][number];
export type LawLine = NumbersAnswer['laws'][number];

const change = z.strictObject({
  key: z.string().max(80),
  value: z.number('请填写数值'),
  effectiveOn: z.iso.date('请选择生效日期'),
  source: z.string('请填写依据').trim().min(4, '请写明依据：文件名称、文号和条款').max(300, '最多 300 个字'),
  verified: z.boolean(),
});

/** A number to be set. */
export type NumberChange = z.infer<typeof change>;

const moved = z.object({
  ledger: z.string(),
  rowId: z.string(),
  /** Null where one may not read the ledger. */
  title: z.string().nullable(),
  area: z.string(),
  deadline: z.string(),
  from: z.string(),
  to: z.string(),
});

/** How many open deadlines a number would move, and which; nothing is changed. */
export const previewNumber = endpoint({
  method: 'post',
  path: '/settings/numbers/preview',
  label: '预览数字变更',
  by: keepers,
  input: change,
  output: z.object({
    open: z.int(),
    later: z.int(),
    earlier: z.int(),
    /** Of these, how many would be overdue at once and were not. */
    overdue: z.int(),
    /** The first of them. */
    rows: z.array(moved.readonly()).readonly(),
  }),
});

/** What a preview answers. */
export type NumberPreview = z.infer<typeof previewNumber.output>;

/** Sets a number from a day on; the deadlines it moves are reckoned again by a job. */
export const setNumber = endpoint({
  method: 'post',
  path: '/settings/numbers/set',
  label: '修改法定与本地数字',
  by: keepers,
  input: change,
  output: z.object({ at: z.string() }),
});
