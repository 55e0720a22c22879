import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import { lastMigration } from '../db/migrate.ts';
import { type KeyPlaces, markKeys, pathOfKey } from './back-up-files.ts';
import { flush, type Head, type Line, type Repository } from './repository.ts';
import { recoverCluster } from './recover-cluster.ts';
import { sizeWords } from './run.ts';

/** What is wanted back: which backup (the last one unless named), up to which moment, into which data folder. */
export interface Wanted extends KeyPlaces {
  readonly backup?: string | undefined;
  /** ISO in UTC; without it everything the log holds. */
  readonly at?: string | undefined;
  /** The pg_wal folder of the old machine, when it can still be read: it holds what was not yet archived. */
  readonly rescued?: string | undefined;
}

/** What came of it, for people to read. */
export interface Restored {
  readonly backup: Head;
  /** The last change that is in, when the log told: ISO in UTC. */
  readonly until: string | undefined;
  /** Keys that the sealed data needs and that are not here. */
  readonly missingKeys: readonly string[];
}

/** The backup to begin from: the one named, or the last one that was whole before the moment wanted. */
export async function chooseBackup(from: Repository, { backup, at }: Pick<Wanted, 'backup' | 'at'>): Promise<Head> {
  const all = await from.list();
  if (all.length === 0) throw new Problem('missing', `${from.folder} 里没有完整的备份，请确认目录是否正确`);
  const named = all.find(({ id }) => id === backup);
  if (backup !== undefined && named === undefined)
    throw new Problem('missing', `没有编号为 ${backup} 的备份。${choices(all)}`);
  const early = all.filter(({ endedAt, kind }) => at === undefined || (endedAt <= at && kind === 'cluster'));
  const chosen = named ?? early.at(-1);
  if (chosen === undefined || (at !== undefined && chosen.endedAt > at)) {
    throw new Problem('invalid', `没有能恢复到该时刻的备份：要恢复到的时刻须在备份完成之后。${choices(all)}`);
  }
  const newest = lastMigration();
  if (chosen.schema > newest) {
    throw new Problem(
      'refused',
      `备份 ${chosen.id} 来自更新版本的安澜（${chosen.schema}），本机的程序只到 ${newest}。请先换用同样新或更新的程序再恢复`,
    );
  }
  return chosen;
}

/**
 * Brings an installation with a database of our own back into an empty data folder. Everything is made beside its place and moved
 * there when the database has recovered and answered: a restore that is interrupted leaves nothing that could be taken for whole.
 */
export async function restoreCluster(
  from: Repository,
  wanted: Wanted,
  tell: (words: string) => void,
): Promise<Restored> {
  const backup = await chooseBackup(from, wanted);
  const { dataDir } = wanted;
  if (existsSync(join(dataDir, 'postgres', 'cluster'))) {
    throw new Problem(
      'refused',
      `数据目录 ${dataDir} 里已有数据，不会覆盖。请先停止安澜，把它改名保存（例如 ${dataDir}.old），或用 DATA_DIR 另指定一个空目录`,
    );
  }
  const lines = await from.linesOf(backup);
  const draft = join(dataDir, 'restoring');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await checkRoom(draft, backup);
  tell(`正在从备份 ${backup.id} 恢复（${sizeWords(backup.bytes)}），逐个校验……`);
  try {
    const until = await rebuild(from, draft, backup, lines, wanted, tell);
    await flush(draft);
    await writeKeys(from, lines, wanted);
    for (const name of await readdir(draft)) await rename(join(draft, name), await freed(join(dataDir, name)));
    return { backup, until, missingKeys: await missingKeys(backup, wanted) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function rebuild(
  from: Repository,
  draft: string,
  backup: Head,
  lines: readonly Line[],
  wanted: Wanted,
  tell: (words: string) => void,
): Promise<string | undefined> {
  const cluster = join(draft, 'postgres', 'cluster');
  for (const folder of ['', ...backup.folders]) await mkdir(join(cluster, folder), { recursive: true, mode: 0o700 });
  await writeLines(from, lines, { cluster, wal: cluster });
  await writeAttachments(from, join(draft, 'files'));
  return recoverCluster(from, join(draft, 'postgres'), wanted, tell);
}

/** Writes the files of a backup to where each part belongs, and refuses when one is no longer what it was. */
export async function writeLines(
  from: Repository,
  lines: readonly Line[],
  places: Readonly<Partial<Record<Line['part'], string>>>,
): Promise<void> {
  for (const { part, path, object } of lines) {
    const place = places[part];
    if (place === undefined) continue;
    const to = join(place, path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await from.pool.restore(object, to);
  }
}

/** Writes all attachments that are not there yet, also those that came after the backup: the log may speak of them. */
export async function writeAttachments(from: Repository, folder: string): Promise<void> {
  for (const hash of await from.pool.listPlain()) {
    const to = join(folder, hash.slice(0, 2), hash.slice(2));
    if (existsSync(to)) continue;
    await mkdir(dirname(to), { recursive: true });
    await from.pool.restore(hash, to);
  }
}

/** Writes the keys of a backup that has them, and leaves those that are here as they are. */
export async function writeKeys(from: Repository, lines: readonly Line[], places: KeyPlaces): Promise<void> {
  for (const { part, path, object } of lines) {
    const to = pathOfKey(places, path);
    if (part !== 'keys' || existsSync(to)) continue;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await from.pool.restore(object, to);
  }
}

/** The keys that a backup's sealed data needs and a data folder does not hold. */
export async function missingKeys(backup: Head, places: KeyPlaces): Promise<readonly string[]> {
  const here = await markKeys(places);
  return Object.entries(backup.keys).flatMap(([name, hash]) => (here[name] === hash ? [] : [name]));
}

/** A path nothing stands at any more: what was there before the restore (an empty folder of attachments) is kept under another name. */
async function freed(path: string): Promise<string> {
  if (existsSync(path)) await rename(path, `${path}.before-restore`);
  return path;
}

async function checkRoom(folder: string, { bytes }: Head): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes * 1.1) return;
  throw new Problem(
    'unavailable',
    `磁盘空间不足：恢复约需 ${sizeWords(bytes * 1.1)}，只剩 ${sizeWords(bavail * bsize)}。请清理磁盘或用 DATA_DIR 换一个目录`,
  );
}

const choices = (all: readonly Head[]) =>
  `现有备份：${all.map(({ id, endedAt }) => `${id}（${countyTime(endedAt)}）`).join('、')}`;

/** An instant as the clock on the wall shows it: '2026-11-22 14:30:05'. */
export function countyTime(instant: string): string {
  const wall = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${wall.slice(0, 10)} ${wall.slice(11, 19)}`;
}

/** What somebody wrote for a moment, in the county's time unless it says otherwise, as ISO in UTC. */
export function parseMoment(words: string): string {
  const wall = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?$/.exec(words);
  const [, day, minutes, seconds = ':00'] = wall ?? [];
  const instant = new Date(wall ? `${day}T${minutes}${seconds}+08:00` : words);
  if (Number.isNaN(instant.getTime()) || !/^\d{4}-/.test(words)) {
    throw new Problem('invalid', `时刻“${words}”写法不对，应为 "2026-11-22 14:30" 或 "2026-11-22 14:30:05"`);
  }
  return instant.toISOString();
}
