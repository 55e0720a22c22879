import { ratio } from '../../kernel/indicator.ts';

/** Posts that nobody holds, and their share of the posts in percent to one place; null where there are no posts. */
export function vacancyOf({ quota, actual }: { readonly quota: number; readonly actual: number }) {
  const gap = Math.max(0, quota - actual);
  return { gap, vacancy: ratio(gap, quota) };
}
