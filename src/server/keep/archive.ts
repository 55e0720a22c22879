import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedOptions } from '../db/embedded.ts';
import { logFolderOf } from './repository.ts';
import { shellWords } from './shell-words.ts';

const script = fileURLToPath(new URL('../../../db/archive-wal.sh', import.meta.url));

/** How long a committed change may wait before it is in the archive, in seconds. */
const archivedWithin = 60;

/** What makes the database of a data folder archive its log into a folder of backups: every finished segment, at least one a minute. */
export function archiveTo(dataDir: string, backupDir: string): EmbeddedOptions {
  const folder = logFolderOf(backupDir);
  const words = ['/bin/sh', script, '%p', '%f', folder, clusterOf(dataDir)];
  const settings = {
    archive_mode: 'on',
    archive_timeout: String(archivedWithin),
    archive_command: shellWords(words),
  };
  return { settings, writesTo: folder };
}

/** The folder of a data folder's own database. */
export const clusterOf = (dataDir: string): string => join(dataDir, 'postgres', 'cluster');

const gapsOf = (dataDir: string) => join(dataDir, 'postgres', 'log-gaps');

/** How many segments of the log were let go because the backup disk was away for too long. */
export function countGaps(dataDir: string): number {
  const path = gapsOf(dataDir);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

/** Forgets the gaps: a whole backup has begun a new chain. */
export const forgetGaps = (dataDir: string): void => rmSync(gapsOf(dataDir), { force: true });
