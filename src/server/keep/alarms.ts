import type pg from 'pg';
import type { Clock } from '../db/transact.ts';

/** Something an administrator has to look after. */
export interface Alarm {
  readonly key: string;
  readonly grade: 'warn' | 'grave';
  readonly words: string;
}

/** The key under which the watch itself says that it goes round; not shown. */
export const heartbeat = 'watch';

/** Says that alarms stand now. One that is not said again within five minutes is over. */
export async function raise(owner: pg.Pool, clock: Clock, alarms: readonly Alarm[]): Promise<void> {
  await owner.query(
    `insert into alarm (key, grade, words, since, seen_at)
     select key, grade, words, $2, $2 from jsonb_to_recordset($1) as a (key text, grade text, words text)
     on conflict (key) do update set grade = excluded.grade, words = excluded.words, seen_at = excluded.seen_at,
       since = case when alarm.seen_at < excluded.seen_at - interval '5 minutes' then excluded.since else alarm.since end`,
    [JSON.stringify(alarms), clock()],
  );
}

/** The alarms that stand at an instant, as a select without its end. */
export const standing = `select key, grade, words, since, seen_at as "seenAt" from alarm
  where key <> '${heartbeat}' and seen_at > $1::timestamptz - interval '5 minutes'`;
