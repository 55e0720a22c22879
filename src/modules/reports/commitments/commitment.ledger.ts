import { choice, code, count, day, files, instant, note, person, ref, text } from '../../../kernel/field.ts';
import { type AnyLedger, ledger } from '../../../kernel/ledger.ts';
import { bureau } from '../../../kernel/role.ts';
import { report } from '../report.ledger.ts';
import { periodCode } from './period-code.ts';

/** Who writes promises down and gives them to people. */
export const planners = ['writer', 'committeeOffice', 'sectionChief', 'leader'] as const;

/** A ref into the ledger that is being defined: what it points into is there once it is asked. */
const ownRef = <const O extends { readonly label: string; readonly hint: string; readonly group: string }>(about: O) =>
  Object.defineProperty(ref({}, about), 'target', { enumerable: true, get: (): AnyLedger => commitment });

/**
 * Something a bureau promises for a period (计划任务, L69): in the plan chapter of a report, or entered by hand. It is seen through or
 * carried over into the next plan, where it is a row of its own that knows how often it has been carried.
 */
export const commitment = ledger('commitment', {
  label: '计划任务',
  title: 'text',
  fields: {
    text: text({ label: '任务', required: true, key: true, max: 300, group: '任务' }),
    period: code({
      label: '计划期',
      required: true,
      key: true,
      of: periodCode,
      hint: '如 2026H2、2026Q3、2026-05',
      group: '任务',
    }),
    unit: text({ label: '责任科室（单位）', max: 60, group: '任务' }),
    owner: person({ label: '责任人', group: '任务' }),
    dueOn: day({ label: '完成时限', required: true, group: '任务' }),
    indicator: text({ label: '衡量指标', max: 80, hint: '指标代码，见指标库，如 hazard.rectified', group: '任务' }),
    goal: choice({ label: '目标要求', options: { atLeast: '不少于', atMost: '不超过' }, group: '任务' }),
    target: count({ label: '目标值', group: '任务' }),
    parent: ownRef({ label: '上级任务', hint: '分解出来的任务选它所属的任务', group: '任务' }),
    report: ref(report, { label: '出自报告', group: '出处' }),
    place: text({ label: '所在章节', max: 100, group: '出处' }),
    carriedFrom: ref(report, { label: '结转自', group: '出处' }),
    carriedTimes: count({ label: '结转次数', max: 99, group: '出处' }),
    result: note({ label: '完成情况', group: '办理' }),
    evidence: note({ label: '佐证记录', hint: '台账记录的网址，一行一条', group: '办理' }),
    proof: files({ label: '佐证材料', group: '办理' }),
    finishedAt: instant({ label: '完成时间', group: '办理' }),
    carryReason: text({ label: '结转原因', max: 200, group: '办理' }),
    carriedAt: instant({ label: '结转时间', group: '办理' }),
    revokeReason: text({ label: '撤销原因', max: 200, group: '办理' }),
    revokedAt: instant({ label: '撤销时间', group: '办理' }),
  },
  states: {
    proposed: '已提出',
    divided: '已分解',
    active: '推进中',
    done: '已完成',
    carried: '已结转',
    revoked: '已撤销',
  },
  initial: 'proposed',
  steps: {
    cite: {
      label: '列入报告',
      from: ['proposed'],
      to: 'proposed',
      by: ['system'],
      fills: ['report', 'place'],
      asks: ['carriedFrom', 'carriedTimes'],
    },
    citeActive: {
      label: '推进中列入报告',
      from: ['active'],
      to: 'active',
      by: ['system'],
      fills: ['report', 'place'],
    },
    citeDivided: {
      label: '分解后列入报告',
      from: ['divided'],
      to: 'divided',
      by: ['system'],
      fills: ['report', 'place'],
    },
    divide: { label: '分解', from: ['proposed', 'active'], to: 'divided', by: ['system'] },
    start: { label: '开始推进', from: ['proposed', 'divided'], to: 'active', by: bureau },
    finish: {
      label: '完成',
      from: ['proposed', 'divided', 'active'],
      to: 'done',
      by: bureau,
      fills: ['result'],
      asks: ['evidence', 'proof'],
      refuse: ({ owner }, { by, roles }) =>
        owner === null || owner === by || planners.some((planner) => roles.includes(planner))
          ? undefined
          : '这项任务由责任人办理，请责任人填写完成情况，或请安委办、文稿人员代办',
      stamps: { finishedAt: 'now' },
    },
    carry: {
      label: '结转',
      from: ['proposed', 'divided', 'active'],
      to: 'carried',
      by: planners,
      fills: ['carryReason'],
      stamps: { carriedAt: 'now' },
    },
    revoke: {
      label: '撤销',
      from: ['proposed', 'divided', 'active'],
      to: 'revoked',
      by: planners,
      fills: ['revokeReason'],
      stamps: { revokedAt: 'now' },
    },
  },
  deadlines: {
    finish: {
      label: '计划任务到期',
      law: 'reports.commitment',
      owes: 'committeeOffice',
      due: (row) => row.dueOn,
      metAt: (row) => row.finishedAt ?? row.carriedAt ?? row.revokedAt,
      owedBy: (row) => row.owner,
    },
  },
  may: { read: [...bureau], create: planners, update: planners },
});

/** The states in which a promise is still to be kept. */
export const open = ['proposed', 'divided', 'active'] as const;

/** Whether a promise is still to be kept. */
export const isOpen = ({ state }: { readonly state: string }): boolean => open.some((each) => each === state);
