import type { AccessEvent } from '../access/access-events.ts';
import { accessSql } from '../access/write-access.ts';
import type { Reason } from './attempts.ts';
import type { Caller } from './caller.ts';
import type { Queryable } from './pending.ts';

/** Where events stand that belong to nobody's county: a name nobody has, on an installation of several. */
export const nowhere = '000000';

/** What the audit says of the end of an attempt; what is only half a sign-in is not said. */
const told: Readonly<
  Partial<Record<Reason, { readonly event: AccessEvent; readonly ok?: false; readonly says?: string }>>
> = {
  'signed-in': { event: 'signIn' },
  'wrong-password': { event: 'signInFailed', ok: false, says: '用户名或密码不正确' },
  'wrong-code': { event: 'signInFailed', ok: false, says: '动态口令不正确' },
  'wrong-current-password': { event: 'signInFailed', ok: false, says: '当前密码不正确' },
  'wrong-first-code': { event: 'signInFailed', ok: false, says: '绑定时动态口令不正确' },
  disabled: { event: 'signInFailed', ok: false, says: '账号已停用' },
  unconfirmed: { event: 'signInFailed', ok: false, says: '岗位尚待确认' },
  locked: { event: 'locked', ok: false },
  'password-changed': { event: 'passwordChanged' },
  'second-factor-enrolled': { event: 'secondFactorEnrolled' },
  'second-factor-removed': { event: 'secondFactorRemoved' },
};

/** Writes the end of an attempt into the audit of the county the username belongs to. */
export async function noteAttempt(
  client: Queryable,
  attempt: { readonly username: string; readonly caller: Caller; readonly now: string; readonly reason: Reason },
): Promise<void> {
  const line = told[attempt.reason];
  if (!line) return;
  const { rows } = await client.query<{ accountId: string | null; county: string | null; name: string | null }>(
    `select account.id as "accountId", account.name,
            coalesce(account.county, (select min(county) from county having count(*) = 1)) as county
       from (select $1::text as username) as typed left join account using (username)`,
    [attempt.username],
  );
  const { accountId = null, county, name } = rows[0] ?? {};
  const by = {
    county: county ?? nowhere,
    at: attempt.now,
    accountId,
    who: name ?? attempt.username.slice(0, 64),
    ip: attempt.caller.ip,
  };
  const object = [attempt.username, line.says].filter(Boolean).join('：');
  await client.query(accessSql(by, { event: line.event, ok: line.ok ?? true, object, rowId: accountId }));
}
