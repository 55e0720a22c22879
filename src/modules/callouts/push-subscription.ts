import { z } from 'zod';
import type { Code } from '../../kernel/code.ts';

const text = z.string().max(700);

/** What a browser gives when notes are switched on: where its push service takes them, and the keys they are encrypted with. */
export const subscription = z.strictObject({
  endpoint: z.url('推送地址不完整').max(600),
  p256dh: text.regex(/^[\w-]{80,90}=*$/, '推送密钥不完整'),
  auth: text.regex(/^[\w-]{20,24}=*$/, '推送密钥不完整'),
});

/** What a browser gives. */
export type Subscription = z.infer<typeof subscription>;

/** A subscription in one way of writing: whoever holds it can reach the person's device, so it is sealed like a telephone number. */
export const pushSubscription: Code = {
  name: 'pushSubscription',
  max: 1000,
  normalise: (typed) => typed.trim(),
  problem: (value) => (read(value) ? null : '设备的推送登记不完整，请在该设备上重新开启'),
  mask: (value) => `${read(value)?.endpoint.split('/')[2] ?? ''}/******`,
};

/** The text that is sealed. */
export const subscriptionText = ({ endpoint, p256dh, auth }: Subscription): string =>
  JSON.stringify({ endpoint, p256dh, auth });

/** What a text says; undefined when it is none. */
function read(value: string): Subscription | undefined {
  try {
    return subscription.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/** Throws when a sealed text is none, which it was when it was sealed. */
export const readSubscription = (value: string): Subscription => subscription.parse(JSON.parse(value));
