import { indicators } from '../../kernel/indicator.ts';
import { gaugeAlarm } from './gauge-alarm.ledger.ts';
import { gauge } from './gauge.ledger.ts';

/** Gauges in use at the cutoff. */
export const gaugeIndicators = indicators(gauge, {
  count: { label: '监测站', unit: '个', since: 'builtOn', until: 'stoppedOn' },
});

/** Alarms; one storm is one. */
export const gaugeAlarmIndicators = indicators(gaugeAlarm, {
  raised: { label: '监测报警', unit: '次', at: 'raisedAt' },
});
