import sql, { raw } from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { enqueue } from '../../server/jobs/enqueue.ts';
import { heartbeat } from '../../server/keep/alarms.ts';
import { backupErrand } from '../../server/keep/keep-chores.ts';
import { handle, type ServerModule } from '../../server/module.ts';
import { beginBackup, cancelBackup, type UpkeepState, upkeepState } from './upkeep.endpoints.ts';

/** The server's half of upkeep. */
export const upkeepServer: ServerModule = {
  name: 'upkeep',
  handlers: [
    handle(upkeepState, stateOf),
    handle(beginBackup, async (ctx) => {
      await enqueue(ctx, backupErrand, {});
      return {};
    }),
    handle(cancelBackup, async (ctx, { id }) => {
      await ctx.tx.rows(sql`update backup_run set cancelled = true where id = ${id} and outcome = 'running'`);
      return {};
    }),
  ],
};

type Alarm = UpkeepState['alarms'][number];
type Run = UpkeepState['runs'][number];

async function stateOf(ctx: Context): Promise<UpkeepState> {
  const [alarms, runs, [last]] = await Promise.all([alarmsOf(ctx), runsOf(ctx), lastGood(ctx)]);
  return { alarms, runs, lastGoodAt: last?.at ?? null };
}

/** The watch goes round every minute: when it does not, that is an alarm itself. */
async function alarmsOf(ctx: Context): Promise<readonly Alarm[]> {
  const seen = await ctx.tx.rows<Alarm & { isHere: boolean }>(sql`
    select key, grade, words, since, seen_at > ${ctx.now}::timestamptz - interval '5 minutes' as "isHere" from alarm
    order by grade, since`);
  const watch = seen.find(({ key }) => key === heartbeat);
  const words = '后台作业没有运行，备份、提醒和到期处理都停着。请检查安澜的 jobs 进程（--role jobs）是否启动。';
  const stopped =
    watch && !watch.isHere ? [{ key: 'no-jobs', grade: 'grave' as const, words, since: watch.since }] : [];
  const standing = seen.filter(({ key, isHere }) => isHere && key !== heartbeat);
  return [...stopped, ...standing.map(({ key, grade, words: told, since }) => ({ key, grade, words: told, since }))];
}

function runsOf(ctx: Context): Promise<readonly Run[]> {
  return ctx.tx.rows<Run>(sql`select id, place, started_at as "startedAt", ended_at as "endedAt", words,
      done_bytes as "doneBytes", total_bytes as "totalBytes",
      case when outcome = 'running' and seen_at < ${ctx.now}::timestamptz - interval '2 minutes' then 'lost' else outcome end as outcome
    from backup_run order by started_at desc ${raw('limit 14')}`);
}

function lastGood(ctx: Context): Promise<readonly { readonly at: string | null }[]> {
  return ctx.tx.rows(sql`select max(ended_at) as at from backup_run where outcome = 'good'`);
}
