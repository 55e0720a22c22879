import { randomUUID } from 'node:crypto';
import type { Message } from '../../server/channels/port.ts';

/** A message as the calling makes one, for the tests of adapters. */
export const messageTo = (to: string, more: Partial<Message> = {}): Message => ({
  reference: randomUUID(),
  to,
  name: '测试人',
  subject: '暴雨红色预警',
  words: '请立即组织转移',
  link: 'https://anlan.example/call/519901-abc',
  code: '4711',
  silent: false,
  ...more,
});
