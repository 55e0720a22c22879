import { z } from 'zod';

/** The ways by which somebody is called. */
export const channelKinds = {
  voice: '电话',
  sms: '短信',
  chat: '群机器人',
  push: '网页推送',
  mail: '邮件',
  speaker: '大喇叭',
} as const;

/** A way by which somebody is called. */
export type ChannelKind = keyof typeof channelKinds;

/** Who is called for a person: they themselves, or those who stand behind them. */
export const whos = { self: '本人', deputy: 'B角', superior: '上级' } as const;

/** Somebody who is called for a person. */
export type Who = keyof typeof whos;

const kinds = Object.keys(channelKinds) as [ChannelKind, ...ChannelKind[]]; // Object.keys forgets the names
const whoKeys = Object.keys(whos) as [Who, ...Who[]]; // as above

const rung = z.strictObject({
  who: z.enum(whoKeys, '请选择叫谁'),
  channels: z.array(z.enum(kinds)).min(1, '每一级至少选一种方式').max(kinds.length),
  /** By which kinds the same step is taken, one after the other, when one of the channels is refused or gives no word in time. */
  instead: z.array(z.enum(kinds)).max(kinds.length).optional(),
  tries: z.int().min(1, '至少叫一次').max(9, '最多叫九次'),
  /** How long an answer is waited for, in seconds, before the next try. */
  waitSeconds: z.int().min(10, '至少等 10 秒').max(3600, '最多等一小时'),
});

/** One rung: whom to call by which channels at once, by which instead, how often, and how long to wait each time. */
export type Rung = z.infer<typeof rung>;

/** The rungs in their order; who is still not reached behind the last one is somebody's to knock on the door of. */
export const ladderSchema = z.array(rung).min(1, '请至少安排一级').max(12, '最多十二级');

/** A ladder of calling one person. */
export type Ladder = readonly Rung[];
