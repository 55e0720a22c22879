import { choice, count, instant, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './callout-roles.ts';

/** Why people are called. */
export const callOutKinds = {
  warning: '预警叫应',
  order: '调度指令',
  notice: '提醒通知',
  drill: '演练',
  test: '号码测试',
} as const;

/** How urgent it is; the more urgent goes out first. */
export const urgencies = { extreme: '特急', urgent: '紧急', normal: '一般' } as const;

/**
 * Calling people until each of them is known to have heard (叫应, A067, L31). Who was reached when stands in `call_person`, each attempt
 * in `call_attempt`: both are written set-wise by the engine. What a report counts is written here when it ends.
 */
export const callOut = ledger('callOut', {
  label: '叫应',
  title: 'subject',
  number: '叫应',
  fields: {
    subject: text({ label: '事由', required: true, max: 100 }),
    message: text({ label: '通知内容', required: true, max: 500 }),
    kind: choice({ label: '类别', required: true, options: callOutKinds }),
    urgency: choice({ label: '紧急程度', required: true, options: urgencies }),
    sourceLedger: text({ label: '来源台账', max: 60 }),
    sourceId: text({ label: '来源记录', max: 36 }),
    startedAt: instant({ label: '开始时间', required: true }),
    people: count({ label: '应叫人数', required: true, group: '结果' }),
    confirmed: count({ label: '已确认人数', group: '结果' }),
    unreached: count({ label: '未叫应人数', group: '结果' }),
    phoneCalls: count({ label: '电话次数', group: '结果' }),
    texts: count({ label: '短信条数', group: '结果' }),
    moved: count({ label: '已转移人数', group: '结果' }),
    endNote: text({ label: '结束说明', max: 200, group: '结果' }),
    endedAt: instant({ label: '结束时间', group: '结果' }),
  },
  states: { calling: '叫应中', ended: '已结束' },
  initial: 'calling',
  steps: {
    end: {
      label: '结束叫应',
      from: ['calling'],
      to: 'ended',
      by: ['system'],
      fills: ['confirmed', 'unreached', 'phoneCalls', 'texts', 'moved'],
      asks: ['endNote'],
      stamps: { endedAt: 'now' },
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
