import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

const licensing = (article: string, verified: boolean, source: string): Law => ({
  title: '行政许可法',
  article,
  effectiveOn: '2019-04-23',
  verified,
  source,
});
/** The clauses behind the clocks of permits and certificates. */
export const permitLaws: Readonly<Record<string, Law>> = {
  'permits.acceptance': licensing('第三十二条', false, '五日内一次告知补正，逾期不告知即为受理；条文未核对原文'),
  'permits.decision': licensing('第四十二条', true, '2019年修正文本；第八十二条：期限以工作日计'),
  'permits.delivery': licensing('第四十四条', true, '2019年修正文本'),
  'permits.renewal': licensing('第五十条', true, '2019年修正文本：届满三十日前申请，另有规定的从其规定'),
  'permits.fireworks': unverified(
    '烟花爆竹经营许可实施办法',
    '（有效期限）',
    '总局令65号；零售许可不超过二年，未核对原文',
  ),
  'permits.hazchem': unverified(
    '危险化学品经营许可证管理办法',
    '（有效期限与延期）',
    '总局令55号：三年、届满三个月前；危险化学品安全法2026-05-01施行后是否修订待核实',
  ),
  'permits.safetyProduction': unverified('安全生产许可证条例', '第九条', '三年、届满三个月前；未核对原文'),
  'permits.threeSimultaneities': unverified(
    '建设项目安全设施“三同时”监督管理办法',
    '（设计审查与试运行）',
    '总局令36号、77号修正；审查二十个工作日、试运行不超过一百八十日，未核对原文',
  ),
  'permits.expiry': unverified('许可证件到期管理规定', '（到期提醒）', '提前天数按本地规定设置'),
  'certificates.survey': unverified('安全生产知识和管理能力合格证普查要求', '（缺证警告）', '天数按本地要求设置'),
  'certificates.grace': unverified(
    '安全生产知识和管理能力合格证普查要求',
    '（限期取证）',
    '三个月为样本做法，按本地要求设置',
  ),
};

/** The numbers of these clocks that a county may replace. */
export const permitSettings: Readonly<Record<string, Setting>> = {
  'permits.acceptDays': setting('受理或一次告知补正', '工作日', 5, 'permits.acceptance', 10),
  'permits.decideDays': setting('许可决定期限', '工作日', 20, 'permits.decision', 45),
  'permits.extendDays': setting('延长决定期限', '工作日', 10, 'permits.decision', 30),
  'permits.deliverDays': setting('颁发送达期限', '工作日', 10, 'permits.delivery', 30),
  'permits.fireworksYears': setting('烟花爆竹零售许可有效期', '年', 2, 'permits.fireworks', 5),
  'permits.hazchemYears': setting('危险化学品经营许可有效期', '年', 3, 'permits.hazchem', 5),
  'permits.safetyYears': setting('安全生产许可证有效期', '年', 3, 'permits.safetyProduction', 5),
  'permits.renewalDays': setting('烟花爆竹零售延期申请提前', '日前', 30, 'permits.renewal', 180),
  'permits.renewalMonths': setting('危化、安全生产许可延期申请提前', '个月前', 3, 'permits.hazchem', 12),
  'permits.designReviewDays': setting('安全设施设计审查', '工作日', 20, 'permits.threeSimultaneities', 45),
  'permits.trialDays': setting('试运行最长', '日', 180, 'permits.threeSimultaneities', 365, 30),
  'permits.firstNoticeDays': setting('许可证到期首次提醒', '日前', 90, 'permits.expiry', 365),
  'permits.secondNoticeDays': setting('许可证到期催办', '日前', 30, 'permits.expiry', 180),
  'certificates.noticeDays': setting('合格证到期提醒', '日前', 90, 'certificates.survey', 365),
  'certificates.warnDays': setting('缺证、过期后警告期限', '日内', 10, 'certificates.survey', 90),
  'certificates.graceMonths': setting('警告后取得合格证期限', '个月内', 3, 'certificates.grace', 12),
};
