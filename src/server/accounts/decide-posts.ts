import { Problem } from '../../kernel/problem.ts';
import { roles, type Role } from '../../kernel/role.ts';
import { tellSessions } from '../auth/end-sessions.ts';
import { separatePowers } from '../auth/separate-powers.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';

interface AskedPost {
  readonly accountId: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
}

/** A decision of the security administrator: which posts, whether they take effect, and why not. */
export interface Decision {
  readonly postIds: readonly string[];
  readonly confirmed: boolean;
  readonly remark: string | null;
}

/**
 * Confirms posts, which take effect at once, or refuses them. Throws Problem 'refused' for one's own, for one that has been decided
 * already, and for one that would put two powers into one hand.
 */
export async function decidePosts(ctx: Context, keeping: Keeping, decision: Decision): Promise<void> {
  for (const postId of decision.postIds) await decide(ctx, keeping, postId, decision);
}

async function decide(
  ctx: Context,
  { client, note }: Keeping,
  postId: string,
  { confirmed, remark }: Decision,
): Promise<void> {
  const { rows } = await client.query<AskedPost>(
    `select post.account_id as "accountId", account.name, account.username, post.role
       from post join account on account.id = post.account_id
      where post.id = $1 and post.county = $2 and post.state = 'asked' for update of post`,
    [postId, ctx.county],
  );
  const [asked] = rows;
  if (!asked) throw new Problem('refused', '这项岗位已由他人处理或撤回，请刷新页面');
  if (asked.accountId === ctx.actor.id) throw new Problem('refused', '不能确认本人的岗位，请由另一名安全管理员确认');
  await separatePowers(
    client.query(
      'update post set state = $2, decided_by = $3, decided_at = $4, remark = coalesce($5, remark) where id = $1',
      [postId, confirmed ? 'effective' : 'refused', ctx.actor.id, ctx.now, remark],
    ),
  );
  await tellSessions(client, asked.accountId);
  const object = [`${asked.name}（${asked.username}）：${roles[asked.role]}`, remark].filter(Boolean).join('。');
  await note({ event: confirmed ? 'postConfirmed' : 'postRefused', object, rowId: asked.accountId });
}
