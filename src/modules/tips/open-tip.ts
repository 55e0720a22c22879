import { z } from 'zod';
import { informantName, informantPhone } from './informant.ts';
import { tip, tipMatters } from './tip.ledger.ts';

const told = (label: string, most: number, least = 1) =>
  z
    .string(`请填写${label}`)
    .trim()
    .min(least, least === 1 ? `请填写${label}` : `${label}至少写 ${least} 个字，说清是什么问题`)
    .max(most, `${label}最多 ${most} 个字`);

const picture = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  type: z.string().max(100),
  size: z.int().min(0),
});

const reachable = (code: typeof informantName, label: string) =>
  z
    .string()
    .trim()
    .max(code.max)
    .transform(code.normalise)
    .check(({ value, issues }) => {
      const message = value === '' ? null : code.problem(value);
      if (message !== null) issues.push({ code: 'custom', message: `${label}：${message}`, input: value });
    })
    .transform((value) => (value === '' ? null : value));

/** What somebody sends who informs. The id is made on the phone, so that what is sent twice comes in once. */
export const sentTip = z.strictObject({
  id: z.uuid(),
  matter: z.enum(Object.keys(tipMatters) as [keyof typeof tipMatters], '请选择举报事项'), // Object.keys forgets the keys
  content: told('举报内容', 2000, 5),
  respondent: told('单位名称或地点', 100),
  place: z.object({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }).nullable(),
  photos: z.array(picture).max(3, '最多传 3 张照片'),
  name: reachable(informantName, '姓名'),
  phone: reachable(informantPhone, '电话'),
  wantsReward: z.boolean(),
});

/** What somebody sends who informs. */
export type SentTip = z.input<typeof sentTip>;

/** The answer to a tip: the code by which its course can be asked for, shown this once. */
export const takenTip = z.object({ code: z.string(), number: z.string() });

/** How a query code looks: twelve letters and digits that are not mistaken for each other. */
export const queryCode = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** A query code as it is typed, in the one way of writing: O is 0, I and L are 1, spaces and dashes are nothing. */
export const tidyCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What whoever holds the code learns: where the matter stands and what is replied. Nothing of who informed. */
export const tipCourse = z.object({
  number: z.string(),
  state: z.enum(Object.keys(tip.states) as [keyof typeof tip.states]), // Object.keys forgets the keys
  receivedOn: z.string(),
  acceptedOn: z.string().nullable(),
  declineReason: z.string().nullable(),
  transferredTo: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  reply: z.string().nullable(),
  repliedOn: z.string().nullable(),
});

/** The course of a tip as whoever informed sees it. */
export type TipCourse = z.infer<typeof tipCourse>;

/** The names of the open calls and what they are called. */
export const tipCalls = {
  send: { name: 'tip', label: '举报安全问题' },
  ask: { name: 'tip-course', label: '查询举报办理情况' },
} as const;
