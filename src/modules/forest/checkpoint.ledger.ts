import { phone } from '../../codes/phone.ts';
import { choice, day, point, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './forest-roles.ts';

/** A checkpoint on the way into the forest (防火码卡口, L51); whoever goes in scans its code and registers. */
export const fireCheckpoint = ledger('fireCheckpoint', {
  label: '防火码卡口',
  title: 'name',
  fields: {
    name: text({ label: '卡口名称', required: true, key: true, max: 60 }),
    kind: choice({
      label: '卡口种类',
      required: true,
      options: { guarded: '有人值守', code: '扫码登记', seasonal: '防火期临时' },
    }),
    place: point({ label: '位置' }),
    guard: text({ label: '看守人', max: 30 }),
    guardPhone: sealed({ label: '看守人电话', of: phone }),
    openedOn: day({ label: '启用日期', required: true }),
    closedOn: day({ label: '停用日期' }),
    closeReason: text({ label: '停用原因', max: 100 }),
  },
  states: { open: '启用', closed: '停用' },
  initial: 'open',
  steps: {
    close: {
      label: '停用',
      from: ['open'],
      to: 'closed',
      by: keepers,
      fills: ['closeReason'],
      stamps: { closedOn: 'today' },
    },
    reopen: { label: '重新启用', from: ['closed'], to: 'open', by: keepers, clears: ['closedOn', 'closeReason'] },
  },
  may: { read: readers, create: keepers, update: keepers },
});
