import { code, instant, note, ref, text } from '../../../kernel/field.ts';
import { ledger } from '../../../kernel/ledger.ts';
import { bureau } from '../../../kernel/role.ts';
import { report } from '../report.ledger.ts';
import { commitment, planners } from './commitment.ledger.ts';
import { periodCode } from './period-code.ts';

/** A shortcoming a bureau admits (存在问题, L70): it stands in each report's chapter of problems until it is solved. */
export const problem = ledger('problem', {
  label: '存在问题',
  title: 'text',
  fields: {
    text: text({ label: '问题', required: true, key: true, max: 300, group: '问题' }),
    period: code({ label: '提出时期', required: true, key: true, of: periodCode, hint: '如 2026H1', group: '问题' }),
    cause: note({ label: '原因', group: '问题' }),
    indicator: text({ label: '支撑指标', max: 80, hint: '指标代码，见指标库，如 staffing.actual', group: '问题' }),
    report: ref(report, { label: '出自报告', group: '问题' }),
    commitment: ref(commitment, { label: '对应任务', group: '应对' }),
    measures: note({ label: '应对措施', group: '应对' }),
    answeredAt: instant({ label: '应对时间', group: '应对' }),
    result: note({ label: '解决情况', group: '应对' }),
    solvedAt: instant({ label: '解决时间', group: '应对' }),
  },
  states: { noted: '已记录', answered: '应对中', solved: '已解决' },
  initial: 'noted',
  steps: {
    cite: { label: '列入报告', from: ['noted'], to: 'noted', by: ['system'], fills: ['report'] },
    answer: {
      label: '应对',
      from: ['noted'],
      to: 'answered',
      by: planners,
      fills: ['measures'],
      asks: ['commitment'],
      stamps: { answeredAt: 'now' },
    },
    solve: {
      label: '解决',
      from: ['noted', 'answered'],
      to: 'solved',
      by: planners,
      fills: ['result'],
      stamps: { solvedAt: 'now' },
    },
  },
  may: { read: [...bureau], create: planners, update: planners },
});
