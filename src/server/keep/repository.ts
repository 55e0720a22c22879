import { createHash, randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { type Kept, type ObjectPool, openPool } from './object-pool.ts';

/** What of an installation a line of a backup belongs to. */
export type Part = 'cluster' | 'wal' | 'rows' | 'files' | 'keys';

/** One file of a backup: where it belongs, and the object that holds its content. */
export interface Line extends Kept {
  readonly part: Part;
  readonly path: string;
}

const head = z.object({
  format: z.literal(1),
  id: z.string(),
  /** 'cluster' is the data folder of our own database, 'rows' are the rows of somebody else's. */
  kind: z.enum(['cluster', 'rows']),
  startedAt: z.string(),
  endedAt: z.string(),
  program: z.string(),
  /** The last migration of the database. */
  schema: z.string(),
  postgres: z.int(),
  folders: z.array(z.string()),
  /** The first and last segments of the write-ahead log that make the copy consistent. */
  log: z.object({ first: z.string(), last: z.string() }).nullable(),
  /** Hashes of the keys that open the sealed data, by their name: to tell whether the right ones are at hand. */
  keys: z.record(z.string(), z.string()),
  hasKeys: z.boolean(),
  bytes: z.int(),
  lines: z.object({ count: z.int(), hash: z.string() }),
});

/** What a backup says of itself. */
export type Head = z.infer<typeof head>;

/** A folder of backups: objects by their hash, the backups that name them, the archived log. */
export interface Repository {
  readonly folder: string;
  readonly logFolder: string;
  readonly pool: ObjectPool;
  /** The whole backups, the oldest first. A half one has no place here. */
  list(): Promise<readonly Head[]>;
  linesOf(backup: Head): Promise<readonly Line[]>;
  /** Makes a backup of what was kept: until the last word of this it does not exist. */
  complete(about: Omit<Head, 'lines' | 'format'>, lines: readonly Line[]): Promise<Head>;
  /** Removes backups, and the objects and the log that only they needed. */
  remove(ids: readonly string[]): Promise<number>;
}

const marker = 'anlan-backup.json';

/**
 * Opens a folder of backups. Where `remembered` says that backups have been here before, an empty folder is a disk that is not there:
 * Problem 'unavailable', so that nobody backs up onto the disk under the mount point without knowing.
 */
export async function openRepository(folder: string, remembered?: string): Promise<Repository> {
  const root = resolve(folder);
  const mark = join(root, marker);
  if (!existsSync(mark)) {
    if (wasHere(remembered, root)) throw notThere(root);
    makeFolder(root, mark);
  }
  if (remembered !== undefined) writeFileSync(remembered, root);
  const backups = join(root, 'backups');
  await mkdir(backups, { recursive: true });
  for (const name of await readdir(backups)) {
    if (name.endsWith('.part')) await rm(join(backups, name), { recursive: true, force: true });
  }

  async function list(): Promise<readonly Head[]> {
    const names = (await readdir(backups)).toSorted();
    const found = await Promise.all(names.map((name) => readHead(join(backups, name))));
    return found.filter((each) => each !== undefined);
  }

  async function linesOf(backup: Head): Promise<readonly Line[]> {
    const text = await readFile(join(backups, backup.id, 'lines.jsonl'), 'utf8').catch(() => '');
    if (sha256(text) !== backup.lines.hash) {
      throw new Problem('refused', `备份 ${backup.id} 的清单已损坏，请换一份备份`, { backup: backup.id });
    }
    return text === '' ? [] : text.split('\n').map((line): Line => JSON.parse(line)); // we wrote them, and the hash is right
  }

  async function complete(about: Omit<Head, 'lines' | 'format'>, lines: readonly Line[]): Promise<Head> {
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const made: Head = { format: 1, ...about, lines: { count: lines.length, hash: sha256(text) } };
    const draft = join(backups, `${about.id}.part`);
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'lines.jsonl'), text);
    await writeFile(join(draft, 'backup.json'), JSON.stringify(made, null, 2));
    await flush(root);
    await rename(draft, join(backups, about.id));
    await flush(root);
    return made;
  }

  async function remove(ids: readonly string[]): Promise<number> {
    for (const id of ids) await rm(join(backups, id), { recursive: true, force: true });
    const left = await list();
    const wanted = new Set(
      (await Promise.all(left.map(linesOf))).flatMap((lines) => lines.map(({ object }) => object)),
    );
    return pool.sweep(wanted);
  }

  const trusted = new Map<string, number>();
  const pool = openPool(join(root, 'objects'), trusted);
  const repository = { folder: root, logFolder: logFolderOf(root), pool, list, linesOf, complete, remove };
  for (const backup of await list()) {
    for (const { object, stored } of await linesOf(backup).catch(() => [])) trusted.set(object, stored);
  }
  return repository;
}

/** Where the archived log of a folder of backups is. */
export const logFolderOf = (folder: string): string => join(folder, 'wal');

/** Whether a folder is one of backups: the disk it is on is there. */
export const isRepository = (folder: string): boolean => existsSync(join(folder, marker));

/** Makes what was written to a folder's file system outlive a power cut. */
export async function flush(folder: string): Promise<void> {
  const run = promisify(execFile);
  await run('sync', ['-f', folder]).catch(() => run('sync'));
}

function wasHere(remembered: string | undefined, root: string): boolean {
  return remembered !== undefined && existsSync(remembered) && readFileSync(remembered, 'utf8').trim() === root;
}

function notThere(root: string): Problem {
  return new Problem(
    'unavailable',
    `备份目录 ${root} 里找不到以前的备份，备份盘可能没有插好或没有挂载。请接好备份盘后重试；确要从头开始，请先执行 npx anlan backup --new --to ${root}`,
    { folder: root },
  );
}

function makeFolder(root: string, mark: string): void {
  try {
    if (!existsSync(dirname(root))) throw new Error(`${dirname(root)} does not exist`);
    mkdirSync(logFolderOf(root), { recursive: true });
    mkdirSync(join(root, 'objects'), { recursive: true });
    writeFileSync(mark, JSON.stringify({ what: 'backups of Anlan 安澜', id: randomUUID() }), { flag: 'wx' });
    writeFileSync(join(root, '说明.txt'), explanation);
  } catch (cause) {
    throw new Problem(
      'unavailable',
      `备份目录 ${root} 无法建立或写入：请检查磁盘是否挂载、上级目录是否存在、运行安澜的用户是否有权写入（${String(cause)}）`,
      { folder: root },
    );
  }
}

const explanation = `这里是安澜的备份，由程序管理，请勿改名、移动或删除其中的文件。
恢复：在装好安澜的机器上执行  npx anlan restore --from 本目录
校验：npx anlan backup --verify --to 本目录
默认不含密钥（DATA_DIR/keys 与 DATA_DIR/secret），密钥须另行妥善保管，没有密钥打不开加密字段。
`;

async function readHead(folder: string): Promise<Head | undefined> {
  const text = await readFile(join(folder, 'backup.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = head.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
