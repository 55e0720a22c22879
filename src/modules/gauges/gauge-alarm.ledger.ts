import { choice, instant, note, person, ref, text } from '../../kernel/field.ts';
import { addHours } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { colours } from '../../codes/colours.ts';
import { gauge } from './gauge.ledger.ts';
import { readers, watchers } from './gauge-roles.ts';

/** What a gauge may alarm for. */
export const alarmKinds = { threshold: '超阈值', rise: '上涨过快', silence: '数据中断' } as const;

/** An alarm of a gauge, from its first reading over a threshold until it has fallen back: one storm is one alarm. */
export const gaugeAlarm = ledger('gaugeAlarm', {
  label: '监测报警',
  title: 'summary',
  fields: {
    summary: text({ label: '报警内容', required: true, max: 200, group: '报警' }),
    gauge: ref(gauge, { label: '监测站', required: true, key: true, group: '报警' }),
    kind: choice({ label: '报警种类', required: true, options: alarmKinds, key: true, group: '报警' }),
    colour: choice({ label: '最高级别', options: colours, group: '报警' }),
    raisedAt: instant({ label: '报警时间', required: true, key: true, group: '报警' }),
    latest: text({ label: '最新情况', max: 200, group: '报警' }),
    opinion: note({ label: '核实情况', group: '处置' }),
    acknowledgedAt: instant({ label: '核实时间', group: '处置' }),
    acknowledgedBy: person({ label: '核实人', group: '处置' }),
    clearedAt: instant({ label: '恢复时间', group: '处置' }),
    handling: note({ label: '处置结果', group: '处置' }),
    closedAt: instant({ label: '销号时间', group: '处置' }),
  },
  states: { raised: '待核实', acknowledged: '处置中', cleared: '已恢复', closed: '已销号' },
  initial: 'raised',
  steps: {
    acknowledge: {
      label: '核实',
      from: ['raised'],
      to: 'acknowledged',
      by: [...watchers, 'township'],
      fills: ['opinion'],
      stamps: { acknowledgedAt: 'now', acknowledgedBy: 'by' },
    },
    close: {
      label: '销号',
      from: ['raised', 'acknowledged', 'cleared'],
      to: 'closed',
      by: watchers,
      fills: ['handling'],
      stamps: { closedAt: 'now' },
    },
    escalate: {
      label: '定级、升级',
      from: ['raised', 'acknowledged'],
      to: 'raised',
      by: ['system'],
      fills: ['colour', 'latest'],
      clears: ['acknowledgedAt', 'acknowledgedBy'],
    },
    clear: {
      label: '恢复',
      from: ['raised', 'acknowledged'],
      to: 'cleared',
      by: ['system'],
      fills: ['latest'],
      stamps: { clearedAt: 'now' },
    },
  },
  deadlines: {
    acknowledge: {
      label: '监测报警核实',
      law: 'gauges.alarm',
      owes: 'dutyOfficer',
      due: (row, by) => addHours(row.raisedAt, by.setting('gauges.alarmMinutes') / 60),
      metAt: (row) => row.acknowledgedAt ?? row.closedAt,
      weight: (row) => (row.colour === 'red' || row.colour === 'orange' ? 2 : 1),
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
