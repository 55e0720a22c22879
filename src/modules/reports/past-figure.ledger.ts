import { count, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/**
 * A figure of a report from before Anlan (往年数字), looked at by a person, with the sentence it stands in. Where the ledgers hold
 * nothing of that year, the year-on-year of a report rests on it.
 */
export const pastFigure = ledger('pastFigure', {
  label: '往年数字',
  title: 'name',
  fields: {
    report: text({ label: '出自', required: true, key: true, max: 100, hint: '报告的标题或文件名' }),
    name: text({ label: '指标', required: true, max: 100 }),
    indicator: text({ label: '指标代码', required: true, key: true, max: 120 }),
    period: text({ label: '统计期', required: true, key: true, max: 30, hint: '如 2023H1、2023' }),
    value: text({ label: '数值', required: true, max: 20 }),
    unit: text({ label: '单位', required: true, max: 20 }),
    line: count({ label: '行', min: 1, max: 99_999 }),
    sentence: note({ label: '所在句', required: true }),
  },
  states: { kept: '采用', withdrawn: '已撤销' },
  initial: 'kept',
  steps: {
    withdraw: { label: '撤销', from: ['kept'], to: 'withdrawn', by: ['writer', 'committeeOffice'], fills: [] },
  },
  may: { read: [...bureau], create: ['writer', 'committeeOffice'], update: ['writer', 'committeeOffice'] },
});
