import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const keepers = ['administrator'] as const;

const alarm = z.object({
  key: z.string(),
  /** 'grave' is to be seen to at once. */
  grade: z.enum(['warn', 'grave']),
  words: z.string(),
  since: z.string(),
});

const run = z.object({
  id: z.string(),
  place: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  doneBytes: z.number(),
  totalBytes: z.number(),
  /** 'lost' is one that was killed. */
  outcome: z.enum(['running', 'good', 'failed', 'cancelled', 'lost']),
  words: z.string(),
});

/** What stands and what the last backups came to. */
export const upkeepState = endpoint({
  method: 'get',
  path: '/upkeep/state',
  label: '运行状态',
  by: keepers,
  input: z.strictObject({}),
  output: z.object({
    alarms: z.array(alarm.readonly()).readonly(),
    runs: z.array(run.readonly()).readonly(),
    lastGoodAt: z.string().nullable(),
  }),
});

/** Asks for a backup now; it begins within seconds, in a process of its own. */
export const beginBackup = endpoint({
  method: 'post',
  path: '/upkeep/begin-backup',
  label: '立即备份',
  by: keepers,
  input: z.strictObject({}),
  output: z.object({}),
});

/** Calls off the backup under way; what it has written so far is removed. */
export const cancelBackup = endpoint({
  method: 'post',
  path: '/upkeep/cancel-backup',
  label: '取消备份',
  by: keepers,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
});

/** What the page shows. */
export type UpkeepState = z.infer<typeof upkeepState.output>;
/** One backup as it went. */
export type BackupRun = UpkeepState['runs'][number];
