import type { Queryable } from './pending.ts';

/** The word under which the outbox tells all processes that sessions of an account have ended or its posts have changed. */
export const sessionWord = 'session';

/** Ends every session of an account, but for one if told, and every sign-in that still waits for its second factor. */
export async function endSessions(client: Queryable, accountId: string, butFor: string | null = null): Promise<void> {
  await client.query('delete from session where account_id = $1 and id is distinct from $2', [accountId, butFor]);
  await client.query('delete from verification where value = $1', [accountId]);
  await tellSessions(client, accountId);
}

/** Ends one session of an account; nothing happens when it is not theirs or over already. */
export async function endSession(client: Queryable, accountId: string, sessionId: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from session where account_id = $1 and id = $2', [
    accountId,
    sessionId,
  ]);
  await tellSessions(client, accountId);
  return rowCount === 1;
}

/** Makes room for one more session: of those an account has, the ones seen longest ago end. */
export async function makeRoom(client: Queryable, accountId: string, most: number): Promise<void> {
  const { rowCount } = await client.query(
    `delete from session where id in (
       select id from session where account_id = $1 order by last_seen_at desc, id desc offset $2)`,
    [accountId, Math.max(0, most - 1)],
  );
  if (rowCount) await tellSessions(client, accountId);
}

/** Tells all processes to look again whether the sessions of an account stand: open live connections of ended ones are closed. */
export async function tellSessions(client: Queryable, accountId: string): Promise<void> {
  await client.query(
    `insert into outbox (county, ledger, row_id, version, action)
     select coalesce(county, ''), $2, id, 0, 'end' from account where id = $1`,
    [accountId, sessionWord],
  );
}
