import { type Law, type Setting, setting } from '../../kernel/law.ts';

const regulation = (article: string): Law => ({
  title: '生产安全事故报告和调查处理条例',
  article,
  effectiveOn: '2007-06-01',
  verified: true,
  source: '国务院令第493号',
});

/** The clauses behind the clocks of accidents. */
export const accidentLaws: Readonly<Record<string, Law>> = {
  'accidents.report': regulation('第九条、第十一条'),
  'accidents.supplement': regulation('第十三条'),
  'accidents.investigation': regulation('第二十九条'),
  'accidents.reply': regulation('第三十二条'),
  'accidents.team': regulation('第十九条、第二十二条'),
  'accidents.evaluation': {
    title: '安全生产法',
    article: '第八十六条',
    effectiveOn: '2021-09-01',
    verified: true,
    source: '2021年修正文本：批复后一年内评估并公开结果',
  },
  'accidents.disclosure': {
    title: '安全生产法',
    article: '第八十六条',
    effectiveOn: '2021-09-01',
    verified: false,
    source: '条文规定及时公布而无天数，天数按本地规定设置',
  },
  'accidents.followUp': {
    title: '生产安全事故信息报告和处置办法',
    article: '（续报频次）',
    effectiveOn: null,
    verified: false,
    source: '总局令21号；条文未核对原文',
  },
};

/** The numbers of these clocks that a county may replace. */
export const accidentSettings: Readonly<Record<string, Setting>> = {
  'accidents.unitHours': setting('单位负责人报告', '小时内', 1, 'accidents.report', 24),
  'accidents.upwardHours': setting('逐级上报', '小时内', 2, 'accidents.report', 24),
  'accidents.reportsADay': setting('一般、较大事故续报', '次/日', 1, 'accidents.followUp', 24),
  'accidents.graveReportsADay': setting('重大、特别重大事故续报', '次/日', 2, 'accidents.followUp', 24),
  'accidents.windowDays': setting('伤亡人数变化补报', '日内', 30, 'accidents.supplement', 180),
  'accidents.shortWindowDays': setting('道路交通、火灾伤亡变化补报', '日内', 7, 'accidents.supplement', 180),
  'accidents.teamDays': setting('成立调查组', '日内', 7, 'accidents.team', 60),
  'accidents.investigationDays': setting('提交调查报告', '日内', 60, 'accidents.investigation', 180),
  'accidents.extensionDays': setting('调查延长上限', '日', 60, 'accidents.investigation', 180),
  'accidents.replyDays': setting('事故批复', '日内', 15, 'accidents.reply', 60),
  'accidents.graveReplyDays': setting('特别重大事故批复', '日内', 30, 'accidents.reply', 90),
  'accidents.disclosureDays': setting('调查报告公开', '日内', 20, 'accidents.disclosure', 180),
};
