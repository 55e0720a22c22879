import type pg from 'pg';
import { dayOf } from '../../kernel/calendar.ts';
import { accessSql } from '../access/write-access.ts';
import { endSessions } from '../auth/end-sessions.ts';
import { inTransaction } from '../db/in-transaction.ts';

/**
 * Closes the accounts of those whose last day is over, with their sessions; for a job, each night. Their posts ended with the day
 * itself, so nothing hangs on the hour.
 */
export async function closeLeft(owner: pg.Pool, now: string): Promise<void> {
  await inTransaction(owner, async (client) => {
    const { rows } = await client.query<{ id: string; county: string; name: string; username: string; leftOn: string }>(
      `update account set disabled_at = $1, updated_at = $1 where left_on < $2 and disabled_at is null and county is not null
        returning id, county, name, username, left_on as "leftOn"`,
      [now, dayOf(now)],
    );
    for (const { id, county, name, username, leftOn } of rows) {
      await endSessions(client, id);
      const by = { county, at: now, accountId: null, who: '系统', ip: null };
      const object = `${name}（${username}）：在岗至 ${leftOn}，已调离`;
      await client.query(accessSql(by, { event: 'accountDisabled', object, rowId: id }));
    }
  });
}
