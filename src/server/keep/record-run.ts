import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';
import { type BackupOptions, backUp, type Source } from './back-up.ts';
import type { Head, Repository } from './repository.ts';
import { type Progress, runWith } from './run.ts';

const everyMs = 1000;

/**
 * Makes a backup and keeps a record of it in the database while it goes on: how far it is, whether somebody called it off, how it ended.
 * Throws what the backup throws.
 */
export async function backUpRecorded(
  from: Source,
  to: Repository,
  options: BackupOptions,
  watch: { readonly signal: AbortSignal; readonly tell: (progress: Progress) => void },
): Promise<Head> {
  const record = await begin(from.url, to.folder, options.clock);
  const controller = new AbortController();
  watch.signal.addEventListener('abort', () => controller.abort());
  if (watch.signal.aborted) controller.abort();
  let progress: Progress = { done: 0, total: 0 };
  const run = runWith(controller.signal, (now) => {
    progress = now;
    watch.tell(now);
  });
  const beat = setInterval(() => void record.mark(progress).then((off) => off && controller.abort()), everyMs);
  try {
    const made = await backUp(from, to, run, options);
    await record.end('good', made.id, progress);
    return made;
  } catch (error) {
    const words = error instanceof Problem ? error.message : String(error);
    await record.end(controller.signal.aborted ? 'cancelled' : 'failed', words, progress).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(beat);
    await record.close();
  }
}

type Outcome = 'good' | 'failed' | 'cancelled';

/** A line of backup_run; a database that does not have the table yet is backed up all the same. */
async function begin(url: string, place: string, clock: Clock) {
  const client = new Client({ connectionString: url, application_name: 'anlan backup record' });
  client.on('error', () => undefined); // the next statement tells
  await client.connect();
  const id = uuidv7();
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('backup_run') is not null as there`);
  const isKept = rows[0]?.there === true;
  const ask = async (text: string, ...values: readonly unknown[]) =>
    isKept ? (await client.query<{ cancelled: boolean }>(text, [id, clock(), ...values])).rows[0] : undefined;
  await ask(
    `insert into backup_run (id, place, started_at, seen_at, done_bytes, total_bytes, cancelled, outcome, words)
     values ($1, $3, $2, $2, 0, 0, false, 'running', '')`,
    place,
  );
  const mark = async ({ done, total }: Progress): Promise<boolean> => {
    const set = `update backup_run set seen_at = $2, done_bytes = $3, total_bytes = $4 where id = $1 returning cancelled`;
    return (await ask(set, done, total).catch(() => undefined))?.cancelled === true;
  };
  const end = async (outcome: Outcome, words: string, { done, total }: Progress): Promise<void> => {
    const set = `update backup_run set seen_at = $2, ended_at = $2, outcome = $3, words = $4, done_bytes = $5, total_bytes = $6 where id = $1`;
    await ask(set, outcome, words, done, total);
  };
  return { mark, end, close: () => client.end().catch(() => undefined) };
}
