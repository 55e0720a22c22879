import { createHash } from 'node:crypto';
import { accessSync, chownSync, constants, lchownSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import type { Identity } from './embedded-identity.ts';

/** The name PostgreSQL gives its socket: the port is part of it, though nothing listens there. */
export const socketName = '.s.PGSQL.5432';

/** The kernel takes no longer path for a Unix socket, in bytes. */
const longestSocketPath = 107;

/** Makes the data folder when it is not there and returns its real path; throws Problem 'unavailable' when it cannot be written. */
export function prepareFolder(dataDir: string): string {
  try {
    // Only what is inside is closed to others: the folder itself may be a volume whose mode is not ours to choose.
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (cause) {
    const path = resolve(dataDir);
    throw new Problem(
      'unavailable',
      `数据目录 ${path} 不能写入。请把它交给运行安澜的用户（例如：sudo chown -R "$USER" '${path}'），确认磁盘没有只读或写满，或用 DATA_DIR 指定另一个可写的目录。`,
      { path, cause: String(cause) },
    );
  }
}

/** Where the socket of a data folder is: inside it, or in the temporary folder when its path is too long for a socket. */
export function socketFolderOf(folder: string): string {
  const inside = join(folder, 'run');
  if (Buffer.byteLength(join(inside, socketName)) <= longestSocketPath) return inside;
  return join(tmpdir(), `anlan-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

/** Makes the folder of the socket, which only the user the server runs as may enter, and returns its path. */
export function prepareSocketFolder(folder: string, identity: Identity): string {
  const host = socketFolderOf(folder);
  mkdirSync(host, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(host);
  const allowed = [process.getuid?.(), identity.uid];
  // In a shared temporary folder somebody else may have been there first.
  if (!allowed.includes(uid) || (mode & 0o077) !== 0) {
    throw new Problem(
      'unavailable',
      `目录 ${host} 属于别的用户或对别人开放，数据库不能在其中通信。请删除它，再重新启动。`,
      { host },
    );
  }
  giveTo(identity, host);
  return host;
}

/** Hands a folder and all in it to the user the server runs as. */
export function giveTo({ uid = process.getuid?.() }: Identity, folder: string): void {
  if (uid === undefined || statSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, uid);
  chownSync(folder, uid, uid);
}
