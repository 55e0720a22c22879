import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, money, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { colours } from './grading.ts';
import { judges, keepers, readers } from './prevention-roles.ts';

/** A technical upgrade (L24, A017–A020): people replaced by machines, information systems, leak alarms, tanks; up to its acceptance. */
export const upgradeProject = ledger('upgradeProject', {
  label: '安全改造项目',
  title: 'name',
  fields: {
    name: text({ label: '项目名称', required: true, key: true, max: 200, group: '项目' }),
    site: ref(site, { label: '实施单位', required: true, key: true, owner: true, group: '项目' }),
    kind: choice({
      label: '改造类型',
      required: true,
      key: true,
      options: {
        mechanised: '机械化换人',
        automated: '自动化减人',
        informatized: '信息化建设',
        intelligent: '智能化建设',
        hazardSource: '重大危险源消除',
        gasAlarm: '燃气泄漏报警装置',
        vapourRecovery: '油气回收系统',
        doubleWallTank: '双层罐改造',
        mineVehicle: '新型矿用车辆配备',
      },
      group: '项目',
    }),
    required: count({ label: '应建装置（台套）', min: 1, max: 100_000, group: '项目' }),
    budget: money({ label: '计划投资', group: '项目' }),
    riskBefore: choice({ label: '改造前风险等级', options: colours, group: '项目' }),
    plannedOn: day({ label: '立项日期', required: true, group: '项目' }),
    dueOn: day({ label: '要求完成日期', required: true, group: '项目' }),
    startedOn: day({ label: '开工日期', group: '实施' }),
    built: count({ label: '建成装置（台套）', max: 100_000, group: '实施' }),
    spent: money({ label: '完成投资', group: '实施' }),
    completedOn: day({ label: '完成日期', group: '实施' }),
    acceptance: note({ label: '验收意见', group: '验收' }),
    riskAfter: choice({ label: '改造后风险等级', options: colours, group: '验收' }),
    acceptedOn: day({ label: '验收日期', group: '验收' }),
    refusal: note({ label: '拒不改造情况', group: '强制措施' }),
    refusedOn: day({ label: '认定拒不改造日期', group: '强制措施' }),
    cutOffOn: day({ label: '停气停用日期', group: '强制措施' }),
    dropReason: text({ label: '取消原因', max: 200, group: '强制措施' }),
  },
  states: {
    planned: '已立项',
    building: '实施中',
    completed: '待验收',
    accepted: '已验收',
    refused: '拒不改造',
    cutOff: '已停气停用',
    dropped: '已取消',
  },
  initial: 'planned',
  steps: {
    start: {
      label: '开工',
      from: ['planned', 'refused', 'cutOff'],
      to: 'building',
      by: keepers,
      stamps: { startedOn: 'today' },
    },
    complete: {
      label: '完成',
      from: ['building'],
      to: 'completed',
      by: keepers,
      fills: ['built', 'spent'],
      stamps: { completedOn: 'today' },
    },
    accept: {
      label: '验收通过',
      from: ['completed'],
      to: 'accepted',
      by: judges,
      fills: ['acceptance'],
      asks: ['riskAfter'],
      stamps: { acceptedOn: 'today' },
    },
    sendBack: {
      label: '验收不通过',
      from: ['completed'],
      to: 'building',
      by: judges,
      fills: ['acceptance'],
      clears: ['completedOn'],
    },
    refuse: {
      label: '认定拒不改造',
      from: ['planned', 'building'],
      to: 'refused',
      by: judges,
      fills: ['refusal'],
      stamps: { refusedOn: 'today' },
    },
    cutOff: {
      label: '责令停气停用',
      from: ['refused'],
      to: 'cutOff',
      by: ['sectionChief'],
      fills: ['cutOffOn'],
      refuse: (row, { today }) =>
        row.cutOffOn !== null && row.cutOffOn > today ? '日期不能晚于今天，请核对' : undefined,
    },
    drop: { label: '取消', from: ['planned'], to: 'dropped', by: judges, fills: ['dropReason'] },
  },
  deadlines: {
    complete: {
      label: '改造完成',
      law: 'upgrade.plan',
      owes: 'enterprise',
      due: (row) => (row.state === 'dropped' ? null : row.dueOn),
      metAt: (row) => row.completedOn,
    },
    accept: {
      label: '改造验收',
      law: 'upgrade.plan',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.completedOn === null
          ? null
          : addDays(row.completedOn, reckoning.setting('upgrade.acceptDays', row.completedOn)),
      metAt: (row) => row.acceptedOn,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) => (row.dueOn < row.plannedOn ? { dueOn: '要求完成日期不能早于立项日期，请核对' } : undefined),
});
