import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import { choice, day, files, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { clerks, readers } from './permit-roles.ts';

/** The kinds of project that the bureau itself reviews; the unit of any other reviews its own and keeps the report (总局令第36号). */
const reviewed: readonly string[] = ['mine', 'hazchem', 'fireworks'];

/**
 * The safety facilities of a construction project, designed, built and put into use together with it (建设项目“三同时”, A055; 安全生产法 第三十一条):
 * assessed beforehand, the design reviewed, built, tried, accepted.
 */
export const constructionProject = ledger('constructionProject', {
  label: '建设项目“三同时”',
  title: 'name',
  number: '三同时',
  fields: {
    name: text({ label: '项目名称', required: true, key: true, group: '项目' }),
    site: ref(site, { label: '建设单位', required: true, key: true, owner: true, group: '项目' }),
    kind: choice({
      label: '项目类别',
      required: true,
      options: {
        mine: '非煤矿山',
        hazchem: '生产、储存危险化学品',
        fireworks: '生产、储存烟花爆竹',
        metallurgy: '金属冶炼',
        other: '其他行业',
      },
      group: '项目',
    }),
    nature: choice({
      label: '建设性质',
      required: true,
      options: { new: '新建', rebuilt: '改建', expanded: '扩建' },
      group: '项目',
    }),
    assessor: text({ label: '安全预评价机构', max: 60, hint: '不需预评价的写“综合分析报告”', group: '预评价' }),
    assessedOn: day({ label: '预评价报告日期', group: '预评价' }),
    designer: text({ label: '安全设施设计单位', max: 60, group: '设计审查' }),
    receivedOn: day({ label: '受理设计审查', group: '设计审查' }),
    receivedBy: person({ label: '受理人', group: '设计审查' }),
    opinion: note({ label: '审查意见', group: '设计审查' }),
    approvedOn: day({ label: '审查通过日期', group: '设计审查' }),
    returnReason: note({ label: '不予通过的理由', group: '设计审查' }),
    startedOn: day({ label: '开工日期', group: '施工' }),
    trialFrom: day({ label: '试运行起始日期', group: '试运行' }),
    acceptedOn: day({ label: '竣工验收日期', group: '竣工验收' }),
    acceptance: files({ label: '验收报告', group: '竣工验收' }),
    checkNote: note({ label: '验收监督核查情况', group: '竣工验收' }),
    stopReason: text({ label: '终止原因', max: 200, group: '竣工验收' }),
  },
  states: {
    registered: '已登记',
    assessed: '已预评价',
    reviewing: '设计审查中',
    approved: '设计已通过',
    building: '施工中',
    trial: '试运行',
    accepted: '已验收',
    stopped: '已终止',
  },
  initial: 'registered',
  steps: {
    assess: {
      label: '登记安全预评价',
      from: ['registered'],
      to: 'assessed',
      by: clerks,
      fills: ['assessor', 'assessedOn'],
      refuse: (row, { today }) => (past(row.assessedOn, today) ? undefined : '预评价报告日期不能晚于今天'),
    },
    receive: {
      label: '受理设计审查',
      from: ['assessed'],
      to: 'reviewing',
      by: clerks,
      fills: ['designer'],
      stamps: { receivedOn: 'today', receivedBy: 'by' },
      clears: ['returnReason'],
      refuse: (row) =>
        reviewed.includes(row.kind) ? undefined : '这类项目由建设单位自行组织设计审查，请登记“单位自行审查”',
    },
    approve: {
      label: '审查通过',
      from: ['reviewing'],
      to: 'approved',
      by: ['sectionChief', 'leader'],
      fills: ['opinion'],
      stamps: { approvedOn: 'today' },
      refuse: (row, { by }) => (row.receivedBy === by ? '受理人不能同时审查决定，请由其他负责人审查' : undefined),
    },
    giveBack: {
      label: '审查不通过',
      from: ['reviewing'],
      to: 'assessed',
      by: ['sectionChief', 'leader'],
      fills: ['returnReason'],
      clears: ['receivedOn', 'receivedBy'],
    },
    selfReview: {
      label: '单位自行审查',
      from: ['assessed'],
      to: 'approved',
      by: clerks,
      fills: ['designer', 'opinion'],
      stamps: { approvedOn: 'today' },
      refuse: (row) => (reviewed.includes(row.kind) ? '这类项目的安全设施设计须经审查，请先受理设计审查' : undefined),
    },
    begin: {
      label: '登记开工',
      from: ['approved'],
      to: 'building',
      by: clerks,
      fills: ['startedOn'],
      refuse: (row, { today }) => {
        if (!past(row.startedOn, today)) return '开工日期不能晚于今天';
        return past(row.approvedOn, row.startedOn ?? '') ? undefined : unapproved;
      },
    },
    tryOut: {
      label: '登记试运行',
      from: ['building'],
      to: 'trial',
      by: clerks,
      fills: ['trialFrom'],
      refuse: (row, { today }) => (past(row.trialFrom, today) ? undefined : '试运行起始日期不能晚于今天'),
    },
    accept: {
      label: '登记竣工验收',
      from: ['building', 'trial'],
      to: 'accepted',
      by: clerks,
      fills: ['acceptedOn', 'checkNote'],
      asks: ['acceptance'],
      refuse: (row, { today, before }) => {
        if (!past(row.acceptedOn, today)) return '竣工验收日期不能晚于今天';
        return reviewed.includes(row.kind) && before.state === 'building'
          ? '这类项目竣工后须先试运行再验收，请先登记试运行'
          : undefined;
      },
    },
    stop: {
      label: '终止',
      from: ['registered', 'assessed', 'approved', 'building'],
      to: 'stopped',
      by: ['sectionChief'],
      fills: ['stopReason'],
    },
  },
  deadlines: {
    review: {
      label: '安全设施设计审查',
      law: 'permits.threeSimultaneities',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.receivedOn === null
          ? null
          : addWorkdays(
              row.receivedOn,
              reckoning.setting('permits.designReviewDays', row.receivedOn),
              reckoning.calendar,
            ),
      metAt: (row) => row.approvedOn,
    },
    accept: {
      label: '试运行结束并竣工验收',
      law: 'permits.threeSimultaneities',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.trialFrom === null ? null : addDays(row.trialFrom, reckoning.setting('permits.trialDays', row.trialFrom)),
      metAt: (row) => row.acceptedOn,
    },
  },
  may: { read: readers, create: clerks, update: clerks, locked: ['reviewing', 'approved', 'building', 'trial'] },
});

const past = (on: string | null, today: string): boolean => on !== null && on <= today;
const unapproved = '开工日期早于设计审查通过日期，属未批先建：请如实核对；属实的，请由执法科室立案处理';
