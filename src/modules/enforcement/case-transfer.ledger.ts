import { addDays, addHours } from '../../kernel/calendar.ts';
import { choice, count, day, flag, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { enforcementCase } from './case.ledger.ts';

const enforcers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** What is handed to another authority (移交移送, L20): a suspected crime to the police within its terms, an act out of our reach to whoever it belongs to. */
export const caseTransfer = ledger('caseTransfer', {
  label: '案件移送',
  title: 'matter',
  number: '移',
  fields: {
    matter: text({ label: '移送事由', required: true, key: true, max: 200, group: '移送' }),
    case: ref(enforcementCase, { label: '所属案件', group: '移送' }),
    recipient: choice({
      label: '接收机关类别',
      required: true,
      options: { police: '公安机关', supervision: '监察机关', market: '市场监管部门', other: '其他机关' },
      group: '移送',
    }),
    recipientName: text({ label: '接收机关', required: true, key: true, group: '移送' }),
    criminal: flag({ label: '涉嫌犯罪', required: true, group: '移送' }),
    acts: count({ label: '违法行为起数', required: true, min: 1, max: 1000, group: '移送' }),
    proposedOn: day({ label: '提出日期', required: true, key: true, group: '移送' }),
    facts: note({ label: '涉嫌事实与依据', required: true, group: '移送' }),
    decidedBy: person({ label: '批准人', group: '办理' }),
    decidedAt: instant({ label: '批准时间', group: '办理' }),
    refuseReason: note({ label: '不批准理由', group: '办理' }),
    sentAt: instant({ label: '移送时间', group: '办理' }),
    letter: text({ label: '移送书文号', max: 60, group: '办理' }),
    receivedOn: day({ label: '接收日期', group: '反馈' }),
    answer: choice({
      label: '接收机关意见',
      options: { filed: '立案', notFiled: '不立案', accepted: '受理', returned: '退回' },
      group: '反馈',
    }),
    answeredOn: day({ label: '反馈日期', group: '反馈' }),
  },
  states: {
    proposed: '待批准',
    approved: '已批准',
    sent: '已移送',
    received: '已接收',
    answered: '已反馈',
    refused: '不移送',
  },
  initial: 'proposed',
  steps: {
    approve: {
      label: '批准移送',
      from: ['proposed'],
      to: 'approved',
      by: ['leader'],
      stamps: { decidedBy: 'by', decidedAt: 'now' },
    },
    refuse: {
      label: '不批准移送',
      from: ['proposed'],
      to: 'refused',
      by: ['leader'],
      fills: ['refuseReason'],
      stamps: { decidedBy: 'by', decidedAt: 'now' },
    },
    send: {
      label: '移送',
      from: ['approved'],
      to: 'sent',
      by: enforcers,
      fills: ['letter'],
      stamps: { sentAt: 'now' },
      refuse: ({ case: of, criminal }) =>
        of !== null && criminal ? '涉嫌犯罪的案件，请在案件页制作案件移送书并登记送达，移送随之登记' : undefined,
    },
    sendWithCase: {
      label: '随案移送',
      from: ['approved'],
      to: 'received',
      by: ['system'],
      fills: ['letter', 'receivedOn'],
      stamps: { sentAt: 'now' },
    },
    receive: {
      label: '登记接收',
      from: ['sent'],
      to: 'received',
      by: enforcers,
      fills: ['receivedOn'],
      refuse: (row, { today }) =>
        row.receivedOn !== null && row.receivedOn > today ? '接收日期不能晚于今天' : undefined,
    },
    answer: {
      label: '登记反馈',
      from: ['received'],
      to: 'answered',
      by: enforcers,
      fills: ['answer', 'answeredOn'],
      refuse: (row, { today }) =>
        row.answeredOn !== null && row.answeredOn > today ? '反馈日期不能晚于今天' : undefined,
    },
  },
  deadlines: {
    decide: {
      label: '移送决定到期',
      law: 'enforcement.transferDecide',
      owes: 'leader',
      due: (row, reckoning) =>
        row.criminal ? addDays(row.proposedOn, reckoning.setting('enforcement.transferDecideDays')) : null,
      metAt: (row) => row.decidedAt,
      weight: () => 2,
    },
    send: {
      label: '批准后移送到期',
      law: 'enforcement.transferSend',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.criminal && row.decidedAt !== null && row.state !== 'refused'
          ? addHours(row.decidedAt, reckoning.setting('enforcement.transferSendHours'))
          : null,
      metAt: (row) => row.sentAt,
      weight: () => 2,
    },
    answer: {
      label: '公安机关审查反馈',
      law: 'enforcement.transferAnswer',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.criminal && row.receivedOn !== null
          ? addDays(row.receivedOn, reckoning.setting('enforcement.transferAnswerDays'))
          : null,
      metAt: (row) => row.answeredOn,
    },
  },
  may: { read: [...bureau, 'township'], create: enforcers, update: enforcers },
});
