import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** What the clocks of the duty room rest on. */
export const dutyLaws: Readonly<Record<string, Law>> = {
  'duty.watch': {
    title: '生产安全事故应急条例',
    article: '第十四条',
    effectiveOn: '2019-04-01',
    verified: true,
    source: '国务院令第708号：应当建立应急值班制度，配备应急值班人员',
  },
  'duty.handover': unverified('值班工作制度', '（交接班）', '各地自定：未交接清楚不得离岗；按本县制度核对'),
  'duty.rest': unverified('值班工作制度', '（排班）', '各地自定：班次之间的休息、连续值班上限按本县制度设置'),
  'duty.swap': unverified('值班工作制度', '（调班报批）', '各地自定：调班须事前报批并交接；按本县制度核对'),
  'duty.absence': unverified('领导干部外出请示报告制度', '（销假）', '各地自定，按本县制度核对'),
  'duty.rollCall': unverified('值班抽查通报制度', '（整改）', '各地自定，按本县制度设置'),
  'duty.dispatch': unverified('防汛抗旱调度制度', '（每日调度）', '各地自定，按本县制度设置'),
};

/** The numbers of the duty room that a county may replace. */
export const dutySettings: Readonly<Record<string, Setting>> = {
  'duty.restHours': setting('两班之间最少休息', '小时', 24, 'duty.rest', 168, 0),
  'duty.longestHours': setting('连续值班最长', '小时', 24, 'duty.rest', 72, 8),
  'duty.matterHours': setting('值班事项未写时限的办理期限', '小时内', 24, 'duty.handover', 240),
  'duty.remedyDays': setting('查岗不合格整改', '日内', 3, 'duty.rollCall', 60),
};
