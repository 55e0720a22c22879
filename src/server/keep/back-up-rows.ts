import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Line, Repository } from './repository.ts';
import type { Run } from './run.ts';
import { backedUpTables } from './table-order.ts';

/** Copies the rows of all tables as they stood at one moment, for a database that is not ours to copy as files. */
export async function backUpRows(client: Client, to: Repository, run: Run): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(to.folder, 'rows-'));
  const lines: Line[] = [];
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local timezone = 'UTC'`);
    await client.query(`set local datestyle = 'ISO'`);
    await openAllCounties(client);
    for (const { table, columns } of await backedUpTables(client)) {
      run.signal.throwIfAborted();
      const file = join(folder, table);
      const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from "${table}") to stdout`));
      await pipeline(rows, createWriteStream(file), { signal: run.signal });
      const kept = await to.pool.keep(file, { pack: true, signal: run.signal, read: run.done });
      lines.push({ part: 'rows', path: `${table} (${columns.join(', ')})`, ...kept });
      await rm(file);
    }
    await client.query('commit');
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Row-level security binds the owner too, and hides without a word: every county that has a row or a history is named. */
async function openAllCounties(client: Client): Promise<void> {
  const { rows } = await client.query<{ county: string }>(
    'select county from county union select distinct county from entry order by county',
  );
  const counties = rows.map(({ county }) => county).filter((county) => /^\d{6}$/.test(county));
  await client.query(`set local anlan.counties = '${counties.join(',')}'`);
}
