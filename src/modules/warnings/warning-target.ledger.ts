import { choice, instant, note, person, ref, text } from '../../kernel/field.ts';
import { addHours } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { colours } from '../../codes/colours.ts';
import { audiences, earlyWarning } from './warning.ledger.ts';
import { ground, readers } from './warning-roles.ts';

/** A warning as it was sent to one area or unit (预警送达): what it said then, when it was received and what was done. */
export const warningTarget = ledger('warningTarget', {
  label: '预警送达',
  title: 'headline',
  fields: {
    headline: text({ label: '标题', required: true, max: 200, group: '预警' }),
    warning: ref(earlyWarning, { label: '预警', required: true, key: true, group: '预警' }),
    recipient: text({ label: '送达单位', required: true, key: true, max: 100, group: '预警' }),
    audience: choice({ label: '叫应范围', required: true, options: audiences, group: '预警' }),
    colour: choice({ label: '级别', options: colours, group: '预警' }),
    content: note({ label: '预警内容', required: true, group: '预警' }),
    validUntil: instant({ label: '有效期至', group: '预警' }),
    receivedAt: instant({ label: '签收时间', group: '签收落实' }),
    receivedBy: person({ label: '签收人', group: '签收落实' }),
    action: note({ label: '落实情况', group: '签收落实' }),
    actedAt: instant({ label: '反馈时间', group: '签收落实' }),
    endedAt: instant({ label: '解除时间', group: '签收落实' }),
  },
  states: { sent: '待签收', received: '已签收', acted: '已落实', ended: '已解除' },
  initial: 'sent',
  steps: {
    receive: {
      label: '签收',
      from: ['sent'],
      to: 'received',
      by: ground,
      stamps: { receivedAt: 'now', receivedBy: 'by' },
    },
    act: {
      label: '反馈落实情况',
      from: ['received', 'acted'],
      to: 'acted',
      by: ground,
      fills: ['action'],
      stamps: { actedAt: 'now' },
    },
    end: {
      label: '解除',
      from: ['sent', 'received', 'acted'],
      to: 'ended',
      by: ['system'],
      stamps: { endedAt: 'now' },
    },
  },
  deadlines: {
    receive: {
      label: '预警签收',
      law: 'warnings.receipt',
      owes: 'township',
      due: (row, by) =>
        addHours(
          row.createdAt,
          by.setting(
            row.colour === 'red' || row.colour === 'orange'
              ? 'warnings.urgentReceiptMinutes'
              : 'warnings.receiptMinutes',
          ) / 60,
        ),
      metAt: (row) => row.receivedAt ?? row.endedAt,
      weight: (row) => (row.colour === 'red' || row.colour === 'orange' ? 2 : 1),
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
