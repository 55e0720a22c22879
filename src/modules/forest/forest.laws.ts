import { type Law, setting, type Setting, unverified } from '../../kernel/law.ts';

/** What the clocks of checkpoints and patrols rest on. */
export const forestLaws: Readonly<Record<string, Law>> = {
  'forest.checkpoint': unverified(
    '森林草原防灭火条例',
    '（火源管控、进山检查登记）',
    '国务院令第 822 号，2026 年起施行',
  ),
  'forest.patrol': unverified('森林草原防灭火责任制', '（分片包干、扫码督导）', '各地办法不一，按本地规定设置'),
  'forest.fire': unverified(
    '森林草原防灭火条例',
    '（火情报告）',
    '国务院令第 822 号；报告时限各地不一，按本地规定设置',
  ),
  'forest.firebreak': unverified('森林草原防灭火条例', '（防火隔离带建设维护）', '完成期限按本地年度安排'),
  'forest.entrants': unverified('个人信息保护法', '第十九条（保存期限最短）', '登记人电话到期清除'),
};

/** The numbers that a county may replace. */
export const forestSettings: Readonly<Record<string, Setting>> = {
  'forest.scanMetres': setting('督导扫码距离上限', '米', 500, 'forest.patrol', 20_000, 10),
  'forest.fireReportMinutes': setting('森林火灾首报时限', '分钟', 30, 'forest.fire', 1440, 5),
  'forest.keepDays': setting('进山登记电话保存', '日', 180, 'forest.entrants', 730),
};
