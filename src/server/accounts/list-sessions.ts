import type { Keeper } from '../auth/keeper.ts';
import { rulesOf } from '../auth/rules-of.ts';
import type { Context } from '../context.ts';

/** Somebody who is signed in: since when, seen when, from where; a session for each device. */
export interface SessionLine {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly username: string;
  readonly at: string;
  readonly seenAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The sessions that stand of the people the county keeps, the last seen first. */
export async function listSessionsOf(ctx: Context, keeper: Keeper): Promise<readonly SessionLine[]> {
  const rules = await rulesOf(keeper.pool, keeper.settings, { county: ctx.county });
  const { rows } = await keeper.pool.query<SessionLine>(
    `select session.id, account.id as "accountId", account.name, account.username, session.created_at as at,
            last_seen_at as "seenAt", nullif(ip, '') as ip, nullif(user_agent, '') as "userAgent"
       from session join account on account.id = session.account_id and account.disabled_at is null
      where account.county = $1
        and last_seen_at > $2::timestamptz - make_interval(mins => $3)
        and session.created_at > $2::timestamptz - make_interval(hours => $4)
      order by last_seen_at desc, session.id desc limit 1000`,
    [ctx.county, ctx.now, rules.idleMinutes, rules.sessionHours],
  );
  return rows;
}
