import type pg from 'pg';
import type { AccessEvent } from '../access/access-events.ts';
import { accessSql } from '../access/write-access.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Caller } from './caller.ts';
import type { StandingSession } from './identify.ts';
import { nowhere } from './note-attempt.ts';
import type { AuthParts } from './parts.ts';
import type { Queryable } from './pending.ts';

/** What is written down of a person who ends sessions of their own. */
export interface EndOfOwn {
  readonly event: Extract<AccessEvent, 'signOut' | 'sessionsEndedBySelf'>;
  /** Which of them, in words, where it is not this one. */
  readonly says?: string;
}

/**
 * Ends sessions of one's own with a line in the audit (GB/T 22239-2019 安全审计), both or neither, and tells open pages afterwards.
 * `end` says whether there was anything to end; nothing is written down when there was not. Returns what it said.
 */
export async function endOwnSessions(
  { pool, clock, written }: AuthParts,
  session: StandingSession,
  caller: Caller,
  { event, says }: EndOfOwn,
  end: (client: Queryable) => Promise<boolean | void>,
): Promise<boolean> {
  const ended = await inTransaction(pool, async (client) => {
    if ((await end(client)) === false) return false;
    await note(client, session, caller, clock(), {
      event,
      object: [session.username, says].filter(Boolean).join('：'),
    });
    return true;
  });
  written();
  return ended;
}

async function note(
  client: pg.PoolClient,
  { accountId, name }: StandingSession,
  { ip }: Caller,
  at: string,
  { event, object }: { readonly event: AccessEvent; readonly object: string },
): Promise<void> {
  const { rows } = await client.query<{ county: string | null }>('select county from account where id = $1', [
    accountId,
  ]);
  const by = { county: rows[0]?.county ?? nowhere, at, accountId, who: name, ip };
  await client.query(accessSql(by, { event, object, rowId: accountId }));
}
