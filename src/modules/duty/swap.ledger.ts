import { choice, instant, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers, seats } from './duty-roles.ts';
import { dutyShift } from './shift.ledger.ts';

/**
 * A wish to exchange turns, or to be stood in for (换班申请): the colleague agrees, a leader confirms, and only then does the roster change
 * (调班须事前报批). It is asked and answered on the page of exchanges.
 */
export const shiftSwap = ledger('shiftSwap', {
  label: '换班申请',
  title: 'name',
  fields: {
    name: text({ label: '换班', required: true, max: 200 }),
    shift: ref(dutyShift, { label: '换出的班次', required: true }),
    seat: choice({ label: '换出的岗位', required: true, options: seats }),
    asker: person({ label: '申请人', required: true }),
    colleague: person({ label: '对方', required: true }),
    otherShift: ref(dutyShift, { label: '换入的班次' }),
    otherSeat: choice({ label: '换入的岗位', options: seats }),
    reason: text({ label: '原因', required: true, max: 200 }),
    settleBy: instant({ label: '最迟办理时间', required: true }),
    answeredAt: instant({ label: '对方答复时间' }),
    decidedBy: person({ label: '批准人' }),
    decidedAt: instant({ label: '批准时间' }),
    refuseReason: text({ label: '不同意的原因', max: 200 }),
  },
  states: {
    asked: '待对方同意',
    agreed: '待领导确认',
    done: '已换班',
    declined: '对方不同意',
    refused: '领导未批准',
    withdrawn: '已撤回',
  },
  initial: 'asked',
  steps: {
    agree: { label: '同意换班', from: ['asked'], to: 'agreed', by: ['system'], stamps: { answeredAt: 'now' } },
    decline: {
      label: '不同意',
      from: ['asked'],
      to: 'declined',
      by: ['system'],
      fills: ['refuseReason'],
      stamps: { answeredAt: 'now' },
    },
    confirm: {
      label: '确认换班',
      from: ['agreed'],
      to: 'done',
      by: ['system'],
      stamps: { decidedBy: 'by', decidedAt: 'now' },
    },
    refuse: {
      label: '不批准',
      from: ['agreed'],
      to: 'refused',
      by: ['system'],
      fills: ['refuseReason'],
      stamps: { decidedBy: 'by', decidedAt: 'now' },
    },
    withdraw: { label: '撤回', from: ['asked', 'agreed'], to: 'withdrawn', by: ['system'] },
  },
  deadlines: {
    answer: {
      label: '答复换班',
      law: 'duty.swap',
      owes: 'dutyOfficer',
      due: (row) => (row.state === 'withdrawn' && row.answeredAt === null ? null : row.settleBy),
      metAt: (row) => row.answeredAt,
      owedBy: (row) => row.colleague,
    },
    confirm: {
      label: '确认换班',
      law: 'duty.swap',
      owes: 'leader',
      due: (row) => (row.state === 'agreed' || row.decidedAt !== null ? row.settleBy : null),
      metAt: (row) => row.decidedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
