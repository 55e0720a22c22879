import { z } from 'zod';
import { phone } from '../../codes/phone.ts';
import { entryPurposes } from './entry.ledger.ts';

/** What the code at a checkpoint leads to: who asks, where one is, and what danger of fire is told today. Nothing about persons. */
export const gate = z.object({
  bureau: z.string(),
  name: z.string(),
  isOpen: z.boolean(),
  /** The danger of forest fire as published for today; null where none is. */
  danger: z.object({ level: z.string(), measures: z.string().nullable() }).nullable(),
  /** Days after which a number left here is erased. */
  keepDays: z.int(),
});

/** What the code at a checkpoint leads to. */
export type Gate = z.infer<typeof gate>;

const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/, '二维码不完整，请重新扫码');

/** What somebody sends who goes in. The id is made on the phone, so that what is sent twice counts once, and by it they say they are out. */
export const sentEntry = z.strictObject({
  id: z.uuid(),
  token,
  purpose: z.enum(Object.keys(entryPurposes) as [keyof typeof entryPurposes], '请选择进山事由'), // Object.keys forgets the keys
  persons: z.int('请填人数').min(1, '至少 1 人').max(1000, '一次最多登记 1000 人'),
  phone: z
    .string()
    .trim()
    .min(1, '请填写联系电话，发生火情时通知您下山')
    .max(phone.max)
    .transform(phone.normalise)
    .check(({ value, issues }) => {
      const message = phone.problem(value);
      if (message !== null) issues.push({ code: 'custom', message, input: value });
    }),
  promised: z.literal(true, '请承诺不带火种、不野外用火；不承诺的不能进山'),
});

/** What somebody sends who goes in. */
export type SentEntry = z.input<typeof sentEntry>;

/** What is answered to somebody who went in or came out. */
export const takenEntry = z.object({ enteredAt: z.string(), leftAt: z.string().nullable() });

/** What somebody sends who has come out. */
export const sentExit = z.strictObject({ id: z.uuid(), token });

/** The names of the open calls of a checkpoint and what they are called. */
export const gateCalls = {
  read: { name: 'forest-gate', label: '防火码' },
  enter: { name: 'forest-entry', label: '进山登记' },
  leave: { name: 'forest-exit', label: '出山登记' },
} as const;
