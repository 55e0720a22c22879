import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { office, readers } from './coordination-roles.ts';

const row = { id: z.uuid(), version: z.int() };

/** Who a document goes to: a unit by name, and the area in which its copy lies. */
const recipient = z.strictObject({
  unit: z.string('请填写').trim().min(1, '请填写').max(60, '最多 60 个字'),
  area: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择乡镇或村（社区）'),
});

/** Gives a signed document its number and sends a copy to each unit. */
export const issueDocument = endpoint({
  method: 'post',
  path: '/coordination/issue',
  label: '编号印发',
  by: office,
  input: z.strictObject({
    ...row,
    recipients: z.array(recipient).min(1, '请至少选一个收文单位').max(300, '一次最多发给 300 个单位'),
  }),
  output: z.object({ version: z.int(), documentNumber: z.string(), copies: z.int() }),
});

const lost = z.object({
  item: z.uuid(),
  name: z.string(),
  found: z.int(),
  struck: z.int(),
  /** What it costs, in tenths of a point. */
  cost: z.int(),
  points: z.int(),
  /** The deduction's own row, once the assessment is published. */
  deduction: z.uuid().nullable(),
  state: z.string().nullable(),
});

const ranking = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  state: z.string(),
  period: z.string(),
  /** Whether the period is over, so that it may be published. */
  ended: z.boolean(),
  appealBy: z.string().nullable(),
  full: z.int(),
  items: z.array(z.object({ id: z.uuid(), name: z.string(), points: z.int(), price: z.string() })).readonly(),
  towns: z
    .array(z.object({ town: z.string(), score: z.int(), rank: z.int(), lost: z.array(lost).readonly() }))
    .readonly(),
});

/** An assessment's towns with their scores in tenths of a point, the best first, and what each lost by which item. */
export type AssessmentRanking = z.infer<typeof ranking>;

/** The ranking of an assessment, of the latest one when none is named, and which others the caller may open. */
export const assessmentBoard = endpoint({
  method: 'get',
  path: '/coordination/assessment-board',
  label: '考核排名',
  by: readers,
  input: z.strictObject({ id: z.uuid().optional() }),
  output: z.object({
    board: ranking.nullable(),
    choices: z.array(z.object({ id: z.uuid(), name: z.string() })).readonly(),
  }),
});

/** The rows that cost a town points by one item; of a published assessment, as they were then. */
export const assessmentRows = endpoint({
  method: 'get',
  path: '/coordination/assessment-rows',
  label: '扣分明细',
  by: readers,
  input: z.strictObject({ id: z.uuid(), item: z.uuid(), town: z.string().regex(/^\d{9}$/) }),
  output: z.object({
    rows: z
      .array(z.object({ ledger: z.string(), id: z.uuid(), title: z.string(), at: z.string().nullable() }))
      .readonly(),
  }),
});

/** Freezes an assessment and writes each town's deductions, which may be appealed from then on. */
export const publishAssessment = endpoint({
  method: 'post',
  path: '/coordination/assessment-publish',
  label: '通报考核',
  by: ['leader', 'committeeOffice'],
  input: z.strictObject(row),
  output: z.object({ version: z.int(), deductions: z.int() }),
});

const staffed = z.object({
  id: z.uuid(),
  area: z.string(),
  unit: z.string(),
  quota: z.int(),
  actual: z.int(),
  seconded: z.int().nullable(),
  gap: z.int(),
  /** The share of posts that nobody holds, in percent to one place; null without posts. */
  vacancy: z.number().nullable(),
});

/** How far each town's emergency office is staffed, the emptiest first, and the county as a whole. */
export const staffingBoard = endpoint({
  method: 'get',
  path: '/coordination/staffing-board',
  label: '缺编情况',
  by: readers,
  input: z.strictObject({}),
  output: z.object({ towns: z.array(staffed).readonly(), county: staffed.omit({ id: true, area: true, unit: true }) }),
});

/** What the board of staff holds. */
export type StaffingBoard = z.infer<typeof staffingBoard.output>;
