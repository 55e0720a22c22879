import { addDays } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import { roles, type Role } from '../../kernel/role.ts';
import { tellSessions } from '../auth/end-sessions.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';
import { keepAnother, keptAccount, notOneself } from './kept-account.ts';

interface FoundPost {
  readonly accountId: string;
  readonly role: Role;
  readonly state: string;
  readonly validFrom: string;
}

/**
 * Ends a post: after a last day ('YYYY-MM-DD', today or later), or at once when none is given. Taking powers away needs nobody's
 * confirmation. Throws Problem 'refused' for the last of one of the three administrators and for one's own.
 */
export async function endPost(
  ctx: Context,
  keeping: Keeping,
  { postId, lastDay, remark }: { readonly postId: string; readonly lastDay: string | null; readonly remark: string },
): Promise<void> {
  const { client, note } = keeping;
  const post = await findPost(ctx, keeping, postId);
  const account = await keptAccount(ctx, keeping, post.accountId);
  notOneself(ctx, account);
  if (post.state !== 'asked' && post.state !== 'effective')
    throw new Problem('refused', '这个岗位已经结束，请刷新页面');
  if (lastDay !== null && (lastDay < ctx.today || lastDay < post.validFrom))
    throw new Problem('invalid', '止期不能早于今天和起期', { fields: { lastDay: '请选择今天或以后的日期' } });
  if (post.state === 'effective') await keepAnother(ctx, keeping, account.id);
  if (lastDay === null)
    await client.query(
      `update post set state = 'ended', valid_until = greatest(valid_from, $2::date), decided_by = $3, decided_at = $4, remark = $5
        where id = $1`,
      [postId, addDays(ctx.today, -1), ctx.actor.id, ctx.now, remark],
    );
  else await client.query('update post set valid_until = $2, remark = $3 where id = $1', [postId, lastDay, remark]);
  await tellSessions(client, account.id);
  const when = lastDay === null ? '即时' : `至 ${lastDay}`;
  const object = `${account.name}（${account.username}）：${roles[post.role]}，${when}结束。${remark}`;
  await note({ event: 'postEnded', object, rowId: account.id });
}

async function findPost(ctx: Context, { client }: Keeping, postId: string): Promise<FoundPost> {
  const { rows } = await client.query<FoundPost>(
    `select account_id as "accountId", role, state, valid_from as "validFrom" from post where id = $1 and county = $2`,
    [postId, ctx.county],
  );
  const [found] = rows;
  if (!found) throw new Problem('missing', '没有这个岗位，请刷新页面');
  return found;
}
