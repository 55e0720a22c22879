import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Role } from '../../kernel/role.ts';
import type { Clock } from '../db/transact.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { passwordProblem } from './password-rule.ts';
import type { Queryable } from './pending.ts';

/** A post to be given: days are 'YYYY-MM-DD', `validUntil` is the last day and stays away while the end is open. */
export interface NewPost {
  readonly county: string;
  readonly area: string;
  readonly role: Role;
  readonly section?: string | null;
  readonly siteId?: string | null;
  readonly validFrom: string;
  readonly validUntil?: string | null;
}

/** An account to be made; a password comes in plain (and is held to the rule) or already hashed, to share one hash among many. */
export interface NewAccount {
  /** The account's id; made here unless given. */
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly password: string | { readonly hash: string };
  readonly posts: readonly NewPost[];
  readonly mustChangePassword?: boolean;
  /** The number of the enforcement certificate, of those who have one. */
  readonly certificate?: string | null;
}

/** What making an account needs. */
export interface AccountDeps {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly hash: (password: string) => Promise<string>;
}

/**
 * Makes an account with its password and posts, and returns its id.
 * Throws Problem `invalid` for a username or password against the rules, `taken` for a username already given away.
 */
export async function createAccount({ pool, clock, hash }: AccountDeps, account: NewAccount): Promise<string> {
  const username = account.username.toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{1,31}$/.test(username)) {
    throw new Problem('invalid', '用户名为 2 至 32 位，以字母或数字开头，可含字母、数字、点、横线、下划线。');
  }
  const password = await hashOf(account, hash);
  const accountId = account.id ?? uuidv7();
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `insert into account (id, username, name, must_change_password, password_changed_at, created_at, updated_at, certificate)
       values ($1, $2, $3, $4, $5, $5, $5, $6)
       on conflict (username) do nothing`,
      [accountId, username, account.name, account.mustChangePassword ?? false, clock(), account.certificate ?? null],
    );
    if (rowCount === 0) throw new Problem('taken', `用户名 ${username} 已被使用，请换一个。`);
    await client.query(
      'insert into credential (id, account_id, password, created_at, updated_at) values ($1, $2, $3, $4, $4)',
      [uuidv7(), accountId, password, clock()],
    );
    for (const post of account.posts) await addPost(client, accountId, post);
  });
  return accountId;
}

/** Gives an account a post and returns the post's id. */
export async function addPost(client: Queryable, accountId: string, post: NewPost): Promise<string> {
  const id = uuidv7();
  await client.query(
    `insert into post (id, account_id, county, area, role, section, site_id, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      accountId,
      post.county,
      post.area,
      post.role,
      post.section ?? null,
      post.siteId ?? null,
      post.validFrom,
      post.validUntil ?? null,
    ],
  );
  return id;
}

/** Ends every session of an account, but for one if told, and every sign-in that still waits for its second factor. */
export async function endSessions(client: Queryable, accountId: string, butFor: string | null = null): Promise<void> {
  await client.query('delete from session where account_id = $1 and id is distinct from $2', [accountId, butFor]);
  await client.query('delete from verification where value = $1', [accountId]);
}

async function hashOf({ username, password }: NewAccount, hash: AccountDeps['hash']): Promise<string> {
  if (typeof password !== 'string') return password.hash;
  const problem = passwordProblem(username, password);
  if (problem) throw new Problem('invalid', problem);
  return hash(password);
}
