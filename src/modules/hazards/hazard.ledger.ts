import { choice, day, files, instant, money, note, person, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { visit } from '../inspections/index.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { closable, recheckDue, termAhead, termEnded } from './hazard.rules.ts';
import { order } from './order.ledger.ts';

/** Where a hazard came to light. */
export const sources = {
  inspection: '监督检查',
  selfReport: '企业自查',
  supervision: '督查',
  checkup: '专家体检',
  national: '国家督查',
  tip: '群众举报',
  flood: '防汛排查',
  exposure: '曝光',
} as const;

/** The kinds of hazard, so that repeats and trends can be seen. */
export const categories = {
  electrical: '电气',
  fire: '消防',
  gas: '燃气',
  equipment: '设备设施',
  confinedSpace: '有限空间',
  storage: '储存',
  workAtHeight: '高处作业',
  hotWork: '动火作业',
  management: '安全管理',
  training: '教育培训',
  protection: '劳动防护',
  documents: '制度台账',
  mine: '矿山',
  chemical: '危险化学品',
  dust: '粉尘',
  operation: '作业行为',
  structure: '建筑结构',
  emergency: '应急准备',
  other: '其他',
} as const;

const enforcers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** An accident hazard (事故隐患, L12) from its finding to its closing. */
export const hazard = ledger('hazard', {
  label: '事故隐患',
  title: 'summary',
  fields: {
    site: ref(site, { label: '所属单位', required: true, owner: true, group: '发现' }),
    visit: ref(visit, { label: '来自检查', group: '发现' }),
    campaign: ref(campaign, { label: '所属专项行动', group: '发现' }),
    summary: text({ label: '隐患描述', required: true, max: 300, group: '发现' }),
    category: choice({ label: '隐患类别', required: true, options: categories, group: '发现' }),
    level: choice({
      label: '隐患等级',
      required: true,
      options: { general: '一般隐患', major: '重大隐患' },
      group: '发现',
    }),
    standard: text({ label: '重大隐患判定依据', max: 200, hint: '标准名称及条款', group: '发现' }),
    source: choice({ label: '隐患来源', required: true, options: sources, group: '发现' }),
    foundAt: instant({ label: '发现时间', required: true, group: '发现' }),
    spot: text({ label: '具体部位', max: 100, group: '发现' }),
    place: point({ label: '位置', group: '发现' }),
    basis: text({ label: '违反依据', max: 300, group: '发现' }),
    photos: files({ label: '现场照片', group: '发现' }),
    order: ref(order, { label: '整改文书', group: '五落实' }),
    measures: note({ label: '整改措施', group: '五落实' }),
    funds: money({ label: '整改资金', group: '五落实' }),
    dueOn: day({ label: '整改期限', group: '五落实' }),
    responsible: text({ label: '整改责任人', max: 60, group: '五落实' }),
    contingency: note({ label: '应急预案', hint: '整改期间防止事故的安排', group: '五落实' }),
    controlMeasures: note({ label: '管控措施', group: '管控与延期' }),
    controlledAt: instant({ label: '管控开始', group: '管控与延期' }),
    controlEndedAt: instant({ label: '管控结束', group: '管控与延期' }),
    deferReason: note({ label: '延期理由', group: '管控与延期' }),
    deferredAt: instant({ label: '延期时间', group: '管控与延期' }),
    result: note({ label: '整改情况', group: '整改' }),
    proof: files({ label: '整改后照片', group: '整改' }),
    reportedAt: instant({ label: '报告整改时间', group: '整改' }),
    rectifiedBy: person({ label: '报告人', group: '整改' }),
    opinion: note({ label: '复查意见', group: '复查' }),
    recheckedAt: instant({ label: '复查时间', group: '复查' }),
    recheckedBy: person({ label: '复查人', group: '复查' }),
    closedAt: instant({ label: '销号时间', group: '复查' }),
    withdrawReason: text({ label: '撤销原因', max: 200, group: '复查' }),
    withdrawnAt: instant({ label: '撤销时间', group: '复查' }),
  },
  states: {
    found: '已发现',
    rectifying: '整改中',
    controlled: '管控中',
    deferred: '延期整改',
    recheck: '待复查',
    closed: '已销号',
    withdrawn: '已撤销',
  },
  initial: 'found',
  steps: {
    order: {
      label: '责令整改',
      from: ['found'],
      to: 'rectifying',
      by: enforcers,
      fills: ['measures', 'funds', 'dueOn', 'responsible', 'contingency'],
      asks: ['order'],
      refuse: (row, { today }) => termAhead(row, today),
    },
    fixOnSite: {
      label: '当场整改',
      from: ['found'],
      to: 'closed',
      by: enforcers,
      fills: ['result'],
      asks: ['proof'],
      stamps: { recheckedAt: 'now', recheckedBy: 'by', closedAt: 'now' },
      refuse: (row) => (row.level === 'major' ? '重大隐患不能当场销号，请责令整改并安排复查' : undefined),
    },
    report: {
      label: '报告整改',
      from: ['rectifying', 'deferred', 'controlled', 'recheck'],
      to: 'recheck',
      by: ['enterprise', 'township', ...enforcers],
      fills: ['result'],
      asks: ['proof'],
      stamps: { reportedAt: 'now', rectifiedBy: 'by' },
      refuse: (_, { before }) =>
        before.state === 'recheck' && before.reportedAt !== null ? '已报告整改，正在等待复查，不必重复报告' : undefined,
    },
    close: {
      label: '复查销号',
      from: ['recheck'],
      to: 'closed',
      by: enforcers,
      fills: ['opinion'],
      asks: ['proof'],
      stamps: { recheckedAt: 'now', recheckedBy: 'by', closedAt: 'now' },
      refuse: (row, { by }) => closable(row, by),
    },
    reject: {
      label: '复查不合格',
      from: ['recheck'],
      to: 'rectifying',
      by: enforcers,
      fills: ['opinion', 'dueOn'],
      stamps: { recheckedAt: 'now', recheckedBy: 'by' },
      clears: ['reportedAt', 'rectifiedBy'],
      refuse: (row, { today }) => termAhead(row, today),
    },
    control: {
      label: '先行管控',
      from: ['rectifying', 'deferred', 'recheck'],
      to: 'controlled',
      by: enforcers,
      fills: ['controlMeasures', 'dueOn'],
      stamps: { controlledAt: 'now' },
      clears: ['controlEndedAt', 'reportedAt', 'rectifiedBy'],
      refuse: (row, { today }) => termAhead(row, today),
    },
    resume: {
      label: '解除管控',
      from: ['controlled'],
      to: 'rectifying',
      by: enforcers,
      fills: ['dueOn'],
      stamps: { controlEndedAt: 'now' },
      refuse: (row, { today }) => termAhead(row, today),
    },
    defer: {
      label: '延期整改',
      from: ['rectifying', 'recheck'],
      to: 'deferred',
      by: ['sectionChief', 'committeeOffice', 'leader'],
      fills: ['dueOn', 'deferReason'],
      stamps: { deferredAt: 'now' },
      clears: ['reportedAt', 'rectifiedBy'],
      refuse: (row, { today }) => termAhead(row, today),
    },
    expire: {
      label: '期满转复查',
      from: ['rectifying', 'deferred'],
      to: 'recheck',
      by: ['system'],
      refuse: (row, { today }) => termEnded(row, today),
    },
    withdraw: {
      label: '撤销登记',
      from: ['found'],
      to: 'withdrawn',
      by: enforcers,
      fills: ['withdrawReason'],
      stamps: { withdrawnAt: 'now' },
    },
  },
  deadlines: {
    rectify: {
      label: '整改到期',
      law: 'hazard.rectify',
      owes: 'enterprise',
      due: (row) => (row.state === 'withdrawn' ? null : row.dueOn),
      metAt: (row) => row.reportedAt ?? row.closedAt,
    },
    recheck: {
      label: '复查到期',
      law: 'hazard.recheck',
      owes: 'inspector',
      due: recheckDue,
      metAt: (row) => (row.state === 'recheck' ? null : row.recheckedAt),
    },
  },
  may: {
    read: [...bureau, 'township', 'village', 'enterprise', 'auditor'],
    create: [...enforcers, 'township', 'enterprise'],
    update: [...enforcers, 'township'],
  },
  check: (row) =>
    row.level === 'major' && row.standard === null
      ? { standard: '重大隐患须写明判定依据（标准名称及条款）' }
      : undefined,
});
