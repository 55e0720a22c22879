/** What was signed is not changed by hand: whoever wants it otherwise withdraws it and writes another. */
export function fixedOnceSigned(row: { readonly signedAt: string | null }): { readonly title: string } | undefined {
  return row.signedAt === null ? undefined : { title: '已签发的报告不能修改；确需更改的，请由局领导撤回后重新编制' };
}
