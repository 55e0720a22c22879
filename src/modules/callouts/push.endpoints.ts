import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';
import { subscription } from './push-subscription.ts';

/** Who may be called, and so may have notes on a device of their own. */
const called = [...bureau, 'township', 'village'] as const;

/** Notes on one's own devices: the key to subscribe with, and where they are on. */
export const pushDesk = endpoint({
  method: 'get',
  path: '/push/desk',
  label: '网页推送',
  by: called,
  input: z.strictObject({}),
  output: z.object({
    /** The county's public key; null while it has no channel of this kind in use. */
    key: z.string().nullable(),
    /** Whether a line of the directory names this account: without it nobody is called here. */
    isListed: z.boolean(),
    devices: z.array(z.object({ id: z.uuid(), name: z.string(), host: z.string(), since: z.string() })),
  }),
});

/** Switches notes on for the browser that asks; a subscription that is known is the same device. */
export const switchOnPush = endpoint({
  method: 'post',
  path: '/push/on',
  label: '在本机开启推送',
  by: called,
  input: z.strictObject({ id: z.uuid(), name: words(60), subscription }),
  output: z.object({ id: z.uuid() }),
});

/** Switches notes off on one of one's own devices. */
export const switchOffPush = endpoint({
  method: 'post',
  path: '/push/off',
  label: '关闭推送',
  by: called,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ ended: z.boolean() }),
});
