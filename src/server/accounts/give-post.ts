import { wrongField } from '../../kernel/problem.ts';
import { roles, type Role } from '../../kernel/role.ts';
import { addPost, type NewPost } from '../auth/accounts.ts';
import { tellSessions } from '../auth/end-sessions.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';
import { keptAccount, notOneself } from './kept-account.ts';

/** A post the system administrator gives: days are 'YYYY-MM-DD', `validUntil` the last one or null. */
export interface GivenPost {
  readonly role: Role;
  readonly area: string;
  readonly section: string | null;
  readonly siteId: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly remark: string | null;
}

/**
 * Gives an account a post that waits for the security administrator. Throws Problem `invalid` for an area that is none of the
 * county's or not of the role's level, `refused` for a power beside another.
 */
export async function givePost(ctx: Context, keeping: Keeping, accountId: string, given: GivenPost): Promise<void> {
  const account = await keptAccount(ctx, keeping, accountId);
  notOneself(ctx, account);
  await addPost(keeping.client, accountId, ctx.now, await postOf(ctx, keeping, given));
  await tellSessions(keeping.client, accountId);
  await notePost(keeping, account, given);
}

/** A given post as it is written: whose it is to confirm, and whether anybody can. */
export async function postOf(ctx: Context, { client }: Keeping, given: GivenPost): Promise<NewPost> {
  const level = levels[given.role] ?? 6;
  if (given.area.length !== level || !given.area.startsWith(ctx.county))
    throw wrongField('area', `${roles[given.role]}的区域须为${levelWords[level] ?? ''}，请重新选择`);
  const { rowCount } = await client.query(
    `select from area where code = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)`,
    [given.area, ctx.today],
  );
  if (rowCount === 0) throw wrongField('area', '没有这个区域，或已撤销，请重新选择');
  if (given.role === 'enterprise' && given.siteId === null)
    throw wrongField('siteId', '企业安全管理员须对应一家已登记的单位');
  await refuseTooMany(ctx, client, given);
  if (given.validUntil !== null && given.validUntil < given.validFrom)
    throw wrongField('validUntil', '止期不能早于起期');
  const alone = given.role === 'securityAdministrator' && !(await hadSecurityAdministrator(ctx, client));
  const { role, area, section, siteId, validFrom, validUntil, remark } = given;
  const post = { county: ctx.county, role, area, section, siteId, validFrom, validUntil, remark };
  return alone ? post : { ...post, askedBy: ctx.actor.id };
}

/** Some secrets are for so many people of a county and no more. */
async function refuseTooMany(ctx: Context, client: Keeping['client'], { role, validFrom }: GivenPost): Promise<void> {
  const most = mostPosts[role];
  if (most === undefined) return;
  const { rowCount } = await client.query(
    `select from post where county = $1 and role = $2 and state in ('asked', 'effective') and coalesce(valid_until, 'infinity') >= $3`,
    [ctx.county, role, validFrom],
  );
  if ((rowCount ?? 0) < most) return;
  throw wrongField('role', `${roles[role]}全县最多 ${most} 人，请先结束其中一人的岗位`);
}

/** Writes down that a post was asked for. */
export async function notePost(
  { note }: Keeping,
  { id, name, username }: { readonly id: string; readonly name: string; readonly username: string },
  { role, area, section, validFrom, validUntil }: GivenPost,
): Promise<void> {
  const term = `${validFrom} 起${validUntil === null ? '' : `至 ${validUntil}`}`;
  const post = [roles[role], section, area, term].filter(Boolean).join('，');
  await note({ event: 'postAsked', object: `${name}（${username}）：${post}`, rowId: id });
}

/** The first security administrator of a county has nobody to confirm them: their post is effective as it is written. */
async function hadSecurityAdministrator(ctx: Context, client: Keeping['client']): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from post where county = $1 and role = 'securityAdministrator' and state in ('effective', 'ended') and decided_at is not null limit 1`,
    [ctx.county],
  );
  return rowCount !== 0;
}

/** Who informed is known to two at most. */
const mostPosts: Readonly<Partial<Record<Role, number>>> = { tipKeeper: 2 };

/** The digits of a role's area, where it is not the county. */
const levels: Readonly<Partial<Record<Role, number>>> = { township: 9, village: 12, enterprise: 12 };
const levelWords: Readonly<Record<number, string>> = { 6: '全县', 9: '乡镇（街道）', 12: '村（社区）' };
