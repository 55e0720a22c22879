import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import { roles, type Role } from '../../kernel/role.ts';
import { administrators } from '../auth/separate-powers.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';

/** An account of the county while it is worked on: nobody else changes it meanwhile. */
export interface KeptAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly disabledAt: string | null;
}

/** The account of an id among those the county's administrators keep, locked; Problem 'missing' for any other. */
export async function keptAccount(ctx: Context, { client }: Keeping, id: string): Promise<KeptAccount> {
  const { rows } = await client.query<KeptAccount>(
    `select id, username, name, disabled_at as "disabledAt" from account where id = $1 and county = $2 for update`,
    [id, ctx.county],
  );
  const [found] = rows;
  if (!found) throw new Problem('missing', '没有这个账号，或不由本县管理，请刷新页面');
  return found;
}

/** Throws Problem 'refused' when somebody is about to change their own powers. */
export function notOneself(ctx: Context, { id }: Pick<KeptAccount, 'id'>): void {
  if (id === ctx.actor.id) throw new Problem('refused', '不能办理本人的账号，请由另一名管理员办理');
}

/** Throws Problem 'refused' when a county would be left without one of its three administrators (GB/T 22239-2019 安全管理中心). */
export async function keepAnother(ctx: Context, { client }: Keeping, accountId: string): Promise<void> {
  const { rows } = await client.query<{ role: Role }>(
    `select distinct role from post where account_id = $1 and county = $2 and ${inForce}
        and role = any ($4)
        and not exists (
          select from post other join account on account.id = other.account_id and account.disabled_at is null
           where other.account_id <> $1 and other.county = $2 and other.role = post.role and other.state = 'effective'
             and other.valid_from <= $3 and (other.valid_until is null or other.valid_until >= $3))`,
    [accountId, ctx.county, dayOf(ctx.now), administrators],
  );
  const [last] = rows;
  if (!last) return;
  throw new Problem('refused', `本县只有这一名${roles[last.role]}，请先登记接任的人并待其岗位生效`);
}

/** The condition of a post in force on the day that is the third parameter. */
const inForce = `state = 'effective' and valid_from <= $3 and (valid_until is null or valid_until >= $3)`;
