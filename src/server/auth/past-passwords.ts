import { uuidv7 } from 'uuidv7';
import type { Queryable } from './pending.ts';

/** The most that is kept of an account's former passwords, however few a county asks for. */
const kept = 24;

/** The hash of an account's password. */
export async function findHash(client: Queryable, accountId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ hash: string }>(
    'select password as hash from credential where account_id = $1',
    [accountId],
  );
  return rows[0]?.hash;
}

/** The hashes of the passwords an account had before its present one, the latest first. */
export async function pastHashes(client: Queryable, accountId: string, most: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ hash: string }>(
    'select password as hash from password_past where account_id = $1 order by replaced_at desc, id desc limit $2',
    [accountId, most],
  );
  return rows.map(({ hash }) => hash);
}

/** Puts a new hash in the place of an account's password; the old one is kept among the past ones. */
export async function replacePassword(
  client: Queryable,
  accountId: string,
  now: string,
  { hash, mustChange }: { readonly hash: string; readonly mustChange: boolean },
): Promise<void> {
  await client.query(
    `insert into password_past (id, account_id, password, replaced_at)
     select $2, account_id, password, $3 from credential where account_id = $1`,
    [accountId, uuidv7(), now],
  );
  await client.query(
    `delete from password_past where account_id = $1 and id not in (
       select id from password_past where account_id = $1 order by replaced_at desc, id desc limit ${kept})`,
    [accountId],
  );
  await client.query('update credential set password = $2, updated_at = $3 where account_id = $1', [
    accountId,
    hash,
    now,
  ]);
  await client.query(
    'update account set password_changed_at = $2, must_change_password = $3, updated_at = $2 where id = $1',
    [accountId, now, mustChange],
  );
}
