import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { queueLogger } from '../jobs/queue-logger.ts';
import { migrate, refuseNewer } from './migrate.ts';

/**
 * Brings a database up to what this program needs: our tables and the queue's. Safe to call at every start, and by several at once.
 * Throws Problem 'unavailable' when the database cannot be reached or entered.
 */
export async function prepareDatabase(owner: pg.Pool): Promise<void> {
  await owner.query('select 1').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = '请检查 DATABASE_URL（地址、端口、用户、口令、库名），并确认数据库已经启动';
    throw new Problem('unavailable', `连接不上数据库（${reason}）：${advice}`);
  });
  await refuseNewer(owner); // before the queue changes anything of its own
  await runMigrations({ pgPool: owner, logger: queueLogger() });
  await migrate(owner);
}
