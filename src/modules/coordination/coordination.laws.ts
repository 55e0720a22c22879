import type { Law, Setting } from '../../kernel/law.ts';

const local = (title: string, article: string, source: string): Law => ({
  title,
  article,
  effectiveOn: null,
  verified: false,
  source,
});

/** What the clocks of coordination rest on: rules of the county itself, for no national law gives their days. */
export const coordinationLaws: Readonly<Record<string, Law>> = {
  'coordination.meeting': local('安委会工作规则', '（会议纪要印发）', '各地自定，按本县规则设置'),
  'coordination.task': local('安委会工作规则', '（交办事项办理）', '各地自定，按本县规则设置'),
  'coordination.receipt': local('公文办理制度', '（签收）', '党政机关公文处理工作条例不写天数，按本县规定设置'),
  'coordination.reply': local('公文办理制度', '（反馈与催办）', '办理期限写在函件里，催办间隔按本县规定设置'),
  'coordination.responsibility': local('安全生产目标管理办法', '（签订期限）', '各地自定，按本县规定设置'),
  'coordination.interview': local('安全生产约谈办法', '（整改落实）', '整改期限由约谈时写明'),
  'coordination.review': local('安全风险会商研判制度', '（报告印发）', '各地自定，按本县制度设置'),
  'coordination.supervision': local('安全生产督查制度', '（反馈与“回头看”）', '各地自定，按本县制度设置'),
  'coordination.assessment': local('安全生产和应急管理考核办法', '（申诉与答复）', '各地自定，按本县办法设置'),
};

/** The numbers of these clocks that a county may replace. */
export const coordinationSettings: Readonly<Record<string, Setting>> = {
  'coordination.minutesDays': days('会议纪要印发期限', '工作日', 5, 'coordination.meeting'),
  'coordination.confirmDays': days('交办事项核验期限', '工作日', 5, 'coordination.task'),
  'coordination.receiptDays': days('文件、函件签收期限', '工作日', 1, 'coordination.receipt'),
  'coordination.chaseDays': days('逾期未反馈催办', '日内', 2, 'coordination.reply'),
  'coordination.signMonth': {
    label: '责任书签订截止',
    unit: '月底',
    value: 3,
    law: 'coordination.responsibility',
    min: 1,
    max: 12,
  },
  'coordination.reviewDays': days('研判结论印发期限', '工作日', 3, 'coordination.review'),
  'coordination.feedbackDays': days('督查情况反馈期限', '日', 10, 'coordination.supervision'),
  'coordination.lookBackDays': days('督查“回头看”期限', '日', 60, 'coordination.supervision'),
  'coordination.appealDays': days('扣分申诉期限', '工作日', 5, 'coordination.assessment'),
  'coordination.appealAnswerDays': days('扣分申诉答复期限', '工作日', 5, 'coordination.assessment'),
};

function days(label: string, unit: string, value: number, law: string): Setting {
  return { label, unit, value, law, min: 1, max: 180 };
}
