/** What was signed is not changed by hand: whoever wants it otherwise withdraws it and writes another. */
export function fixedOnceSigned(row: { readonly signedAt: string | null }): { readonly title: string } | undefined {
  return row.signedAt === null ? undefined : { title: '已签发的报告不能修改；确需更改的，请由局领导撤回后重新编制' };
}

/** Whether a report is not settled yet: its figures are counted anew, and it is commented on. */
export const isDraft = ({ state }: { readonly state: string }): boolean =>
  state === 'draft' || state === 'review' || state === 'approved';

/** Whether what a report plans is a promise: what a bulletin says of the coming week is none. */
export const doesPromise = ({ series }: { readonly series: string | null }): boolean => series === null;

/** Nobody reviews what he sent in himself (党政机关公文处理工作条例 第二十条). */
export function reviewedByAnother(
  _row: unknown,
  { by, before }: { readonly by: string; readonly before: { readonly submittedBy: string | null } },
): string | undefined {
  return by === before.submittedBy ? '送审人不能审核自己的稿子，请换一人审核' : undefined;
}
