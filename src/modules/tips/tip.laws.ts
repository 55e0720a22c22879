import { type Law, type Setting, setting } from '../../kernel/law.ts';

/** The clauses behind the clocks of tips; the days have not been checked against the official texts. */
export const tipLaws: Readonly<Record<string, Law>> = {
  'tips.receive': {
    title: '安全生产法',
    article: '第七十三条',
    effectiveOn: '2021-09-01',
    verified: false,
    source: '法条要求建立举报制度并书面记录核查结果，未写受理天数；天数按本地办法设置',
  },
  'tips.accident': {
    title: '生产安全事故信息报告和处置办法',
    article: '（对事故举报的查证与核实）',
    effectiveOn: '2009-07-01',
    verified: false,
    source: '原安监总局令第21号',
  },
  'tips.reward': {
    title: '安全生产领域举报奖励办法',
    article: '（奖励的通知与领取）',
    effectiveOn: '2018-01-04',
    verified: false,
    source: '安监总财〔2018〕19号；各地标准不一',
  },
};

/** The days of these clocks that a county may replace. */
export const tipSettings: Readonly<Record<string, Setting>> = {
  'tips.acceptDays': setting('举报受理期限', '个工作日', 5, 'tips.receive', 180),
  'tips.firstCheckDays': setting('事故举报初步查证期限', '日', 5, 'tips.accident', 180),
  'tips.verifyDays': setting('举报核查期限', '日', 60, 'tips.accident', 180),
  'tips.replyDays': setting('处理后答复举报人期限', '个工作日', 10, 'tips.receive', 180),
  'tips.rewardDays': setting('奖励发放期限', '日', 60, 'tips.reward', 180),
};
