import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listHashes } from './back-up-files.ts';
import { openPool } from './object-pool.ts';
import { isRepository } from './repository.ts';

/** Between backups: gives what brings new attachments into a folder of backups, so that the archived log does not speak of files that are lost. */
export function filesFollower(filesDir: string, folder: string): () => Promise<void> {
  const known = new Set<string>();
  return async () => {
    if (!isRepository(folder)) return; // the disk is away, which an alarm tells
    const objects = join(folder, 'objects');
    const pool = openPool(objects, new Map());
    for (const hash of await listHashes(filesDir)) {
      if (known.has(hash)) continue;
      const isThere = existsSync(join(objects, hash.slice(0, 2), hash));
      if (!isThere) await pool.keep(join(filesDir, hash.slice(0, 2), hash.slice(2)), { pack: false });
      known.add(hash);
    }
  };
}
