import type pg from 'pg';
import type { Clock } from '../db/transact.ts';
import { type Alarm, heartbeat, raise } from './alarms.ts';
import { countGaps } from './archive.ts';
import { isSameDisk } from './back-up.ts';
import { isRepository } from './repository.ts';
import { countyTime } from './restore.ts';

/** What is watched over: the backups of an installation. */
export interface Watched {
  readonly owner: pg.Pool;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly backupDir: string | undefined;
  /** A demonstration is not backed up, and nobody is told so. */
  readonly demo: boolean;
}

const latestHours = 26;
const archiveMinutes = 10;

/** Looks whether there are backups as there should be, and raises what somebody has to look after. Called every minute. */
export async function watchBackups(watched: Watched): Promise<void> {
  const { owner, clock } = watched;
  const found = await Promise.all([backupsOf(watched), archiveOf(watched), placeOf(watched)]);
  await raise(owner, clock, [...found.flat(), { key: heartbeat, grade: 'warn', words: '' }]);
}

interface Runs {
  readonly begunAt: string;
  readonly goodAt: string | null;
  readonly failure: string | null;
}

async function backupsOf({ owner, clock, demo, backupDir }: Watched): Promise<readonly Alarm[]> {
  if (demo && backupDir === undefined) return [];
  const { rows } = await owner.query<Runs>(`
    select (select min(applied_at) from migration) as "begunAt",
      (select max(ended_at) from backup_run where outcome = 'good') as "goodAt",
      (select words from backup_run r where outcome = 'failed'
        and not exists (select 1 from backup_run l where l.started_at > r.started_at and l.outcome = 'good')
        order by started_at desc limit 1) as failure`);
  const [runs] = rows;
  if (runs === undefined) throw new Error('a select without from gives one row');
  const { begunAt, goodAt, failure } = runs;
  const alarms: Alarm[] = [];
  const latest = new Date(Date.parse(clock()) - latestHours * 3_600_000).toISOString();
  if ((goodAt ?? begunAt) < latest) {
    const words = goodAt === null ? '还没有成功备份过' : `最近一次成功的备份是 ${countyTime(goodAt)}`;
    alarms.push({
      key: 'backup-old',
      grade: 'grave',
      words: `${words}，已超过 ${latestHours} 小时。请到“运行状态”立即备份，并查明原因。`,
    });
  }
  if (failure !== null) alarms.push({ key: 'backup-failed', grade: 'warn', words: `最近一次备份没有成功：${failure}` });
  return alarms;
}

async function archiveOf({ owner, dataDir, backupDir }: Watched): Promise<readonly Alarm[]> {
  if (backupDir === undefined) return [];
  const { rows } = await owner.query<{ failing: boolean }>(
    `select last_failed_time > coalesce(last_archived_time, 'epoch') and
       exists (select 1 from pg_stat_archiver where coalesce(last_archived_time, stats_reset) < now() - make_interval(mins => $1)) as failing
     from pg_stat_archiver`,
    [archiveMinutes],
  );
  const failing: Alarm = {
    key: 'log-archive',
    grade: 'warn',
    words: '归档日志写不进备份目录，暂存在数据磁盘上。请检查备份盘是否接好、是否已满；接好后自动补写。',
  };
  const gaps = countGaps(dataDir);
  const broken: Alarm = {
    key: 'log-gap',
    grade: 'grave',
    words: `备份盘离开太久，有 ${gaps} 段归档日志没有保存，这段时间只能恢复到最近一次备份。请立即备份一次，之后恢复正常。`,
  };
  return [...(rows[0]?.failing === true ? [failing] : []), ...(gaps > 0 ? [broken] : [])];
}

async function placeOf({ dataDir, backupDir, demo }: Watched): Promise<readonly Alarm[]> {
  if (backupDir === undefined) {
    const words =
      '没有设置备份目录，数据一旦丢失无法找回。请在 anlan.env 里设置 BACKUP_DIR（U 盘或网络存储的目录），然后重新启动。';
    return demo ? [] : [{ key: 'backup-none', grade: 'grave', words }];
  }
  if (!isRepository(backupDir)) {
    const words = `备份目录 ${backupDir} 不在，备份盘可能没有插好或没有挂载。请接好备份盘。`;
    return [{ key: 'backup-away', grade: 'grave', words }];
  }
  const words = '备份与数据在同一块磁盘上，磁盘损坏时会一起丢失。请把 BACKUP_DIR 设到 U 盘或网络存储。';
  return (await isSameDisk(backupDir, dataDir)) ? [{ key: 'backup-same-disk', grade: 'warn', words }] : [];
}
