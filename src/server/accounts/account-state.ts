import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import { uuidv7 } from 'uuidv7';
import { endSessions } from '../auth/end-sessions.ts';
import { firstPassword } from '../auth/first-password.ts';
import type { Keeper } from '../auth/keeper.ts';
import { replacePassword } from '../auth/past-passwords.ts';
import { rulesOf } from '../auth/rules-of.ts';
import { forgetSecondFactor } from '../auth/second-factor.ts';
import { administrators } from '../auth/separate-powers.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';
import { keepAnother, type KeptAccount, keptAccount, notOneself } from './kept-account.ts';

/** Closes an account at once, with all its sessions. */
export async function disableAccount(ctx: Context, keeping: Keeping, id: string, remark: string): Promise<void> {
  const account = await keptAccount(ctx, keeping, id);
  notOneself(ctx, account);
  if (account.disabledAt !== null) throw new Problem('refused', '这个账号已经停用，请刷新页面');
  await keepAnother(ctx, keeping, id);
  await keeping.client.query('update account set disabled_at = $2, updated_at = $2 where id = $1', [id, ctx.now]);
  await endSessions(keeping.client, id);
  await keeping.note({ event: 'accountDisabled', object: `${nameOf(account)}。${remark}`, rowId: id });
}

/** Opens an account again: it gives powers, so its posts wait for the security administrator. */
export async function enableAccount(ctx: Context, keeping: Keeping, id: string): Promise<void> {
  const account = await keptAccount(ctx, keeping, id);
  if (account.disabledAt === null) throw new Problem('refused', '这个账号没有停用，请刷新页面');
  await keeping.client.query('update account set disabled_at = null, left_on = null, updated_at = $2 where id = $1', [
    id,
    ctx.now,
  ]);
  await askAgain(ctx, keeping, id, '重新启用账号', [...administrators], 'all');
  await keeping.note({ event: 'accountEnabled', object: nameOf(account), rowId: id });
}

/**
 * Gives an account a new first password, which the caller is told once. Whoever knows the password of another administrator could
 * act as them, so the posts of such an account wait for the security administrator's confirmation anew.
 */
export async function resetPassword(ctx: Context, keeper: Keeper, keeping: Keeping, id: string): Promise<string> {
  const account = await keptAccount(ctx, keeping, id);
  if (id === ctx.actor.id) throw new Problem('refused', '修改本人密码请到“账号与安全”');
  const { passwordMinLength } = await rulesOf(keeping.client, keeper.settings, { county: ctx.county });
  const password = firstPassword(passwordMinLength);
  await askAgain(ctx, keeping, id, '重置密码', [...administrators], 'administrators');
  await replacePassword(keeping.client, id, ctx.now, { hash: await keeper.hash(password), mustChange: true });
  await endSessions(keeping.client, id);
  await keeping.note({ event: 'passwordReset', object: nameOf(account), rowId: id });
  return password;
}

/** Lets a locked account try again: its failures so far are forgotten. */
export async function unlockAccount(ctx: Context, keeping: Keeping, id: string): Promise<void> {
  const account = await keptAccount(ctx, keeping, id);
  await keeping.client.query(
    `insert into sign_in_attempt (id, username, account_id, at, ip, user_agent, ok, reason) values ($1, $2, $3, $4, null, null, true, 'unlocked')`,
    [uuidv7(), account.username, id, ctx.now],
  );
  await keeping.note({ event: 'unlocked', object: nameOf(account), rowId: id });
}

/** Takes an account's authenticator away, for the day the telephone and the backup codes are lost; its sessions end. */
export async function resetSecondFactor(ctx: Context, keeping: Keeping, id: string): Promise<void> {
  const account = await keptAccount(ctx, keeping, id);
  notOneself(ctx, account);
  await forgetSecondFactor(keeping.client, id, ctx.now);
  await endSessions(keeping.client, id);
  await keeping.note({ event: 'secondFactorReset', object: nameOf(account), rowId: id });
}

/** Ends all sessions of an account at once, open live connections included. */
export async function endSessionsOf(ctx: Context, keeping: Keeping, id: string): Promise<void> {
  const account = await keptAccount(ctx, keeping, id);
  await endSessions(keeping.client, id, null);
  await keeping.note({ event: 'sessionsEnded', object: nameOf(account), rowId: id });
}

/** Puts posts in force back to waiting: all of an account's, or its administrator's alone. */
async function askAgain(
  ctx: Context,
  keeping: Keeping,
  id: string,
  remark: string,
  powers: readonly string[],
  which: 'all' | 'administrators',
): Promise<void> {
  if (which === 'administrators') await keepSecurityAdministrator(ctx, keeping, id);
  await keeping.client.query(
    `update post set state = 'asked', asked_by = $2, asked_at = $3, decided_by = null, decided_at = null, remark = $4
      where account_id = $1 and county = $5 and state = 'effective' and (valid_until is null or valid_until >= $6)
        and ($7 or role = any ($8))`,
    [id, ctx.actor.id, ctx.now, remark, ctx.county, dayOf(ctx.now), which === 'all', powers],
  );
}

/** The only security administrator cannot be made to wait for a confirmation that nobody else can give. */
async function keepSecurityAdministrator(ctx: Context, { client }: Keeping, id: string): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select bool_or(account_id = $1) and not bool_or(account_id <> $1) as alone from post
      where county = $2 and role = 'securityAdministrator' and state = 'effective'
        and valid_from <= $3 and (valid_until is null or valid_until >= $3)`,
    [id, ctx.county, dayOf(ctx.now)],
  );
  if (rows[0]?.alone)
    throw new Problem(
      'refused',
      '本县只有这一名安全管理员，重置后无人可以确认；请在服务器上用 npx anlan reset-password 重置',
    );
}

const nameOf = ({ name, username }: KeptAccount): string => `${name}（${username}）`;
