import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { campaign } from '../oversight/index.ts';
import { office, readers } from './coordination-roles.ts';

/** A round of supervision (督查督导, L06); the problems it finds are handed over as tasks and looked back at. */
export const supervisionRound = ledger('supervisionRound', {
  label: '督查轮次',
  title: 'name',
  fields: {
    name: text({ label: '督查名称', required: true, key: true }),
    kind: choice({
      label: '方式',
      required: true,
      options: {
        comprehensive: '综合督查',
        special: '专项督查',
        covert: '暗查暗访',
        leaders: '领导带队督查',
        lookBack: '“回头看”',
      },
    }),
    leadBody: choice({
      label: '组织单位',
      required: true,
      options: {
        safetyCommittee: '安委会',
        partyCommittee: '党委',
        peoplesCongress: '人大',
        government: '政府',
        consultativeConference: '政协',
        bureau: '应急管理局',
      },
    }),
    topic: text({ label: '督查内容', required: true, max: 200, hint: '如复工复产、小作坊、防汛' }),
    campaign: ref(campaign, { label: '专项行动' }),
    startsOn: day({ label: '开始日期', required: true, key: true }),
    endsOn: day({ label: '结束日期', required: true }),
    departments: count({ label: '参加部门数', max: 999 }),
    feedback: note({ label: '督查反馈' }),
    fedBackOn: day({ label: '反馈日期' }),
    review: note({ label: '“回头看”情况' }),
    reviewedOn: day({ label: '“回头看”日期' }),
    cancelReason: text({ label: '取消原因', max: 200 }),
  },
  states: { formed: '已组建', fedBack: '已反馈', reviewed: '已“回头看”', cancelled: '已取消' },
  initial: 'formed',
  steps: {
    feedBack: {
      label: '反馈督查情况',
      from: ['formed'],
      to: 'fedBack',
      by: office,
      fills: ['feedback'],
      stamps: { fedBackOn: 'today' },
      refuse: (row, { today }) => (row.startsOn > today ? `督查自 ${row.startsOn} 开始，结束后再反馈` : undefined),
    },
    lookBack: {
      label: '登记“回头看”',
      from: ['fedBack'],
      to: 'reviewed',
      by: office,
      fills: ['review'],
      stamps: { reviewedOn: 'today' },
    },
    cancel: { label: '取消', from: ['formed'], to: 'cancelled', by: office, fills: ['cancelReason'] },
  },
  deadlines: {
    feedback: {
      label: '反馈督查情况',
      law: 'coordination.supervision',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.state === 'cancelled' ? null : addDays(row.endsOn, reckoning.setting('coordination.feedbackDays')),
      metAt: (row) => row.fedBackOn,
    },
    lookBack: {
      label: '督查“回头看”',
      law: 'coordination.supervision',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.fedBackOn === null ? null : addDays(row.fedBackOn, reckoning.setting('coordination.lookBackDays')),
      metAt: (row) => row.reviewedOn,
    },
  },
  may: { read: readers, create: office, update: office },
  check: (row) => (row.endsOn < row.startsOn ? { endsOn: '结束日期不能早于开始日期' } : undefined),
});

/** One group of a round, with who leads it and where it goes. */
export const supervisionGroup = ledger('supervisionGroup', {
  label: '督查组',
  title: 'name',
  fields: {
    name: text({ label: '组别', required: true, key: true, max: 60 }),
    round: ref(supervisionRound, { label: '督查轮次', required: true, key: true }),
    leader: text({ label: '带队领导', required: true, max: 60 }),
    departments: text({ label: '组成部门', max: 300 }),
    targets: text({ label: '督查对象', required: true, max: 300 }),
    formedOn: day({ label: '组建日期', required: true }),
    findings: note({ label: '督查情况' }),
    reportedOn: day({ label: '上报日期' }),
  },
  states: { formed: '已组建', reported: '已上报' },
  initial: 'formed',
  steps: {
    report: {
      label: '上报督查情况',
      from: ['formed'],
      to: 'reported',
      by: office,
      fills: ['findings'],
      stamps: { reportedOn: 'today' },
    },
  },
  may: { read: readers, create: office, update: office },
});
