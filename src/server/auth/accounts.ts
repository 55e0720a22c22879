import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Role } from '../../kernel/role.ts';
import type { Clock } from '../db/transact.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { separatePowers } from './separate-powers.ts';
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
  /** Asked for by this person and good for nothing until the security administrator confirms it; without it, effective at once. */
  readonly askedBy?: string;
  readonly remark?: string | null;
}

/** An account to be made; a password comes in plain (and is held to the rule) or already hashed, to share one hash among many. */
export interface NewAccount {
  /** The account's id; made here unless given. */
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly password: string | { readonly hash: string };
  readonly posts: readonly NewPost[];
  /** The county whose administrators keep it; that of the first post unless told. */
  readonly county?: string;
  readonly mustChangePassword?: boolean;
  /** The number of the enforcement certificate, of those who have one. */
  readonly certificate?: string | null;
}

/** What making an account needs. */
export interface AccountDeps {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** The hash of a password that has been held to the rules of a county. */
  readonly hash: (password: string) => Promise<string>;
  /** Throws Problem `invalid` for a password against the rules. */
  readonly check: (password: string, of: { readonly username: string; readonly county: string }) => Promise<void>;
}

/**
 * Makes an account with its password and posts, and returns its id.
 * Throws Problem `invalid` for a username or password against the rules, `taken` for a username already given away,
 * `refused` for posts that one person may not hold together.
 */
export async function createAccount(deps: AccountDeps, account: NewAccount): Promise<string> {
  const username = usernameOf(account.username);
  const hash = await hashOf(deps, { ...account, username });
  return inTransaction(deps.pool, (client) => insertAccount(client, deps.clock(), { ...account, username, hash }));
}

/** A username as it is kept: small letters. Throws Problem `invalid` for one that cannot be. */
export function usernameOf(typed: string): string {
  const username = typed.trim().toLowerCase();
  if (/^[a-z0-9][a-z0-9._-]{1,31}$/.test(username)) return username;
  throw new Problem('invalid', '用户名为 2 至 32 位，以字母或数字开头，可含字母、数字、点、横线、下划线。', {
    fields: { username: '2 至 32 位字母、数字、点、横线或下划线，以字母或数字开头' },
  });
}

/** Writes an account with its hash and posts inside a transaction, and returns its id. Throws as `createAccount` does. */
export async function insertAccount(
  client: Queryable,
  now: string,
  { username, hash, ...account }: Omit<NewAccount, 'password'> & { readonly hash: string },
): Promise<string> {
  const accountId = account.id ?? uuidv7();
  const county = account.county ?? account.posts[0]?.county ?? null;
  const { rowCount } = await client.query(
    `insert into account (id, username, name, must_change_password, password_changed_at, created_at, updated_at, certificate, county)
     values ($1, $2, $3, $4, $5, $5, $5, $6, $7)
     on conflict (username) do nothing`,
    [accountId, username, account.name, account.mustChangePassword ?? false, now, account.certificate ?? null, county],
  );
  if (rowCount === 0) {
    throw new Problem('taken', `用户名 ${username} 已被使用，请换一个。`, {
      fields: { username: '已被使用，请换一个' },
    });
  }
  await client.query(
    'insert into credential (id, account_id, password, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    [uuidv7(), accountId, hash, now],
  );
  for (const post of account.posts) await addPost(client, accountId, now, post);
  return accountId;
}

/** Gives an account a post and returns the post's id. Throws Problem `refused` for a power beside another. */
export async function addPost(client: Queryable, accountId: string, now: string, post: NewPost): Promise<string> {
  const id = uuidv7();
  const asked = post.askedBy !== undefined;
  await separatePowers(
    client.query(
      `insert into post (id, account_id, county, area, role, section, site_id, valid_from, valid_until,
         state, asked_by, asked_at, decided_at, remark)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
        asked ? 'asked' : 'effective',
        post.askedBy ?? null,
        now,
        asked ? null : now,
        post.remark ?? null,
      ],
    ),
  );
  return id;
}

async function hashOf(
  { hash, check }: AccountDeps,
  { username, password, posts, county }: NewAccount,
): Promise<string> {
  if (typeof password !== 'string') return password.hash;
  await check(password, { username, county: county ?? posts[0]?.county ?? '' });
  return hash(password);
}
