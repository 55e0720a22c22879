import { addDays } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import { endSessions } from '../auth/end-sessions.ts';
import type { Keeper } from '../auth/keeper.ts';
import type { Context } from '../context.ts';
import { keep, type Keeping } from './keep.ts';
import { keepAnother, keptAccount, notOneself } from './kept-account.ts';
import { listOpenMatters, passOn } from './open-matters.ts';

/** Somebody's leaving: the last day ('YYYY-MM-DD') or null for at once, why, and who takes over what they owe by name. */
export interface Leaving {
  readonly id: string;
  readonly lastDay: string | null;
  readonly remark: string;
  readonly successorId: string | null;
}

/**
 * Lets somebody go: what they owe by name is passed on now, their posts end, the account closes with its sessions; what they did stays
 * under their name. With a last day their posts last until then, and `closeLeft` closes the account afterwards. Throws Problem
 * `invalid` when matters are open and nobody takes them over, and for a last day that is past. Returns how many were passed on.
 */
export async function leave(
  ctx: Context,
  keeper: Keeper,
  { id, lastDay, remark, successorId }: Leaving,
): Promise<number> {
  if (lastDay !== null && lastDay < ctx.today)
    throw new Problem('invalid', '在岗最后一天不能早于今天', { fields: { lastDay: '请选择今天或以后的日期' } });
  const open = await listOpenMatters(ctx, id);
  const count = open.reduce((sum, matter) => sum + matter.count, 0);
  if (count > 0 && successorId === null) {
    const words = open.map((matter) => `${matter.label} ${matter.count} 件`).join('、');
    throw new Problem('invalid', `此人名下还有未办结事项：${words}，请选择接办人`, {
      fields: { successorId: '请选择接办人' },
    });
  }
  if (successorId !== null) await mustWork(ctx, keeper, successorId, id);
  if (successorId !== null && count > 0) await passOn(ctx, id, successorId);
  return keep(ctx, keeper, async (keeping) => {
    const { client, note } = keeping;
    const account = await keptAccount(ctx, keeping, id);
    notOneself(ctx, account);
    await keepAnother(ctx, keeping, id);
    await endPosts(ctx, keeping, id, lastDay ?? addDays(ctx.today, -1), remark);
    if (lastDay !== null) {
      await client.query(
        'update post set valid_until = $2 where account_id = $1 and county = $3 and (valid_until is null or valid_until > $2)',
        [id, lastDay, ctx.county],
      );
      await client.query('update account set left_on = $2, updated_at = $3 where id = $1', [id, lastDay, ctx.now]);
    } else {
      await client.query(
        'update account set disabled_at = coalesce(disabled_at, $2), left_on = $3, updated_at = $2 where id = $1',
        [id, ctx.now, ctx.today],
      );
      await endSessions(client, id);
    }
    const who = `${account.name}（${account.username}）`;
    if (count > 0) await note({ event: 'mattersPassedOn', object: `${who}：${count} 件`, rowId: successorId });
    const when = lastDay === null ? '即时' : `在岗至 ${lastDay}`;
    await note({ event: 'personLeft', object: `${who}，${when}。${remark}`, rowId: id });
    return count;
  });
}

/** Ends what still waits and what would begin after a last day, and with a day that is past all the rest. */
async function endPosts(ctx: Context, { client }: Keeping, id: string, lastDay: string, remark: string): Promise<void> {
  await client.query(
    `update post set state = 'ended', valid_until = greatest(valid_from, $2::date), decided_by = $3, decided_at = $4, remark = $5
      where account_id = $1 and county = $6 and state in ('asked', 'effective') and (valid_until is null or valid_until > $2::date)
        and ($2::date < $7::date or state = 'asked' or valid_from > $2::date)`,
    [id, lastDay, ctx.actor.id, ctx.now, remark, ctx.county, ctx.today],
  );
}

async function mustWork(ctx: Context, keeper: Keeper, successorId: string, id: string): Promise<void> {
  const { rowCount } = await keeper.pool.query(
    `select from account join post on post.account_id = account.id
      where account.id = $1 and account.id <> $2 and account.disabled_at is null and post.county = $3 and post.state = 'effective'
        and post.valid_from <= $4 and (post.valid_until is null or post.valid_until >= $4)`,
    [successorId, id, ctx.county, ctx.today],
  );
  if (rowCount === 0)
    throw new Problem('invalid', '接办人须是本县另一名在岗人员，请重新选择', {
      fields: { successorId: '请选择在岗人员' },
    });
}
