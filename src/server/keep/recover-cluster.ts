import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { startPostgres } from '../db/embedded.ts';
import { archivedSegments } from './prune-log.ts';
import type { Repository } from './repository.ts';
import { countyTime, type Wanted } from './restore.ts';
import { shellWords } from './shell-words.ts';

const script = fileURLToPath(new URL('../../../db/restore-wal.sh', import.meta.url));

/** Lets PostgreSQL replay the log over a copied cluster, up to a moment or to the end, and stop cleanly. Gives the time of the last change. */
export async function recoverCluster(
  from: Repository,
  folder: string,
  { at, rescued }: Pick<Wanted, 'at' | 'rescued'>,
  tell: (words: string) => void,
): Promise<string | undefined> {
  const archived = (await archivedSegments(from)).length;
  tell(archived === 0 ? '没有归档日志，恢复到备份完成时……' : `正在重放归档日志（最多 ${archived} 段）……`);
  await writeFile(join(folder, 'cluster', 'recovery.signal'), '');
  const heard: string[] = [];
  const fetch = ['/bin/sh', script, '%f', '%p', from.logFolder, ...(rescued === undefined ? [] : [resolve(rescued)])];
  const settings = {
    restore_command: shellWords(fetch),
    recovery_target_timeline: 'latest',
    recovery_target_action: 'promote',
    ...(at === undefined ? {} : { recovery_target_time: at.replace('T', ' ').replace('Z', '+00') }),
  };
  const server = await startPostgres(folder, { settings, log: (line) => heard.push(line) }).catch((error: unknown) => {
    throw heard.some((line) => line.includes('before configured recovery target was reached')) ? tooLate(heard) : error;
  });
  try {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query('select count(*) from migration').finally(() => client.end());
  } finally {
    await server.stop();
  }
  return lastChange(heard);
}

/** The server tells in its log when the last transaction it replayed was committed. */
function lastChange(heard: readonly string[]): string | undefined {
  const told = heard
    .map(
      (line) =>
        /(?:last completed transaction was at log time|recovery stopping (?:before|after) .* time) ([\d-]+ [\d:.]+)/.exec(
          line,
        )?.[1],
    )
    .findLast((time) => time !== undefined);
  return told === undefined ? undefined : `${told.replace(' ', 'T')}Z`;
}

function tooLate(heard: readonly string[]): Problem {
  const until = lastChange(heard);
  const words = until === undefined ? '备份完成时' : countyTime(until);
  return new Problem(
    'invalid',
    `归档日志只到 ${words}，恢复不到所要的时刻。不带 --at 再执行一次，可恢复到最后；旧机器的日志目录还读得到的，可用 --wal 指明`,
    { until },
  );
}
