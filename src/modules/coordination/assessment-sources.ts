/** Where the rows of a deduction come from: the rows a figure counts, or the deadlines of a kind that were missed in the period. */
export type AssessmentSource =
  | { readonly label: string; readonly indicator: string }
  | { readonly label: string; readonly ledger: string; readonly deadline: string };

/** What can be assessed: each source is counted from a ledger, nobody sends anything in. A town loses points for the rows that lie in it. */
export const assessmentSources = {
  hazardOverdue: { label: '隐患逾期未整改', ledger: 'hazard', deadline: 'rectify' },
  selfReportLate: { label: '企业自查报告逾期', indicator: 'selfInspection.late' },
  hazardListed: { label: '重大隐患挂牌督办', indicator: 'listedSupervision.listed' },
  redCard: { label: '辖区单位亮红牌', indicator: 'warningCard.red' },
  yellowCard: { label: '辖区单位亮黄牌', indicator: 'warningCard.yellow' },
  exposed: { label: '被曝光点位', indicator: 'exposure.sites' },
  interviewed: { label: '被约谈', indicator: 'accountabilityInterview.held' },
  receiptLate: { label: '文件函件逾期签收', ledger: 'documentCopy', deadline: 'receive' },
  replyLate: { label: '文件函件逾期反馈', ledger: 'documentCopy', deadline: 'reply' },
  taskLate: { label: '交办事项逾期', ledger: 'assignedTask', deadline: 'finish' },
  problemFound: { label: '督查发现问题', indicator: 'assignedTask.problems' },
  letterLate: { label: '责任书逾期签订', ledger: 'responsibilityLetter', deadline: 'sign' },
} as const satisfies Readonly<Record<string, AssessmentSource>>;

/** The name of a source. */
export type SourceName = keyof typeof assessmentSources;

/** The words of the sources, for a choice. */
export const sourceWords = Object.fromEntries(
  Object.entries(assessmentSources).map(([name, { label }]) => [name, label]),
) as Readonly<Record<SourceName, string>>; // Object.fromEntries forgets the names
