import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { site } from '../sites/index.ts';
import { draw } from './draw.ledger.ts';
import { planners, readers } from './inspection-roles.ts';

const id = z.uuid();
const weight = z.int('权重请填整数').min(0, '权重不能小于 0').max(100, '权重不能大于 100');

/** How many times as likely a site of each grade is drawn; a grade with 0 is not drawn. */
export const usualWeights = { red: 4, orange: 3, yellow: 2, blue: 1, none: 1 } as const;

const sector = site.fields.sector.schema;
const scale = site.fields.scale.schema;

/** Which sites may be drawn, with what weight, and who is left out and why. */
const pool = z.strictObject({
  sectors: z.array(sector).min(1, '请至少选一个行业领域'),
  scales: z.array(scale),
  /** A town, or the whole county. */
  town: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  weights: z.strictObject({ red: weight, orange: weight, yellow: weight, blue: weight, none: weight }),
  /** Sites visited within so many days are left out; null leaves none out for that. */
  restDays: z.int().min(1).max(730).nullable(),
  /** Sites that have had this year's visits are left out. */
  skipFull: z.boolean(),
  leaveOut: z
    .array(z.strictObject({ id, reason: z.string().trim().min(1, '请写明排除原因').max(100) }))
    .max(500, '最多逐一排除 500 个'),
});

/** What can be drawn from. */
export type PoolAsked = z.infer<typeof pool>;

const candidate = z.object({ id, name: z.string(), weight: z.int(), excluded: z.string().nullable() });

/** One that can be drawn, or cannot and why. */
export type Candidate = z.infer<typeof candidate>;

/** Shows who would take part in a draw: sites with their weight, inspectors, those left out with the reason. */
export const showPool = endpoint({
  method: 'post',
  path: '/inspections/draw-pool',
  label: '查看抽查名单',
  by: planners,
  input: z.strictObject({ pool }),
  output: z.object({
    sites: z.array(candidate).readonly(),
    inspectors: z.array(candidate).readonly(),
  }),
});

/** Draws sites and those who visit them, by lot, and writes down all it takes to reckon it again. */
export const makeDraw = endpoint({
  method: 'post',
  path: '/inspections/make-draw',
  label: '双随机抽取',
  by: planners,
  input: z.strictObject({
    id,
    name: draw.fields.name.schema,
    target: id.nullish(),
    pool,
    sitesWanted: z.int('抽取家数请填整数').min(1, '至少抽 1 家').max(500, '一次最多抽 500 家'),
    inspectorsEach: z.int('人数请填整数').min(2, '每组不得少于两名执法人员').max(6, '每组最多 6 人'),
    visitBy: z.iso.date('请填写检查截止日期'),
  }),
  output: z.object({ id, number: z.string().nullable() }),
});

const pick = z.object({
  id,
  name: z.string(),
  site: id,
  place: z.int(),
  inspectors: z.array(z.object({ id, name: z.string() })).readonly(),
  state: z.string(),
  excuse: z.string().nullable(),
  visit: id.nullable(),
  /** Whether that visit may still be said to have been another lot's. */
  isOpen: z.boolean(),
});

/** A draw as it can be shown to anybody: its rule, its list, its outcome. */
export const openDraw = endpoint({
  method: 'get',
  path: '/inspections/draw',
  label: '双随机抽查',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    picks: z.array(pick).readonly(),
    sites: z.array(candidate).readonly(),
    inspectors: z.array(candidate).readonly(),
  }),
});

/** Reckons a draw again from its seed and its list, and says whether it comes out the same. */
export const verifyDraw = endpoint({
  method: 'get',
  path: '/inspections/verify-draw',
  label: '验证抽取结果',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    isListSame: z.boolean(),
    isOutcomeSame: z.boolean(),
    listHash: z.string(),
    /** What came out differently, in words. */
    differences: z.array(z.string()).readonly(),
  }),
});

/** What is sent to make a draw. */
export type DrawAsked = z.infer<typeof makeDraw.input>;
