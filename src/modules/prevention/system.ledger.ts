import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, flag, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { judges, keepers, readers } from './prevention-roles.ts';

/** How far an enterprise's dual prevention has come and whether it runs (双重预防体系, L23); whether it runs is seen by its own tasks. */
export const preventionSystem = ledger('preventionSystem', {
  label: '双重预防体系',
  title: 'unit',
  fields: {
    unit: text({ label: '单位名称', required: true }),
    site: ref(site, { label: '单位档案', required: true, key: true, owner: true }),
    coverage: choice({
      label: '覆盖类别',
      required: true,
      options: { highRisk: '高危企业', aboveScale: '重点行业规上企业', zone: '产业区企业', micro: '小微企业' },
    }),
    demonstration: flag({ label: '示范企业' }),
    informatized: flag({ label: '已信息化' }),
    startedOn: day({ label: '启动建设日期', required: true, key: true }),
    dueOn: day({ label: '建成期限' }),
    improvedOn: day({ label: '转入提质增效' }),
    reviewedOn: day({ label: '回头看日期' }),
    problems: note({ label: '回头看问题' }),
    runningOn: day({ label: '评估运转日期' }),
    lateTasks: count({ label: '超期排查任务' }),
    falteredOn: day({ label: '发现未运行日期' }),
  },
  states: {
    building: '建设中',
    improving: '提质增效',
    reviewing: '回头看整改',
    running: '正常运转',
    idle: '未正常运转',
  },
  initial: 'building',
  steps: {
    improve: {
      label: '转入提质增效',
      from: ['building'],
      to: 'improving',
      by: judges,
      stamps: { improvedOn: 'today' },
    },
    review: {
      label: '回头看',
      from: ['improving', 'running', 'idle'],
      to: 'reviewing',
      by: judges,
      fills: ['problems'],
      stamps: { reviewedOn: 'today' },
    },
    run: {
      label: '评估为正常运转',
      from: ['building', 'improving', 'reviewing'],
      to: 'running',
      by: judges,
      stamps: { runningOn: 'today' },
      clears: ['falteredOn'],
    },
    falter: {
      label: '转未正常运转',
      from: ['running'],
      to: 'idle',
      by: ['system'],
      fills: ['lateTasks'],
      stamps: { falteredOn: 'today' },
    },
    recover: {
      label: '恢复正常运转',
      from: ['idle'],
      to: 'running',
      by: ['system'],
      clears: ['falteredOn', 'lateTasks'],
    },
  },
  deadlines: {
    build: {
      label: '体系建成',
      law: 'prevention.duty',
      owes: 'enterprise',
      due: (row) => row.dueOn,
      metAt: (row) => row.runningOn,
    },
    restore: {
      label: '恢复正常运转',
      law: 'prevention.running',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state === 'idle' && row.falteredOn !== null
          ? addDays(row.falteredOn, reckoning.setting('prevention.restoreDays', row.falteredOn))
          : null,
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});
