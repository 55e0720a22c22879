import sql from 'sql-template-tag';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../context.ts';

/** A post of an account as the lists show it. */
export interface PostLine {
  readonly id: string;
  readonly role: Role;
  readonly area: string;
  readonly areaName: string | null;
  readonly section: string | null;
  readonly siteId: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly state: 'asked' | 'effective' | 'refused' | 'ended';
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly remark: string | null;
}

/** An account of the county with its posts, the latest first. */
export interface AccountLine {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly certificate: string | null;
  readonly disabledAt: string | null;
  readonly leftOn: string | null;
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly passwordChangedAt: string;
  readonly lastSignInAt: string | null;
  readonly posts: readonly PostLine[];
}

const most = 2000;

/** The accounts the county's administrators keep, by name; at most 2,000. */
export function listAccounts(ctx: Context): Promise<readonly AccountLine[]> {
  return ctx.tx.rows<AccountLine>(sql`select a.id, a.username, a.name, a.certificate, a.disabled_at as "disabledAt",
      a.left_on as "leftOn", a.must_change_password as "mustChange", a.two_factor_enabled as "secondFactor",
      a.password_changed_at as "passwordChangedAt",
      (select max(at) from sign_in_attempt t where t.username = a.username and t.reason = 'signed-in') as "lastSignInAt",
      coalesce((select json_agg(${postJson} order by p.id desc) from post p
        left join area r on r.code = p.area
        left join account q on q.id = p.asked_by left join account d on d.id = p.decided_by
        where p.account_id = a.id and p.county = ${ctx.county}), '[]') as posts
    from account a where a.county = ${ctx.county} order by a.name, a.username limit ${most}`);
}

/** The posts that wait for the security administrator, the oldest first, each with its person. */
export function listAsked(
  ctx: Context,
): Promise<readonly (PostLine & { readonly accountId: string; readonly name: string; readonly username: string })[]> {
  return ctx.tx.rows(sql`select p.id, p.role, p.area, r.name as "areaName", p.section, p.site_id as "siteId",
      p.valid_from as "validFrom", p.valid_until as "validUntil", p.state, q.name as "askedBy", p.asked_at as "askedAt",
      null as "decidedBy", p.decided_at as "decidedAt", p.remark, a.id as "accountId", a.name, a.username
    from post p join account a on a.id = p.account_id left join area r on r.code = p.area left join account q on q.id = p.asked_by
    where p.county = ${ctx.county} and p.state = 'asked' order by p.asked_at, p.id`);
}

const postJson = sql`json_build_object('id', p.id, 'role', p.role, 'area', p.area, 'areaName', r.name, 'section', p.section,
  'siteId', p.site_id, 'validFrom', p.valid_from, 'validUntil', p.valid_until, 'state', p.state, 'askedBy', q.name,
  'askedAt', p.asked_at, 'decidedBy', d.name, 'decidedAt', p.decided_at, 'remark', p.remark)`;
