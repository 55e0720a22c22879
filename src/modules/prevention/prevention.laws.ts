import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** The clauses behind risk grading, recurring checks, upgrades and the governance of mines. */
export const preventionLaws: Readonly<Record<string, Law>> = {
  'prevention.duty': {
    title: '安全生产法',
    article: '第四十一条',
    effectiveOn: '2021-09-01',
    verified: true,
    source: '2021年修正文本',
  },
  'risk.grading': unverified(
    '安全风险分级管控体系建设细则',
    '（分级标准）',
    '作业条件危险性分析法和风险矩阵法的分级界限各地不一',
  ),
  'risk.control': unverified('安全风险分级管控体系建设细则', '（管控和再评价）', '天数按本地规定设置'),
  'prevention.running': unverified('双重预防体系运行考核办法', '（运行状态）', '天数按本地规定设置'),
  'upgrade.plan': unverified('技术改造实施方案', '（完成和验收）', '以方案约定日期为准；验收天数按本地规定设置'),
  'video.access': unverified('企业视频监控接入管理办法', '（接入和恢复）', '时限按本地规定设置'),
  'prevention.fiveFive': unverified('企业安全生产责任体系“五落实五到位”规定', '（自评）', '完成时间按本地要求设置'),
  'mine.policy': unverified('矿山“一矿一策”方案', '（节点）', '以批准的方案为准'),
};

/** The numbers of grading and of these clocks that a county may replace. */
export const preventionSettings: Readonly<Record<string, Setting>> = {
  'risk.lecRed': setting('LEC 重大风险（红）界限', '分', 320, 'risk.grading', 10_000),
  'risk.lecOrange': setting('LEC 较大风险（橙）界限', '分', 160, 'risk.grading', 10_000),
  'risk.lecYellow': setting('LEC 一般风险（黄）界限', '分', 70, 'risk.grading', 10_000),
  'risk.lecInclusive': setting('LEC 界限值归入高一级', '1是0否', 0, 'risk.grading', 1, 0),
  'risk.lsRed': setting('LS 重大风险（红）起点', '分', 20, 'risk.grading', 25),
  'risk.lsOrange': setting('LS 较大风险（橙）起点', '分', 15, 'risk.grading', 25),
  'risk.lsYellow': setting('LS 一般风险（黄）起点', '分', 9, 'risk.grading', 25),
  'risk.controlDays': setting('定级后落实管控', '日内', 15, 'risk.control', 365),
  'risk.reviewDays': setting('风险再评价周期', '日', 365, 'risk.control', 1095),
  'prevention.idleDays': setting('排查任务超期多少天视为未运行', '日', 7, 'prevention.running', 365, 0),
  'prevention.restoreDays': setting('体系未运行恢复期限', '日内', 15, 'prevention.running', 365),
  'prevention.dutyMonth': setting('五落实五到位年度自评完成月份', '月', 3, 'prevention.fiveFive', 12),
  'upgrade.acceptDays': setting('改造完成后验收', '日内', 30, 'upgrade.plan', 365),
  'video.restoreHours': setting('视频掉线恢复', '小时内', 24, 'video.access', 720),
};
