import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import { day, files, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { answerers, office, readers } from './coordination-roles.ts';
import { meeting } from './meeting.ledger.ts';
import { riskReview } from './risk-review.ledger.ts';
import { supervisionRound } from './supervision.ledger.ts';

/**
 * Something a unit is told to do by a day: what a meeting decided, what a risk review calls for, a problem that a supervision found.
 * One shape, for each is assigned, hurried, reported, confirmed and looked back at. The row lies in the town that owes it.
 */
export const assignedTask = ledger('assignedTask', {
  label: '交办事项',
  title: 'content',
  number: '交办',
  fields: {
    content: text({ label: '事项', required: true, key: true, max: 300 }),
    unit: text({ label: '责任单位', required: true, key: true, max: 60 }),
    dueOn: day({ label: '完成时限', required: true, key: true }),
    meeting: ref(meeting, { label: '来自会议', group: '来源' }),
    riskReview: ref(riskReview, { label: '来自研判', group: '来源' }),
    round: ref(supervisionRound, { label: '来自督查', group: '来源' }),
    chaseNote: text({ label: '催办内容', max: 200, group: '办理' }),
    chasedAt: instant({ label: '催办时间', group: '办理' }),
    result: note({ label: '办理结果', group: '办理' }),
    proof: files({ label: '佐证材料', group: '办理' }),
    reportedAt: instant({ label: '报告时间', group: '办理' }),
    returnReason: text({ label: '退回原因', max: 200, group: '核验' }),
    renewedTo: day({ label: '重新交办时限', group: '核验' }),
    opinion: note({ label: '核验意见', group: '核验' }),
    closedOn: day({ label: '办结日期', group: '核验' }),
    lookBack: note({ label: '“回头看”情况', group: '核验' }),
    lookedBackOn: day({ label: '“回头看”日期', group: '核验' }),
    cancelReason: text({ label: '撤销原因', max: 200, group: '核验' }),
  },
  states: {
    assigned: '办理中',
    chased: '已催办',
    reported: '待核验',
    closed: '已办结',
    lookedBack: '已“回头看”',
    cancelled: '已撤销',
  },
  initial: 'assigned',
  steps: {
    report: {
      label: '报告办理结果',
      from: ['assigned', 'chased'],
      to: 'reported',
      by: answerers,
      fills: ['result'],
      asks: ['proof'],
      stamps: { reportedAt: 'now' },
    },
    chase: {
      label: '催办',
      from: ['assigned', 'chased'],
      to: 'chased',
      by: office,
      fills: ['chaseNote'],
      stamps: { chasedAt: 'now' },
    },
    confirm: {
      label: '核验办结',
      from: ['reported'],
      to: 'closed',
      by: office,
      fills: ['opinion'],
      stamps: { closedOn: 'today' },
    },
    return: {
      label: '退回重办',
      from: ['reported'],
      to: 'assigned',
      by: office,
      fills: ['returnReason', 'renewedTo'],
      clears: ['result', 'proof', 'reportedAt'],
    },
    lookBack: {
      label: '“回头看”合格',
      from: ['closed'],
      to: 'lookedBack',
      by: office,
      fills: ['lookBack'],
      stamps: { lookedBackOn: 'today' },
    },
    relapse: {
      label: '“回头看”不合格',
      from: ['closed'],
      to: 'assigned',
      by: office,
      fills: ['lookBack', 'renewedTo'],
      clears: ['result', 'proof', 'reportedAt', 'opinion', 'closedOn'],
    },
    cancel: {
      label: '撤销',
      from: ['assigned', 'chased'],
      to: 'cancelled',
      by: ['committeeOffice', 'leader'],
      fills: ['cancelReason'],
    },
  },
  deadlines: {
    finish: {
      label: '交办事项到期',
      law: 'coordination.task',
      owes: 'township',
      due: (row) => (row.state === 'cancelled' ? null : (row.renewedTo ?? row.dueOn)),
      metAt: (row) => row.reportedAt,
    },
    confirm: {
      label: '核验交办事项',
      law: 'coordination.task',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.reportedAt === null
          ? null
          : addWorkdays(dayOf(row.reportedAt), reckoning.setting('coordination.confirmDays'), reckoning.calendar),
      metAt: (row) => row.closedOn,
    },
    lookBack: {
      label: '问题“回头看”',
      law: 'coordination.supervision',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.round === null || row.closedOn === null
          ? null
          : addDays(row.closedOn, reckoning.setting('coordination.lookBackDays')),
      metAt: (row) => row.lookedBackOn,
    },
  },
  may: { read: readers, create: office, update: office },
  check: (row) =>
    [row.meeting, row.riskReview, row.round].filter((from) => from !== null).length > 1
      ? { round: '一件事项只有一个来源，请只选会议、研判、督查中的一个' }
      : undefined,
});
