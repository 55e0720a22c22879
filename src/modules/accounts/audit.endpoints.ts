import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const accessLine = z.object({
  id: z.string(),
  at: z.string(),
  accountId: z.string().nullable(),
  who: z.string(),
  event: z.string(),
  ok: z.boolean(),
  object: z.string(),
  ip: z.string().nullable(),
});
/** A line of the audit. */
export type AccessLine = z.infer<typeof accessLine>;

/** What is asked of the audit: from a day to a day, and what narrows it. */
export const accessAsk = z.strictObject({
  from: z.iso.date('请选择起日'),
  to: z.iso.date('请选择止日'),
  group: z.enum(['signIn', 'powers', 'refused', 'use']).nullish(),
  ok: z.boolean().nullish(),
  words: z.string().trim().max(100).nullish(),
  after: z
    .string()
    .max(100)
    .regex(/^\S+ [0-9a-f-]{36}$/)
    .nullish(),
});
/** The question to the audit. */
export type AccessAsk = z.infer<typeof accessAsk>;

/** The audit, the latest first, a hundred lines a page; events come with their words. */
export const listAccess = endpoint({
  method: 'get',
  path: '/audit',
  label: '查看审计日志',
  by: ['auditor'],
  input: accessAsk,
  output: z.object({
    lines: z.array(accessLine),
    next: z.string().nullable(),
    words: z.record(z.string(), z.string()),
  }),
});
