import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** The clauses behind the hazards' clocks. */
export const hazardLaws: Readonly<Record<string, Law>> = {
  'hazard.rectify': {
    title: '安全生产法',
    article: '第六十五条',
    effectiveOn: '2021-09-01',
    verified: true,
    source: '2021年修正文本',
  },
  'hazard.recheck': {
    title: '安全生产违法行为行政处罚办法',
    article: '（复查期限）',
    effectiveOn: null,
    verified: false,
    source: '总局令15号为十日；部令18号（2026-02-01施行）条文未见原文',
  },
  'hazard.listing': unverified('重大事故隐患挂牌督办办法', '（公示与验收期限）', '省级办法，天数不一，按本省规定设置'),
  'hazard.selfReport': unverified(
    '安全生产事故隐患排查治理暂行规定（总局令16号）',
    '第十四条（统计报表）',
    '季报为下一季度15日前；月报期限由各地规定',
  ),
  'hazard.card': unverified('红黄牌警示管理办法', '（签收回复期限）', '没有全国性规定，按本地办法设置'),
  'hazard.exposure': unverified('安全生产警示曝光工作制度', '（整改与回访期限）', '按本地制度设置'),
};

/** The numbers of the hazards' clocks that a county may replace. */
export const hazardSettings: Readonly<Record<string, Setting>> = {
  'hazard.recheckDays': { label: '复查期限', unit: '日', value: 10, law: 'hazard.recheck', min: 1, max: 60 },
  'hazard.listingPublicDays': setting('挂牌督办公示期限', '个工作日', 5, 'hazard.listing', 180),
  'hazard.listingAcceptDays': setting('摘牌验收期限', '日', 10, 'hazard.listing', 180),
  'hazard.monthReportDays': setting('自查月报期限（次月）', '日', 5, 'hazard.selfReport', 180),
  'hazard.quarterReportDays': setting('自查季报期限（下季首月）', '日', 15, 'hazard.selfReport', 180),
  'hazard.selfReviewDays': setting('审核自查报告期限', '个工作日', 5, 'hazard.selfReport', 180),
  'hazard.cardAnswerDays': setting('签收红黄牌期限', '日', 3, 'hazard.card', 180),
  'hazard.exposureDays': setting('曝光问题整改期限', '日', 15, 'hazard.exposure', 180),
  'hazard.returnDays': setting('曝光回访期限', '日', 30, 'hazard.exposure', 180),
};
