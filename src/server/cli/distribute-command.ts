import type { Registry } from '../../kernel/module.ts';
import { openDatabase } from '../db/connect.ts';
import { distribute, findCitus, planFor } from '../distribute/distribute.ts';
import type { Installation } from './backup-command.ts';
import type { Command } from './command.ts';
import { reach } from './open-machine.ts';

/** `anlan distribute`: cuts the schema by county on a PostgreSQL with Citus, for a province; elsewhere it changes nothing and says so. */
export function distributeCommand({ settings }: Installation, registry: Registry): Command {
  return {
    summary: '分布：在装有 Citus 的 PostgreSQL 上按县切分各表（省级部署用）',
    options: { plan: { words: '只打印将要执行的语句，不执行' } },
    run: async ({ plan }, { print, tell }) => {
      const { url, stop } = await reach(settings());
      const database = openDatabase({
        url,
        applicationName: 'anlan command',
        ownerConnections: 1,
        statementTimeout: 0,
      });
      try {
        const { owner } = database;
        if (plan !== undefined)
          return print((await planFor(owner, registry)).map((statement) => `${statement};`).join('\n'));
        const citus = await findCitus(owner);
        if (citus === 'missing')
          return tell(
            '这台数据库没有安装 Citus 扩展，没有改动任何东西。单个县不需要分布；省级部署请先在数据库服务器上安装 Citus。',
          );
        if (citus === 'installable')
          return tell(
            '数据库服务器已装有 Citus，但本库尚未启用，没有改动任何东西。请数据库管理员在本库执行：CREATE EXTENSION citus; 再重新执行本命令。',
          );
        const count = await distribute(owner, registry);
        return tell(count === 0 ? '各表都已按县分布，没有需要做的。' : `已按县分布，共执行 ${count} 条语句。`);
      } finally {
        await database.close();
        await stop();
      }
    },
  };
}
