/** 调拨由申请人以外的人员审批。 */
export function notByAsker(row: { readonly createdBy: string }, by: string): string | undefined {
  return row.createdBy === by ? '调拨须由申请人以外的人员审批，请交由其他负责人审批' : undefined;
}

/** What was received whole and what was damaged are no more than what was issued; a difference is explained. */
export function shortIsExplained(row: {
  readonly issued: number | null;
  readonly received: number | null;
  readonly damaged: number | null;
  readonly explanation: string | null;
}): string | undefined {
  const [issued, whole, damaged] = [row.issued ?? 0, row.received ?? 0, row.damaged ?? 0];
  if (whole + damaged > issued) return `签收数量合计不能多于出库的 ${issued}，请核对`;
  if (whole === issued || row.explanation !== null) return undefined;
  return '签收少于出库数量或有破损，请说明原因';
}
