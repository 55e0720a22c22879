import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { callers } from './callout-roles.ts';
import { callOutKinds, urgencies } from './callout.ledger.ts';
import { ladderSchema } from './ladder.ts';

/** How many people one call-out may have. */
export const mostPeople = 20_000;

const kinds = Object.keys(callOutKinds) as [keyof typeof callOutKinds]; // Object.keys forgets the names
const degrees = Object.keys(urgencies) as [keyof typeof urgencies]; // as above

/**
 * Begins to call people. Another module asks it in its own transaction: `ask(ctx, startCallOut, {...})`. The id is made by whoever asks:
 * the same id twice is the same call-out. Without a ladder the county's usual one is used. Contacts that have left, or are out of the
 * caller's reach, are told and not called.
 */
export const startCallOut = endpoint({
  method: 'post',
  path: '/call-outs/start',
  label: '发起叫应',
  by: callers,
  input: z.strictObject({
    id: z.uuid(),
    subject: words(100),
    message: words(500),
    kind: z.enum(kinds, '请选择类别'),
    urgency: z.enum(degrees, '请选择紧急程度'),
    source: z
      .strictObject({ ledger: z.string().max(60), id: z.uuid() })
      .nullable()
      .default(null),
    contacts: z.array(z.uuid()).min(1, '请选择要叫的人').max(mostPeople, `一次最多叫 ${mostPeople} 人`),
    ladder: ladderSchema.optional(),
  }),
  output: z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    /** How many are called, and the contacts that are not. */
    people: z.int(),
    notCalled: z.array(z.uuid()),
  }),
});

/** Lets one number ring now, silently, as the monthly test of all numbers does: what comes of it is written on the line of the directory. */
export const testNumber = endpoint({
  method: 'post',
  path: '/call-outs/test-number',
  label: '立即测试',
  by: callers,
  input: z.strictObject({ id: z.uuid(), contact: z.uuid() }),
  output: z.object({ begun: z.boolean() }),
});
