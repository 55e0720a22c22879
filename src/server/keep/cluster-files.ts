import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Problem } from '../../kernel/problem.ts';

/** What a copy of a running cluster consists of; paths are from the cluster's folder. */
export interface ClusterFiles {
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

// As the manual on the low-level backup API says: what the server makes anew, and what may not come along.
const emptied = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const left =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|(recovery|standby)\.signal|current_logfiles)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)/;

/** Lists the files of a cluster that belong into a copy, while the server may be making and removing some. */
export async function listCluster(cluster: string): Promise<ClusterFiles> {
  const folders: string[] = [];
  const files: { path: string; size: number }[] = [];
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true })) {
    const path = relative(cluster, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isSymbolicLink()) {
      throw new Problem('refused', `数据库目录里有链接 ${path}（表空间），不能这样备份，请联系维护人员`, { path });
    }
    if (entry.isDirectory()) folders.push(path);
    else if (!emptied.test(path) && !left.test(path)) files.push({ path, size: await sizeOf(join(cluster, path)) });
  }
  const inOrder = folders.filter((path) => !/^pg_(wal|replslot)\/(?!archive_status$|summaries$)/.test(path));
  return { folders: inOrder.toSorted(), files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** The segments of the log from one to another, both with the ends, that lie in a cluster, and the histories of its timelines. */
export async function listLog(cluster: string, first: string, last: string): Promise<readonly string[]> {
  const names = await readdir(join(cluster, 'pg_wal'));
  const segments = names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last);
  const histories = names.filter((name) => /^[0-9A-F]{8}\.history$/.test(name));
  return [...histories, ...segments].toSorted();
}

/** The control file, read until it is the same twice: the server writes it while we look. */
export async function readControl(cluster: string): Promise<Buffer> {
  const path = join(cluster, 'global/pg_control');
  let before = await readFile(path);
  for (;;) {
    const now = await readFile(path);
    if (now.equals(before)) return now;
    before = now;
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0, // gone meanwhile
  );
}
