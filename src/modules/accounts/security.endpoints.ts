import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const id = z.uuid();
const nothing = z.strictObject({});
const done = z.null();
const security = ['securityAdministrator'] as const;

const get = <O>(path: string, label: string, output: z.ZodType<O>) =>
  endpoint({ method: 'get', path: `/security/${path}`, label, by: security, input: nothing, output });
const post = <I>(path: string, label: string, input: z.ZodType<I>) =>
  endpoint({ method: 'post', path: `/security/${path}`, label, by: security, input, output: done });

const asked = z.object({
  id,
  accountId: id,
  name: z.string(),
  username: z.string(),
  role: z.string(),
  area: z.string(),
  areaName: z.string().nullable(),
  section: z.string().nullable(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  remark: z.string().nullable(),
});
/** A post that waits for confirmation. */
export type AskedPost = z.infer<typeof asked>;

/** The posts that wait for the security administrator. */
export const listAsked = get('asked', '查看待确认岗位', z.array(asked));

/** Confirms posts, or refuses them with a reason. */
export const decidePosts = post(
  'decide',
  '确认岗位',
  z
    .strictObject({
      postIds: z.array(id).min(1, '请至少选择一项').max(500),
      confirmed: z.boolean(),
      remark: z.string().trim().max(200, '不超过 200 字').nullable(),
    })
    .refine(({ confirmed, remark }) => confirmed || Boolean(remark), {
      path: ['remark'],
      message: '请写明不予确认的原因',
    }),
);

const ruleValue = z.object({
  value: z.number(),
  source: z.string(),
  verified: z.boolean(),
  setBy: z.string(),
  setAt: z.string(),
});
const rule = z.object({
  key: z.string(),
  group: z.string(),
  label: z.string(),
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  source: z.string(),
  value: z.number(),
  verified: z.boolean(),
  history: z.array(ruleValue),
});
/** A rule of signing in with its history. */
export type RuleLine = z.infer<typeof rule>;

/** The rules of signing in. */
export const listRules = get('rules', '查看安全规则', z.array(rule));

/** Sets a rule of signing in. */
export const setRule = post(
  'set-rule',
  '修改安全规则',
  z.strictObject({
    key: z.string().max(60),
    value: z.int('请填整数'),
    source: z.string().trim().min(1, '请写明依据').max(200, '不超过 200 字'),
    verified: z.boolean(),
  }),
);

const sessionLine = z.object({
  id,
  accountId: id,
  name: z.string(),
  username: z.string(),
  at: z.string(),
  seenAt: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
/** Somebody who is signed in. */
export type SessionLine = z.infer<typeof sessionLine>;

/** Who is signed in. */
export const listSessions = get('sessions', '查看在线会话', z.array(sessionLine));
/** Ends all sessions of an account. */
export const endSessionsOf = post('end-sessions', '强制退出', z.strictObject({ id }));
/** Lets a locked account try again. */
export const unlockAccount = post('unlock', '解除锁定', z.strictObject({ id }));
/** Takes an account's authenticator away. */
export const resetSecondFactor = post('reset-second-factor', '解除动态口令', z.strictObject({ id }));
