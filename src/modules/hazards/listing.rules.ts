import type { FileRef } from '../../kernel/field.ts';

/** 提出挂牌与批准挂牌由不同的人办理。 */
export function proposedByAnother(row: { readonly createdBy: string }, by: string): string | undefined {
  return row.createdBy === by ? '挂牌督办须由提出人以外的负责人批准，请交由其他负责人办理' : undefined;
}

/** 摘牌由申请人、批准挂牌人以外的人验收，现场照片须是新拍的。 */
export function delistable(
  row: {
    readonly appliedBy: string | null;
    readonly listedBy: string | null;
    readonly photos: readonly FileRef[] | null;
    readonly proof: readonly FileRef[] | null;
    readonly freshPhotos: readonly FileRef[] | null;
  },
  by: string,
): string | undefined {
  if (row.appliedBy === by) return '摘牌须由申请人以外的人员验收，请交由其他负责人办理';
  if (row.listedBy === by) return '摘牌须由批准挂牌以外的负责人验收，请交由其他负责人办理';
  const used = new Set([...(row.photos ?? []), ...(row.proof ?? [])].map(({ hash }) => hash));
  const stale = (row.freshPhotos ?? []).filter(({ hash }) => used.has(hash));
  if (stale.length === 0) return undefined;
  return `“${stale.map(({ name }) => name).join('、')}”是以前用过的照片，请上传验收时新拍的现场照片`;
}
