import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { hasRole } from '../ledger/scope.ts';

/** Who may bring in rows of the past, in any state and with what steps have written: besides the right to create. */
export const historians: readonly Role[] = ['sectionChief', 'committeeOffice'];

/** Whether this user may bring in rows of the past. */
export const mayHistorical = (ctx: Context): boolean => hasRole(ctx, historians);

/** Throws Problem 'forbidden' for whoever may not create rows of a ledger. */
export function checkImporter(ctx: Context, l: AnyLedger): void {
  if (!hasRole(ctx, l.may.create))
    throw new Problem('forbidden', `您的岗位不能登记${l.label}，因此也不能导入，如需办理请联系有权限的同事`);
}

/** Whether this user sees everybody's imports of a ledger: who may create over the whole county. Others see their own. */
export function seesAll(ctx: Context, l: AnyLedger): boolean {
  return ctx.actor.posts.some(
    (post) =>
      post.county === ctx.county && post.area.length === 6 && post.siteId === null && l.may.create.includes(post.role),
  );
}
