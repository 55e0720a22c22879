import { choice, count, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { sectors } from '../sites/index.ts';
import { planners, readers } from './inspection-roles.ts';

/** The plan of a year's visits (年度监管执法计划, L16; 安全生产法 第六十二条): drawn up, approved by the government, broken down, summed up. */
export const enforcementPlan = ledger('enforcementPlan', {
  label: '年度执法计划',
  title: 'name',
  fields: {
    name: text({ label: '计划名称', required: true, key: true }),
    year: count({ label: '年度', required: true, key: true, min: 2000, max: 2100 }),
    workdays: count({ label: '监督检查工作日', max: 100_000, hint: '法定工作日减去其他执法与非执法工作日' }),
    basis: note({ label: '编制说明' }),
    submittedOn: day({ label: '报批日期' }),
    approvedBy: text({ label: '批复机关' }),
    approvalNumber: text({ label: '批复文号', max: 60 }),
    approvedOn: day({ label: '批复日期' }),
    approvedVisits: count({ label: '批复检查家数', max: 100_000 }),
    returnReason: text({ label: '退回原因', max: 200 }),
    adjustReason: note({ label: '调整原因' }),
    summary: note({ label: '年度总结' }),
    closedOn: day({ label: '总结日期' }),
  },
  states: { draft: '编制中', submitted: '已报批', approved: '执行中', closed: '已总结' },
  initial: 'draft',
  steps: {
    submit: { label: '报批', from: ['draft'], to: 'submitted', by: planners, stamps: { submittedOn: 'today' } },
    approve: {
      label: '登记批复',
      from: ['submitted'],
      to: 'approved',
      by: planners,
      fills: ['approvedBy', 'approvalNumber', 'approvedOn', 'approvedVisits'],
      refuse: (row, { today }) =>
        row.approvedOn !== null && row.approvedOn > today ? '批复日期不能晚于今天' : undefined,
    },
    giveBack: {
      label: '退回修改',
      from: ['submitted'],
      to: 'draft',
      by: planners,
      fills: ['returnReason'],
      clears: ['submittedOn'],
    },
    adjust: {
      label: '调整计划',
      from: ['approved'],
      to: 'draft',
      by: planners,
      fills: ['adjustReason'],
      clears: ['submittedOn'],
    },
    close: {
      label: '年度总结',
      from: ['approved'],
      to: 'closed',
      by: planners,
      fills: ['summary'],
      stamps: { closedOn: 'today' },
    },
  },
  deadlines: {
    finish: {
      label: '完成年度计划',
      law: 'inspections.plan',
      owes: 'committeeOffice',
      due: (row) => `${row.year}-12-31`,
      metAt: (row) => row.closedOn,
    },
  },
  may: { read: readers, create: planners, update: planners, locked: ['submitted', 'approved'] },
});

/** One line of a plan: how many sites of a sector a section is to visit (计划分解); visits are counted to it. */
export const planTarget = ledger('planTarget', {
  label: '执法计划分解',
  title: 'name',
  fields: {
    name: text({ label: '计划事项', required: true, key: true, hint: '如：监管一股工贸重点检查' }),
    plan: ref(enforcementPlan, { label: '年度计划', required: true, key: true, openIn: ['draft'] }),
    section: text({ label: '责任科室', required: true, key: true, max: 60 }),
    sector: choice({ label: '行业领域', required: true, key: true, options: sectors }),
    kind: choice({
      label: '检查类别',
      required: true,
      key: true,
      options: { key: '重点检查', general: '一般检查（双随机）' },
    }),
    target: count({ label: '计划家数', required: true, min: 1, max: 100_000 }),
    startsOn: day({ label: '起始日期', required: true }),
    endsOn: day({ label: '截止日期', required: true }),
    dropReason: text({ label: '核减原因', max: 200 }),
  },
  states: { planned: '计划内', dropped: '已核减' },
  initial: 'planned',
  steps: { drop: { label: '核减', from: ['planned'], to: 'dropped', by: planners, fills: ['dropReason'] } },
  may: { read: readers, create: planners, update: planners },
  check: (row) => (row.endsOn < row.startsOn ? { endsOn: '截止日期不能早于起始日期' } : undefined),
});
