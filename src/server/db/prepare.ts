import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { queueLogger } from '../jobs/queue-logger.ts';
import { migrate } from './migrate.ts';

/** Brings a database up to what this program needs: our tables and the queue's. Safe to call at every start, and by several at once. */
export async function prepareDatabase(owner: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: owner, logger: queueLogger() });
  await migrate(owner);
}
