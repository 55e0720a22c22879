import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** What the clocks of coordination rest on: rules of the county itself, for no national law gives their days. */
export const coordinationLaws: Readonly<Record<string, Law>> = {
  'coordination.meeting': unverified('安委会工作规则', '（会议纪要印发）', '各地自定，按本县规则设置'),
  'coordination.task': unverified('安委会工作规则', '（交办事项办理）', '各地自定，按本县规则设置'),
  'coordination.receipt': unverified('公文办理制度', '（签收）', '党政机关公文处理工作条例不写天数，按本县规定设置'),
  'coordination.reply': unverified('公文办理制度', '（反馈与催办）', '办理期限写在函件里，催办间隔按本县规定设置'),
  'coordination.responsibility': unverified('安全生产目标管理办法', '（签订期限）', '各地自定，按本县规定设置'),
  'coordination.interview': unverified('安全生产约谈办法', '（整改落实）', '整改期限由约谈时写明'),
  'coordination.review': unverified('安全风险会商研判制度', '（报告印发）', '各地自定，按本县制度设置'),
  'coordination.supervision': unverified('安全生产督查制度', '（反馈与“回头看”）', '各地自定，按本县制度设置'),
  'coordination.support': unverified('干部一线帮扶制度', '（问题解决期限）', '期限由帮扶时写明'),
  'coordination.census': unverified(
    '全国自然灾害综合风险普查总体方案',
    '（时间节点）',
    '节点按国家和省市通知，登记任务时写明',
  ),
  'coordination.assessment': unverified('安全生产和应急管理考核办法', '（申诉与答复）', '各地自定，按本县办法设置'),
};

/** The numbers of these clocks that a county may replace. */
export const coordinationSettings: Readonly<Record<string, Setting>> = {
  'coordination.minutesDays': setting('会议纪要印发期限', '工作日', 5, 'coordination.meeting', 180),
  'coordination.confirmDays': setting('交办事项核验期限', '工作日', 5, 'coordination.task', 180),
  'coordination.receiptDays': setting('文件、函件签收期限', '工作日', 1, 'coordination.receipt', 180),
  'coordination.chaseDays': setting('逾期未反馈催办', '日内', 2, 'coordination.reply', 180),
  'coordination.signMonth': {
    label: '责任书签订截止',
    unit: '月底',
    value: 3,
    law: 'coordination.responsibility',
    min: 1,
    max: 12,
  },
  'coordination.reviewDays': setting('研判结论印发期限', '工作日', 3, 'coordination.review', 180),
  'coordination.feedbackDays': setting('督查情况反馈期限', '日', 10, 'coordination.supervision', 180),
  'coordination.lookBackDays': setting('督查“回头看”期限', '日', 60, 'coordination.supervision', 180),
  'coordination.appealDays': setting('扣分申诉期限', '工作日', 5, 'coordination.assessment', 180),
  'coordination.appealAnswerDays': setting('扣分申诉答复期限', '工作日', 5, 'coordination.assessment', 180),
};
