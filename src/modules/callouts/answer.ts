import { z } from 'zod';

/** What somebody called may say on their page. */
export const deeds = { confirm: '收到，马上落实', inPosition: '已到岗', moved: '已转移', report: '回报情况' } as const;

/** What somebody says: a number with `moved`, words with `report`. */
export const said = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('confirm') }),
  z.strictObject({ did: z.literal('inPosition') }),
  z.strictObject({
    did: z.literal('moved'),
    moved: z.int('请填整数').min(0, '不能小于 0').max(100_000, '数值过大，请核对'),
  }),
  z.strictObject({ did: z.literal('report'), report: z.string().trim().min(1, '请填写').max(300, '最多 300 个字') }),
]);

/** What somebody says. */
export type Said = z.infer<typeof said>;

/** How far somebody's own chain has come. */
export const chainParts = {
  state: z.enum(['calling', 'reached', 'door', 'closed']),
  sentAt: z.string().nullable(),
  rangAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  heardAt: z.string().nullable(),
  heardSeconds: z.int().nullable(),
  reachedAt: z.string().nullable(),
  reachedHow: z.string().nullable(),
  inPositionAt: z.string().nullable(),
  moved: z.int().nullable(),
  inCharge: z.int(),
  report: z.string().nullable(),
  reportedAt: z.string().nullable(),
};

/** What the page of somebody called shows. */
export const callPage = z.object({
  bureau: z.string(),
  subject: z.string(),
  message: z.string(),
  startedAt: z.string(),
  /** For whom one answers: nobody when it is oneself. */
  instead: z.string().nullable(),
  ended: z.boolean(),
  ...chainParts,
});

/** What the page of somebody called shows. */
export type CallPage = z.infer<typeof callPage>;

/** The name of the open call, and of what is sent to it. */
export const callName = 'call';
