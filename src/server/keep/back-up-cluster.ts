import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { listCluster, listLog, readControl } from './cluster-files.ts';
import type { Line, Part, Repository } from './repository.ts';
import type { Run } from './run.ts';

/** A consistent copy of a cluster: its files, its empty folders, the part of the log that makes it consistent. */
export interface ClusterCopy {
  readonly folders: readonly string[];
  readonly lines: readonly Line[];
  readonly log: { readonly first: string; readonly last: string };
}

const slot = 'anlan_backup';

/** Copies a running cluster into a repository by PostgreSQL's low-level backup API. `client` is a session of its own, as the superuser. */
export async function backUpCluster(client: Client, cluster: string, to: Repository, run: Run): Promise<ClusterCopy> {
  const lines: Line[] = [];
  const made = await mkdtemp(join(tmpdir(), 'anlan-label-'));
  const keep = async (part: Part, path: string, from: string) => {
    run.signal.throwIfAborted();
    const kept = await to.pool.keep(from, { pack: true, signal: run.signal, read: run.done }).catch(ignoreGone(from));
    if (kept !== undefined) lines.push({ part, path, ...kept });
  };
  try {
    // The log since the start is held for us by a slot that ends with this session, archive or not.
    await client.query(`select pg_create_physical_replication_slot($1, true, true)`, [slot]);
    await client.query(`select pg_backup_start('anlan', true)`);
    const first = await segmentOf(client, `(pg_control_checkpoint()).redo_lsn`);
    const { folders, files } = await listCluster(cluster);
    run.expect(files.reduce((sum, { size }) => sum + size, 0));
    for (const { path } of files) {
      if (path === 'global/pg_control') await writeFile(join(made, 'control'), await readControl(cluster));
      await keep('cluster', path, path === 'global/pg_control' ? join(made, 'control') : join(cluster, path));
    }
    const { rows } = await client.query<{ lsn: string; labelfile: string }>(
      `select lsn, labelfile from pg_backup_stop(false)`,
    );
    const [stopped] = rows;
    if (stopped === undefined) throw new Error('pg_backup_stop gives one row');
    await writeFile(join(made, 'label'), stopped.labelfile);
    await keep('cluster', 'backup_label', join(made, 'label'));
    const last = await segmentOf(client, `'${stopped.lsn}'::pg_lsn`);
    for (const name of await listLog(cluster, first, last)) {
      await keep('wal', `pg_wal/${name}`, join(cluster, 'pg_wal', name));
    }
    return { folders, lines, log: { first, last } };
  } finally {
    await client.query(`select pg_drop_replication_slot($1)`, [slot]).catch(() => undefined); // ends with the session anyway
    await rm(made, { recursive: true, force: true });
  }
}

async function segmentOf(client: Client, lsn: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select pg_walfile_name(${lsn}) as name`);
  return rows[0]?.name ?? '';
}

/** A file of the cluster that was there a moment ago may have been removed: what it held is in the log. */
const ignoreGone =
  (path: string) =>
  (error: unknown): undefined => {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error;
    if (isGone && error.path === path) return undefined;
    throw error;
  };
