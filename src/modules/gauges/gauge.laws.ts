import { type Law, setting, type Setting, unverified } from '../../kernel/law.ts';

/** What the clocks of gauges rest on; no clause names their minutes. */
export const gaugeLaws: Readonly<Record<string, Law>> = {
  'gauges.alarm': unverified('监测预警值守制度', '（报警核实）', '各地要求不一，按本地规定设置'),
  'gauges.reading': unverified('监测数据接入要求', '（时钟校准）', '设备时钟允许误差，按本地设备情况设置'),
};

/** The numbers of gauges that a county may replace. */
export const gaugeSettings: Readonly<Record<string, Setting>> = {
  'gauges.alarmMinutes': setting('监测报警核实时限', '分钟', 15, 'gauges.alarm', 1440),
  'gauges.aheadMinutes': setting('监测数据时间超前容许', '分钟', 10, 'gauges.reading', 1440, 0),
};
