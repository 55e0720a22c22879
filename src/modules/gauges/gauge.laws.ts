import type { Law, Setting } from '../../kernel/law.ts';

const local = (title: string, article: string, source: string): Law => ({
  title,
  article,
  effectiveOn: null,
  verified: false,
  source,
});

/** What the clocks of gauges rest on; no clause names their minutes. */
export const gaugeLaws: Readonly<Record<string, Law>> = {
  'gauges.alarm': local('监测预警值守制度', '（报警核实）', '各地要求不一，按本地规定设置'),
  'gauges.reading': local('监测数据接入要求', '（时钟校准）', '设备时钟允许误差，按本地设备情况设置'),
};

/** The numbers of gauges that a county may replace. */
export const gaugeSettings: Readonly<Record<string, Setting>> = {
  'gauges.alarmMinutes': {
    label: '监测报警核实时限',
    unit: '分钟',
    value: 15,
    law: 'gauges.alarm',
    min: 1,
    max: 1440,
  },
  'gauges.aheadMinutes': {
    label: '监测数据时间超前容许',
    unit: '分钟',
    value: 10,
    law: 'gauges.reading',
    min: 0,
    max: 1440,
  },
};
