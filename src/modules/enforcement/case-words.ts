/** Where a case came from. */
export const caseSources = {
  inspection: '执法检查',
  hazard: '隐患整改',
  tip: '举报投诉',
  transferred: '其他部门移送',
  superior: '上级交办',
  accident: '事故调查',
  other: '其他线索',
} as const;

/** What kind of act a case is about, so that figures can be told by cause. */
export const causes = {
  hazard: '未消除事故隐患',
  duty: '值班值守',
  licence: '无证或超范围生产经营',
  training: '教育培训',
  management: '安全管理',
  equipment: '设备设施',
  emergency: '应急预案与演练',
  operation: '危险作业',
  report: '报告与备案',
  accident: '事故责任',
  other: '其他',
} as const;

/** What became of a case. */
export const outcomes = {
  fulfilled: '当事人履行完毕',
  enforced: '法院强制执行完毕',
  exempted: '不予处罚',
  transferred: '移送其他机关',
  ended: '终结执行',
} as const;

/** How severe an act is by the discretion benchmark. */
export const grades = { mitigated: '减轻', light: '从轻', usual: '一般', heavy: '从重' } as const;

/** The steps a person takes in a case and what happens beside them, each entered once with its day. */
export const actKinds = {
  statement: '陈述申辩',
  hearingAsked: '申请听证',
  hearingHeld: '举行听证',
  legalReview: '法制审核',
  discussion: '集体讨论',
  extension: '办案延期审批',
  published: '处罚决定公开',
  reported: '当场处罚备案',
  deferral: '延期（分期）缴纳审批',
  urged: '强制执行催告',
  courtApplied: '申请法院强制执行',
  reconsideration: '行政复议受理',
  reconsiderationEnd: '行政复议决定',
  litigation: '行政诉讼立案',
  litigationEnd: '行政诉讼判决',
} as const;

/** The name of an act. */
export type ActKind = keyof typeof actKinds;

/** How an act ended. */
export const results = {
  done: '已办理',
  heard: '已听取，未采纳',
  partly: '部分采纳',
  accepted: '全部采纳',
  waived: '书面放弃',
  held: '已举行',
  absent: '无故缺席，视为放弃',
  withdrawn: '撤回申请',
  passed: '同意',
  failed: '不同意',
  upheld: '维持',
  changed: '变更',
  revoked: '撤销',
} as const;

/** The name of a result. */
export type Result = keyof typeof results;

/** The results that make sense for an act. */
export const resultsOf: Readonly<Record<ActKind, readonly Result[]>> = {
  statement: ['heard', 'partly', 'accepted', 'waived'],
  hearingAsked: ['done', 'waived'],
  hearingHeld: ['held', 'absent', 'withdrawn'],
  legalReview: ['passed', 'failed'],
  discussion: ['passed', 'failed'],
  extension: ['passed', 'failed'],
  published: ['done'],
  reported: ['done'],
  deferral: ['passed', 'failed'],
  urged: ['done'],
  courtApplied: ['done'],
  reconsideration: ['done'],
  reconsiderationEnd: ['upheld', 'changed', 'revoked', 'withdrawn'],
  litigation: ['done'],
  litigationEnd: ['upheld', 'changed', 'revoked', 'withdrawn'],
};
