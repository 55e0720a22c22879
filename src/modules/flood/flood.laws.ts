import { type Law, setting, type Setting, unverified } from '../../kernel/law.ts';

/** What the yearly settling of responsibility rests on. The chains by kind of place (flood.rules.ts) are local practice, too. */
export const floodLaws: Readonly<Record<string, Law>> = {
  'flood.duty': unverified('防汛条例', '第四条（行政首长负责制）', '责任人名单汛前公布，日期按本地汛期设置'),
  'flood.test': unverified('预警信息叫应机制', '（责任人电话测试）', '各地要求不一，按本地规定设置'),
  'flood.mend': unverified('防汛责任制落实规定', '（责任人调整与补齐）', '各地要求不一，按本地规定设置'),
  'flood.operation': unverified('防汛抗旱工作制度', '（抢险排涝情况报送）', '各地要求不一，按本地规定设置'),
};

/** The numbers that a county may replace. */
export const floodSettings: Readonly<Record<string, Setting>> = {
  'flood.seasonMonth': setting('汛期开始', '月 1 日', 5, 'flood.duty', 12),
  'flood.readyDays': setting('防汛责任人核定提前', '日', 15, 'flood.duty', 120, 0),
  'flood.testDays': setting('责任人电话测试有效期', '日', 90, 'flood.test', 400),
  'flood.mendDays': setting('责任缺口补齐', '日内', 3, 'flood.mend', 60),
};
