import { choice, instant, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { callOut } from './callout.ledger.ts';
import { readers } from './callout-roles.ts';
import { contact } from './contact.ledger.ts';

/** Somebody goes and knocks, because nobody on the ladder answered (上门叫醒): the last rung is a human at a door. */
export const doorKnock = ledger('doorKnock', {
  label: '上门叫醒',
  title: 'subject',
  fields: {
    subject: text({ label: '叫谁', required: true, max: 140 }),
    callOut: ref(callOut, { label: '叫应', required: true }),
    contact: ref(contact, { label: '未应答的人', required: true }),
    neighbour: ref(contact, { label: '上门人' }),
    orderedAt: instant({ label: '派出时间', required: true }),
    result: choice({
      label: '结果',
      options: { woken: '已当面叫醒', moved: '已转移', away: '不在家，已另行联系上', missing: '没有找到人' },
    }),
    note: text({ label: '情况说明', max: 200 }),
    doneAt: instant({ label: '反馈时间' }),
  },
  states: { open: '待上门', done: '已反馈', spared: '本人已应答' },
  initial: 'open',
  steps: {
    report: {
      label: '反馈结果',
      from: ['open'],
      to: 'done',
      by: ['dutyOfficer', 'sectionChief', 'committeeOffice', 'township'],
      fills: ['result'],
      asks: ['note'],
      stamps: { doneAt: 'now' },
    },
    spare: { label: '不必上门', from: ['open'], to: 'spared', by: ['system'], stamps: { doneAt: 'now' } },
  },
  deadlines: {
    knock: {
      label: '上门叫醒反馈',
      law: 'callouts.ladder',
      owes: 'township',
      due: (row, reckoning) =>
        new Date(Date.parse(row.orderedAt) + reckoning.setting('callouts.doorMinutes') * 60_000).toISOString(),
      metAt: (row) => row.doneAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
