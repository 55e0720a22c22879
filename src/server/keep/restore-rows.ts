import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Problem } from '../../kernel/problem.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { migrate } from '../db/migrate.ts';
import type { Line, Repository } from './repository.ts';
import { chooseBackup, missingKeys, type Restored, type Wanted, writeAttachments, writeKeys } from './restore.ts';

/**
 * Brings the rows of a backup into an empty database that is not our own, all or nothing, in the schema they were written in; the next
 * start of the program brings it forward. The attachments and keys go to the data folder.
 */
export async function restoreRows(
  from: Repository,
  wanted: Wanted,
  owner: pg.Pool,
  tell: (words: string) => void,
): Promise<Restored> {
  if (wanted.at !== undefined) {
    throw new Problem(
      'invalid',
      '外部数据库（DATABASE_URL）恢复到任意时刻由数据库管理员负责，这里只能恢复到某一次备份',
    );
  }
  const backup = await chooseBackup(from, wanted);
  if (backup.kind !== 'rows') {
    throw new Problem(
      'refused',
      `备份 ${backup.id} 是自带数据库的整体备份，不能装入外部数据库。请先不设 DATABASE_URL 恢复，再用 npx anlan backup --rows 备份一份，装入外部数据库`,
    );
  }
  await refuseFilled(owner);
  const lines = await from.linesOf(backup);
  tell(`正在从备份 ${backup.id} 恢复到外部数据库……`);
  await migrate(owner, undefined, backup.schema);
  await mkdir(wanted.dataDir, { recursive: true });
  const folder = await mkdtemp(join(wanted.dataDir, 'restoring-'));
  try {
    await inTransaction(owner, (client) => load(client, from, lines, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await writeKeys(from, lines, wanted);
  await writeAttachments(from, join(wanted.dataDir, 'files'));
  return { backup, until: backup.startedAt, missingKeys: await missingKeys(backup, wanted) };
}

async function refuseFilled(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(`select to_regclass('county') is not null as there`);
  const filled = rows[0]?.there === true && (await owner.query('select 1 from county limit 1')).rows.length > 0;
  if (filled)
    throw new Problem('refused', '这个数据库里已有安澜的数据，不会覆盖。请在 DATABASE_URL 里写一个新建的空库');
}

async function load(client: pg.PoolClient, from: Repository, lines: readonly Line[], folder: string): Promise<void> {
  const again = await liftConstraints(client);
  for (const { path, object } of lines.filter(({ part }) => part === 'rows')) {
    const file = join(folder, 'rows');
    await from.pool.restore(object, file);
    const [table = '', columns = ''] = path.split(/ (?=\()/);
    await client.query(`truncate "${table}"`); // what migrations put there is in the backup as it became
    await pipeline(createReadStream(file), client.query(copyFrom(`copy "${table}" ${columns} from stdin`)));
    await rm(file);
  }
  for (const statement of again) await client.query(statement);
}

/** Lets rows in in any order and past the wall, and gives the statements that set all up again and check it. */
async function liftConstraints(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows: keys } = await client.query<{ lift: string; again: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lift,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  const { rows: walls } = await client.query<{ lift: string; again: string }>(`
    select format('alter table %s disable row level security', oid::regclass) as lift,
           format('alter table %s enable row level security', oid::regclass) as again
      from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`);
  const { rows: numbers } = await client.query<{ again: string }>(`
    select format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %s), false)',
             pg_get_serial_sequence(attrelid::regclass::text, attname), attname, attrelid::regclass) as again
      from pg_attribute join pg_class c on c.oid = attrelid
     where attidentity <> '' and c.relnamespace = 'public'::regnamespace`);
  for (const { lift } of [...keys, ...walls]) await client.query(lift);
  return [...keys, ...walls, ...numbers].map(({ again }) => again);
}
