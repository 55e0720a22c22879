import type pg from 'pg';
import { closeLeft } from '../accounts/close-left.ts';
import type { Auth } from '../auth/create-auth.ts';
import { ensureEntryMonths } from '../db/entry-months.ts';
import type { Clock } from '../db/transact.ts';
import type { Chore } from './jobs.ts';

const outboxDays = 7;

/** The installation's own housekeeping: next months' history parts, old outbox lines, ended sessions, who has left. */
export function chores(owner: pg.Pool, auth: Pick<Auth, 'forgetEnded'>, clock: Clock): readonly Chore[] {
  return [
    { name: 'entry-months', cron: '10 0 * * *', run: () => ensureEntryMonths(owner, clock()) },
    { name: 'forget-sessions', cron: '20 3 * * *', run: () => auth.forgetEnded() },
    { name: 'close-left', cron: '30 3 * * *', run: () => closeLeft(owner, clock()) },
    {
      name: 'trim-outbox',
      cron: '40 3 * * *',
      run: async () => {
        await owner.query(
          `delete from outbox where at < now() - make_interval(days => $1)
          and (xid, id) <= (select xid, id from outbox_cursor order by xid, id limit 1)`,
          [outboxDays],
        );
      },
    },
  ];
}
