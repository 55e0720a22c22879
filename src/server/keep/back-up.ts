import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Problem } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';
import { columnTypes } from '../db/column-types.ts';
import { backUpCluster } from './back-up-cluster.ts';
import { backUpFiles, type KeyPlaces, listKeys, markKeys, pathOfKey } from './back-up-files.ts';
import { backUpRows } from './back-up-rows.ts';
import { listCluster } from './cluster-files.ts';
import { pruneLog } from './prune-log.ts';
import type { Head, Line, Repository } from './repository.ts';
import { type Run, sizeWords } from './run.ts';

/** What is backed up: a database, by its data folder when it is our own, and the data folder around it. */
export interface Source {
  readonly url: string;
  /** The folder of the cluster on this machine, when the database is our own. */
  readonly cluster: string | undefined;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly program: string;
}

/** How a backup is made. */
export interface BackupOptions {
  readonly clock: Clock;
  readonly withKeys: boolean;
  /** Backups that are older are removed afterwards, but never the last one. */
  readonly keepDays: number;
}

/** One backup at a time, by whichever process. */
const lock = 5199010003;

/**
 * Makes a whole backup of a running installation and removes those past their time. Whatever happens on the way, there is a new whole
 * backup or none. Throws Problem 'taken' while another one is being made, 'unavailable' when the disk refuses or is too small.
 */
export async function backUp(from: Source, to: Repository, run: Run, options: BackupOptions): Promise<Head> {
  const client = new Client({ connectionString: from.url, types: columnTypes, application_name: 'anlan backup' });
  await client.connect();
  try {
    await onlyOne(client);
    await checkRoom(from, to);
    const made = await attempt(client, from, to, run, options);
    await prune(to, made, options);
    return made;
  } catch (error) {
    await to.pool.undo().catch(() => undefined);
    throw asWords(error, to.folder);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function attempt(client: Client, from: Source, to: Repository, run: Run, options: BackupOptions): Promise<Head> {
  const startedAt = options.clock();
  const about = await client.query<{ schema: string; postgres: number }>(
    `select (select max(name) from migration) as schema, current_setting('server_version_num')::int as postgres`,
  );
  const copy =
    from.cluster === undefined
      ? { folders: [], log: null, lines: await backUpRows(client, to, run) }
      : await backUpCluster(client, from.cluster, to, run);
  // After the rows: whatever a row speaks of has been stored before it was written.
  const files = await backUpFiles(join(from.dataDir, 'files'), to, run);
  const keys = options.withKeys ? await backUpKeys(from, to) : [];
  const lines: readonly Line[] = [...copy.lines, ...files, ...keys];
  run.signal.throwIfAborted();
  const head = {
    id: startedAt.replaceAll(/[-:]|\.\d+/g, ''),
    kind: from.cluster === undefined ? ('rows' as const) : ('cluster' as const),
    startedAt,
    endedAt: options.clock(),
    program: from.program,
    schema: about.rows[0]?.schema ?? '',
    postgres: about.rows[0]?.postgres ?? 0,
    folders: [...copy.folders],
    log: copy.log,
    keys: await markKeys(from),
    hasKeys: options.withKeys,
    bytes: lines.reduce((sum, { size }) => sum + size, 0),
  };
  return to.complete(head, lines);
}

async function backUpKeys(from: KeyPlaces, to: Repository): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const path of await listKeys(from)) {
    lines.push({ part: 'keys', path, ...(await to.pool.keep(pathOfKey(from, path), { pack: true })) });
  }
  return lines;
}

async function onlyOne(client: Client): Promise<void> {
  const { rows } = await client.query<{ ours: boolean }>(`select pg_try_advisory_lock($1) as ours`, [lock]);
  if (rows[0]?.ours === true) return;
  throw new Problem('taken', '另一个备份正在进行，请等它结束后再试');
}

/** Better refused at once than after an hour: the first backup needs about a third of the data, later ones what has changed. */
async function checkRoom({ cluster }: Source, to: Repository): Promise<void> {
  if (cluster === undefined) return;
  const size = (await listCluster(cluster)).files.reduce((sum, file) => sum + file.size, 0);
  const isFirst = (await to.list()).length === 0;
  const needed = isFirst ? size / 3 : size / 20;
  const { bavail, bsize } = await statfs(to.folder);
  if (bavail * bsize >= needed) return;
  throw new Problem(
    'unavailable',
    `备份目录 ${to.folder} 空间不足：约需 ${sizeWords(needed)}，只剩 ${sizeWords(bavail * bsize)}。请换大一些的备份盘，或调小 BACKUP_KEEP_DAYS`,
  );
}

async function prune(to: Repository, made: Head, { keepDays }: BackupOptions): Promise<void> {
  const oldest = new Date(Date.parse(made.endedAt) - keepDays * 86_400_000).toISOString();
  const all = await to.list();
  const past = all.filter((backup) => backup.endedAt < oldest && backup.id !== made.id);
  await to.remove(past.map(({ id }) => id));
  await pruneLog(
    to,
    all.filter((backup) => !past.includes(backup)),
  );
}

function asWords(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  if (error.name === 'AbortError') return new Problem('refused', '备份已取消，没有留下半份备份');
  const code = 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem(
      'unavailable',
      `备份盘已满（${folder}），本次备份没有完成，已有的备份不受影响。请换大一些的备份盘，或调小 BACKUP_KEEP_DAYS`,
      { folder },
    );
  }
  if (code === 'EIO' || code === 'EROFS' || code === 'EACCES' || code === 'ENOENT') {
    return new Problem(
      'unavailable',
      `备份目录 ${folder} 读写失败（${code}），本次备份没有完成。请检查备份盘是否接好、是否只读、是否有权限`,
      { folder, cause: error.message },
    );
  }
  return error;
}

/** Whether a backup's disk is another one than the data's: a copy on the same disk does not outlive it. */
export async function isSameDisk(folder: string, dataDir: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(folder), stat(dataDir)]);
  return one.dev === other.dev;
}
