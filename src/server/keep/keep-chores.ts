import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import type { Disk } from '../disk/watch-disk.ts';
import type { Chore, Errands } from '../jobs/jobs.ts';
import type { Settings } from '../settings.ts';
import { raise } from './alarms.ts';
import { filesFollower } from './follow-files.ts';
import { type Watched, watchBackups } from './watch.ts';

/** The name of the errand that makes a backup now. */
export const backupErrand = 'backup-now';

const command = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));

/** What keeps the data safe by the clock: the daily backup, attachments between backups, and the watch over both and the disk. */
export function keepChores(
  watched: Watched,
  disk: Disk,
  { backupDir, backupAt, dataDir }: Pick<Settings, 'backupDir' | 'backupAt' | 'dataDir'>,
): readonly Chore[] {
  const watch: Chore = {
    name: 'watch-keep',
    cron: '* * * * *',
    run: async () => {
      await watchBackups(watched);
      await tellOfDisk(watched, disk);
    },
  };
  if (backupDir === undefined) return [watch];
  const follow = filesFollower(join(dataDir, 'files'), backupDir);
  return [
    watch,
    { name: 'backup', cron: daily(backupAt), run: () => backUpApart() },
    { name: 'backup-files', cron: '*/5 * * * *', run: follow },
  ];
}

/** The backup that somebody asks for from the page. */
export function keepErrands({ owner, clock, backupDir }: Watched): Errands {
  return {
    [backupErrand]: async () => {
      if (backupDir !== undefined) return backUpApart();
      const words = '没有设置备份目录：请在 anlan.env 里设置 BACKUP_DIR，然后重新启动';
      await owner.query(
        `insert into backup_run (id, place, started_at, seen_at, ended_at, done_bytes, total_bytes, cancelled, outcome, words)
         values ($1, '', $2, $2, $2, 0, 0, false, 'failed', $3)`,
        [uuidv7(), clock(), words],
      );
      return undefined;
    },
  };
}

/** Raises what is to be told of the disk of this process, if anything. */
export async function tellOfDisk({ owner, clock }: Pick<Watched, 'owner' | 'clock'>, disk: Disk): Promise<void> {
  const words = disk.words();
  if (words === undefined) return;
  const grade = disk.fullness() === 'full' ? 'grave' : 'warn';
  await raise(owner, clock, [{ key: `disk-${disk.fullness()}`, grade, words }]);
}

/** A backup in a process of its own, behind all others: requests do not feel it. It records by itself how it went. */
function backUpApart(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(process.execPath, [command, 'backup'], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let words = '';
  child.stderr.on('data', (text: Buffer) => (words = (words + text.toString()).slice(-2000)));
  const cancel = () => void child.kill('SIGINT');
  process.once('exit', cancel);
  child.once('error', reject);
  child.once('exit', (code) => {
    process.off('exit', cancel);
    // One that failed is not tried again at once: it is told, and somebody looks.
    if (code === 0 || code === 1) resolve();
    else reject(new Error(`the backup ended with ${code}: ${words}`));
  });
  return promise;
}

/** A time of day in the county as a crontab line; the queue's clock is UTC. */
function daily(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${minute} ${(hour + 16) % 24} * * *`;
}
