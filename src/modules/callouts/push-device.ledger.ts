import { instant, person, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './callout-roles.ts';
import { pushSubscription } from './push-subscription.ts';

/**
 * A browser on which somebody switched notes on (推送设备): theirs alone, until they switch it off or its push service knows it no more.
 * Whoever takes over a shared machine takes it over here too.
 */
export const pushDevice = ledger('pushDevice', {
  label: '推送设备',
  title: 'name',
  fields: {
    name: text({ label: '设备', required: true, max: 60 }),
    person: person({ label: '使用人', required: true }),
    subscription: sealed({ label: '推送登记', required: true, of: pushSubscription, by: ['leader'] }),
    endReason: text({ label: '停用原因', max: 60 }),
    endedAt: instant({ label: '停用时间' }),
  },
  states: { on: '已开启', ended: '已停用' },
  initial: 'on',
  steps: {
    end: {
      label: '停用',
      from: ['on'],
      to: 'ended',
      by: ['system'],
      fills: ['endReason'],
      stamps: { endedAt: 'now' },
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
