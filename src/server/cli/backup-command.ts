import { join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import type { Clock } from '../db/transact.ts';
import { clusterOf, forgetGaps } from '../keep/archive.ts';
import { isSameDisk } from '../keep/back-up.ts';
import { backUpRecorded } from '../keep/record-run.ts';
import { type Head, openRepository, type Repository } from '../keep/repository.ts';
import { countyTime } from '../keep/restore.ts';
import { sizeWords } from '../keep/run.ts';
import type { Settings } from '../settings.ts';
import type { Command, Surroundings } from './command.ts';
import { reach } from './open-machine.ts';

/** What the commands of keeping need to know of the installation. */
export interface Installation {
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly program: string;
}

/** `anlan backup`: a consistent backup while the server runs; also lists and checks what is there. */
export function backupCommand(installation: Installation): Command {
  return {
    summary: '备份：数据库与附件，运行中也可以；--list 列出，--verify 逐个校验',
    options: {
      to: { value: '目录', words: '备份到哪里，如 U 盘或网络存储的目录；不写用设置 BACKUP_DIR' },
      'with-keys': { words: '连同密钥一起备份（备份盘须像钥匙一样保管）' },
      keep: { value: '天数', words: '超过多少天的旧备份自动删除，默认用设置 BACKUP_KEEP_DAYS（14）' },
      rows: { words: '逐表备份自带的数据库，用来迁往外部数据库（DATABASE_URL）' },
      list: { words: '列出已有的备份' },
      verify: { words: '重新读出全部备份内容并核对校验值' },
      new: { words: '换了空的备份盘，从头开始' },
    },
    run: async (given, around) => {
      const settings = installation.settings();
      const folder = given.to ?? settings.backupDir;
      if (folder === undefined) {
        throw new Problem('invalid', '请用 --to 目录 说明备份到哪里，或在 anlan.env 里设置 BACKUP_DIR');
      }
      const remembered = given.new === undefined ? join(settings.dataDir, 'backup-place') : undefined;
      if (given.list !== undefined) return listBackups(await openRepository(folder), around);
      if (given.verify !== undefined) return verify(await openRepository(folder), around);
      const to = await openRepository(folder, remembered);
      const keepDays = given.keep === undefined ? settings.backupKeepDays : days(given.keep);
      const options = { clock: installation.clock, withKeys: given['with-keys'] !== undefined, keepDays };
      const isWhole = settings.databaseUrl === undefined && given.rows === undefined;
      return make(installation, { ...settings, isWhole }, to, options, around);
    },
  };
}

async function make(
  { program }: Installation,
  settings: Settings & { readonly isWhole: boolean },
  to: Repository,
  options: Parameters<typeof backUpRecorded>[2],
  { tell }: Surroundings,
): Promise<void> {
  const { dataDir, keysDir, databaseUrl } = settings;
  const { url, stop } = await reach({ dataDir, databaseUrl });
  const cluster = settings.isWhole ? clusterOf(dataDir) : undefined;
  const controller = new AbortController();
  const cancel = () => controller.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    const made = await backUpRecorded({ url, cluster, dataDir, keysDir, program }, to, options, {
      signal: controller.signal,
      tell: every(3000, ({ done, total }) =>
        tell(`已备份 ${sizeWords(done)}，共约 ${sizeWords(Math.max(done, total))}`),
      ),
    });
    if (cluster !== undefined) forgetGaps(dataDir);
    tell(wordsOf(made, to));
    if (await isSameDisk(to.folder, dataDir)) {
      tell('注意：备份与数据在同一块磁盘上，磁盘损坏时会一起丢失。请把 BACKUP_DIR 设到 U 盘或网络存储。');
    }
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
    await stop();
  }
}

function wordsOf({ id, bytes, lines, kind, hasKeys, keys }: Head, { folder }: Repository): string {
  const names = Object.keys(keys).join('、');
  return [
    `备份 ${id} 已完成并校验：${lines.count} 个文件，${sizeWords(bytes)}，在 ${folder}`,
    kind === 'rows'
      ? '这是逐表备份，恢复时装入 DATABASE_URL 所指的空库；恢复到任意时刻由该数据库的管理员另行配置。'
      : '',
    hasKeys
      ? `备份中含密钥（${names}）：拿到这块备份盘就能打开加密字段，请像保管印章一样保管。`
      : `备份不含密钥（${names || '目前没有'}）。请另存一份到别处：没有密钥，加密字段和动态口令都打不开。`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

async function listBackups(of: Repository, { print }: Surroundings): Promise<void> {
  const all = await of.list();
  if (all.length === 0) return print(`${of.folder} 里没有完整的备份`);
  return print(
    all
      .map(({ id, endedAt, bytes, kind, hasKeys }) => {
        const sort = kind === 'cluster' ? '整体' : '逐表';
        return `${id}  ${countyTime(endedAt)}  ${sort}  ${sizeWords(bytes)}${hasKeys ? '  含密钥' : ''}`;
      })
      .join('\n'),
  );
}

async function verify(of: Repository, { tell }: Surroundings): Promise<void> {
  const faults = new Map<string, string>();
  const seen = new Set<string>();
  const all = await of.list();
  const say = every(3000, (count: number) => tell(`已核对 ${count} 个文件`));
  for (const backup of all) {
    for (const { object, path } of await of.linesOf(backup)) {
      if (seen.has(object)) continue;
      seen.add(object);
      say(seen.size);
      const fault = await of.pool.findFault(object);
      if (fault !== undefined) faults.set(object, `${backup.id} 的 ${path}：${fault}`);
    }
  }
  if (faults.size > 0) {
    throw new Problem(
      'refused',
      `有 ${faults.size} 个文件已损坏，请立即重新备份到新的备份盘：\n${[...faults.values()].join('\n')}`,
    );
  }
  tell(`${all.length} 份备份、${seen.size} 个文件全部核对无误`);
}

function days(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Problem('invalid', `--keep ${text} 不对，应为不小于 1 的天数`);
}

/** Passes on at most one call in so many milliseconds. */
function every<T>(ms: number, tell: (now: T) => void): (now: T) => void {
  let last = performance.now();
  return (now) => {
    if (performance.now() - last < ms) return;
    last = performance.now();
    tell(now);
  };
}
