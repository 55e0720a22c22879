import { count, day, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { answerers, office, readers } from './coordination-roles.ts';

/**
 * What one department does for the national census of disaster risks (全国自然灾害综合风险普查, L54, A117), stage by stage from its plan to
 * the use of what was found. Each stage is entered when it is done, with its day; none is passed over but the tender.
 */
export const censusTask = ledger('censusTask', {
  label: '灾害风险普查任务',
  title: 'name',
  fields: {
    name: text({ label: '普查内容', required: true, key: true, hint: '如：房屋建筑承灾体调查' }),
    department: text({ label: '责任部门', required: true, key: true, max: 60 }),
    total: count({ label: '应调查数量', max: 100_000_000, hint: '图斑、点位、样本等，按方案' }),
    submitBy: day({ label: '初评提交时间节点', required: true, hint: '按国家和省市规定的时间' }),
    acceptBy: day({ label: '最终验收时间节点', required: true }),
    launchedOn: day({ label: '启动会日期' }),
    trainedOn: day({ label: '培训日期' }),
    contractor: text({ label: '中标单位', max: 60 }),
    tenderedOn: day({ label: '招投标完成日期' }),
    surveyed: count({ label: '已采集录入', max: 100_000_000 }),
    surveyedOn: day({ label: '调查完成日期' }),
    findings: note({ label: '初评意见' }),
    reviewedOn: day({ label: '初评验收日期' }),
    correction: note({ label: '整改情况' }),
    correctedOn: day({ label: '整改完成日期' }),
    acceptedBy: text({ label: '验收单位', max: 60, hint: '省级、国家级验收单位' }),
    acceptedOn: day({ label: '验收通过日期' }),
    use: note({ label: '成果运用' }),
    usedOn: day({ label: '成果运用日期' }),
  },
  states: {
    planned: '方案编制',
    launched: '已启动',
    trained: '已培训',
    tendered: '已招标',
    surveyed: '调查完成',
    reviewed: '已初评',
    corrected: '已整改',
    accepted: '已验收',
    used: '成果已运用',
  },
  initial: 'planned',
  steps: {
    launch: { label: '启动', from: ['planned'], to: 'launched', by: answerers, fills: ['launchedOn'] },
    train: { label: '登记培训', from: ['launched'], to: 'trained', by: answerers, fills: ['trainedOn'] },
    tender: {
      label: '登记招投标',
      from: ['trained'],
      to: 'tendered',
      by: answerers,
      fills: ['contractor', 'tenderedOn'],
    },
    survey: {
      label: '调查录入完成',
      from: ['trained', 'tendered'],
      to: 'surveyed',
      by: answerers,
      fills: ['surveyed'],
      stamps: { surveyedOn: 'today' },
      refuse: (row) =>
        row.total !== null && row.surveyed !== null && row.surveyed < row.total
          ? `应调查 ${row.total}，已采集录入 ${row.surveyed}，还差 ${row.total - row.surveyed}，未完成不能提交`
          : undefined,
    },
    review: {
      label: '登记初评验收',
      from: ['surveyed'],
      to: 'reviewed',
      by: office,
      fills: ['findings'],
      stamps: { reviewedOn: 'today' },
    },
    correct: {
      label: '登记整改完成',
      from: ['reviewed'],
      to: 'corrected',
      by: answerers,
      fills: ['correction'],
      stamps: { correctedOn: 'today' },
    },
    accept: {
      label: '登记省、国家验收',
      from: ['reviewed', 'corrected'],
      to: 'accepted',
      by: office,
      fills: ['acceptedBy'],
      stamps: { acceptedOn: 'today' },
    },
    sendBack: {
      label: '验收未通过',
      from: ['corrected'],
      to: 'reviewed',
      by: office,
      fills: ['findings'],
      clears: ['correction', 'correctedOn'],
    },
    use: {
      label: '登记成果运用',
      from: ['accepted'],
      to: 'used',
      by: answerers,
      fills: ['use'],
      stamps: { usedOn: 'today' },
    },
  },
  deadlines: {
    submit: {
      label: '普查提交初评',
      law: 'coordination.census',
      owes: 'committeeOffice',
      due: (row) => row.submitBy,
      metAt: (row) => row.surveyedOn,
    },
    accept: {
      label: '普查通过验收',
      law: 'coordination.census',
      owes: 'committeeOffice',
      due: (row) => row.acceptBy,
      metAt: (row) => row.acceptedOn,
    },
  },
  may: { read: readers, create: office, update: office },
  check: (row) => (row.acceptBy < row.submitBy ? { acceptBy: '最终验收不能早于初评提交' } : undefined),
});
