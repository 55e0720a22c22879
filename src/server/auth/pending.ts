import type pg from 'pg';
import { dayOf } from '../../kernel/calendar.ts';
import type { AuthSettings } from './settings.ts';

/** What an account must do before any work: its session is good for nothing else until then. */
export type Pending = 'change-password' | 'enrol-second-factor';

/** Anything that runs a statement: a pool, or a connection of one. */
export type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;

/** The SQL of what is pending for a row of `account`, as parameters one after another from `first` on: see `pendingValues`. */
const pendingSql = `case
    when must_change_password or password_changed_at < $2::timestamptz - make_interval(days => $3)
      then 'change-password'
    when not two_factor_enabled and exists (
           select from post
            where account_id = account.id and state = 'effective' and role = any ($4)
              and valid_from <= $5 and (valid_until is null or valid_until >= $5))
      then 'enrol-second-factor'
  end`;

const pendingValues = (now: string, rules: AuthSettings): readonly unknown[] => [
  now,
  rules.passwordMaxAgeDays,
  rules.secondFactorRoles,
  dayOf(now),
];

/**
 * What stands between an account and its work at an instant, null for nothing; undefined if the account is disabled or gone.
 * A password given by somebody else or grown too old comes first, then the second factor its posts require.
 */
export async function findPending(
  client: Queryable,
  accountId: string,
  now: string,
  rules: AuthSettings,
): Promise<Pending | null | undefined> {
  const { rows } = await client.query<{ pending: Pending | null }>(
    `select ${pendingSql} as pending from account where id = $1 and disabled_at is null`,
    [accountId, ...pendingValues(now, rules)],
  );
  return rows[0]?.pending;
}

/** Holds the sessions that stand to rules that have changed: whoever now has something to do does it before going on. */
export async function renewPending(client: Queryable, county: string, now: string, rules: AuthSettings): Promise<void> {
  await client.query(
    `update session set pending = ${pendingSql} from account
      where account.id = session.account_id and account.county = $1`,
    [county, ...pendingValues(now, rules)],
  );
}
