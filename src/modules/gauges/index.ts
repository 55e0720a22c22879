import { module } from '../../kernel/module.ts';
import { gaugeAlarm } from './gauge-alarm.ledger.ts';
import { gaugeAlarmIndicators, gaugeIndicators } from './gauge.indicators.ts';
import { gaugeLaws, gaugeSettings } from './gauge.laws.ts';
import { gauge } from './gauge.ledger.ts';
import { gaugeSender } from './gauge-sender.ledger.ts';

export { gaugeBoard, gaugeReadings, renewSecret, sendReadings } from './gauge.endpoints.ts';
export { alarmKinds, gaugeAlarm } from './gauge-alarm.ledger.ts';
export { gauge, gaugeKinds } from './gauge.ledger.ts';
export { gaugeSender } from './gauge-sender.ledger.ts';

/** Gauges (监测站): their readings, the rules over them and the alarms these raise. */
export const gauges = module('gauges', {
  label: '监测站',
  ledgers: [gaugeSender, gauge, gaugeAlarm],
  indicators: [gaugeIndicators, gaugeAlarmIndicators],
  laws: gaugeLaws,
  settings: gaugeSettings,
});
