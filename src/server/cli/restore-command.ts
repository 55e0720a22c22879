import { Problem } from '../../kernel/problem.ts';
import { openDatabase } from '../db/connect.ts';
import { openRepository, type Repository } from '../keep/repository.ts';
import { countyTime, parseMoment, type Restored, restoreCluster, type Wanted } from '../keep/restore.ts';
import { restoreRows } from '../keep/restore-rows.ts';
import type { Settings } from '../settings.ts';
import type { Installation } from './backup-command.ts';
import type { Command } from './command.ts';

/** `anlan restore`: a backup back into an empty data folder, up to the last archived change or to a moment. */
export function restoreCommand({ settings }: Installation): Command {
  return {
    summary: '恢复：把备份恢复到空的数据目录，可恢复到某一时刻',
    options: {
      from: { value: '目录', words: '备份所在的目录；不写用设置 BACKUP_DIR' },
      at: { value: '时刻', words: '恢复到哪一刻，如 "2026-11-22 14:30"；不写恢复到最后' },
      backup: { value: '编号', words: '用哪一份备份（npx anlan backup --list）；不写自动选最近的' },
      wal: { value: '目录', words: '旧机器的 DATA_DIR/postgres/cluster/pg_wal，读得到时可补上最后一分钟' },
    },
    run: async ({ from, at, backup, wal }, { tell }) => {
      const here = settings();
      const folder = from ?? here.backupDir;
      if (folder === undefined) throw new Problem('invalid', '请用 --from 目录 说明备份在哪里');
      const wanted = {
        dataDir: here.dataDir,
        keysDir: here.keysDir,
        backup,
        at: at === undefined ? undefined : parseMoment(at),
        rescued: wal,
      };
      tell(wordsOf(await bringBack(await openRepository(folder), here, wanted, tell), here));
    },
  };
}

async function bringBack(
  from: Repository,
  { databaseUrl }: Settings,
  wanted: Wanted,
  tell: (words: string) => void,
): Promise<Restored> {
  if (databaseUrl === undefined) return restoreCluster(from, wanted, tell);
  const database = openDatabase({ url: databaseUrl, applicationName: 'anlan restore', statementTimeout: 0 });
  return restoreRows(from, wanted, database.owner, tell).finally(database.close);
}

function wordsOf({ backup, until, missingKeys }: Restored, { dataDir }: Settings): string {
  const moment = until === undefined ? countyTime(backup.endedAt) : countyTime(until);
  return [
    `已恢复到 ${dataDir}，最后一笔数据的时间是 ${moment}（来自备份 ${backup.id}）。`,
    missingKeys.length === 0
      ? '密钥已核对，都在。'
      : `还缺密钥 ${missingKeys.join('、')}：请从您另存的地方拷回 ${dataDir}，再启动。没有原来的 keys，加密字段（身份证号、电话、账号）打不开；没有原来的 secret，所有人须重新登录并重新绑定动态口令。`,
    '现在可以启动安澜。启动后请核对今日页面与最近的记录。',
  ].join('\n');
}
