import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';

/** What the disk answers; its refusals become Problem unavailable with what to do, anything else is thrown on. */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = errno(error);
    if (reason === undefined) throw error;
    const cause = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(reason) ? '磁盘已满' : '附件目录读写失败';
    throw new Problem('unavailable', `附件暂时无法保存或读取：${cause}，请联系系统管理员处理后重试`, { reason });
  }
}

/** The system's name of the failure ('ENOSPC', 'EACCES' …) when the error came from the file system. */
export function errno(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}

/** Puts a finished file in its place at once and for good: the folders on the way are made, and the move itself outlives a power cut. */
export async function moveInto(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  const made = await mkdir(folder, { recursive: true });
  await rename(from, to);
  await syncFolder(folder);
  if (made !== undefined) await syncFolder(dirname(made));
}

/** A name in the folder that nobody else uses, for a file that is still being written. */
export function freshPath(folder: string): string {
  return join(folder, `${randomUUID()}.part`);
}

/**
 * Makes the folder for unfinished files, proves that it can be written, and clears what a killed process left there more than a day ago
 * (by the disk's own clock: another server may be writing newer ones).
 */
export async function openWorkFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const probe = freshPath(folder);
  const handle = await open(probe, 'wx');
  const { mtimeMs: now } = await handle.stat().finally(() => handle.close());
  await rm(probe);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > 86_400_000) await rm(path, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there, and need not be
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
