import { type CronItem, parseCronItems, run, type Task, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Machine } from '../db/transact.ts';
import type { Job } from '../module.ts';
import { queueLogger } from './queue-logger.ts';
import { asSystem, countiesOf } from './system.ts';

/** Housekeeping of the installation itself, apart from any county. */
export interface Chore {
  readonly name: string;
  readonly cron: string;
  /** Long work looks at `stop` between its pieces and leaves the rest to the next time. */
  readonly run: (stop: AbortSignal) => Promise<void>;
}

/** Work that requests ask for, by the name they ask by. */
export type Errands = Readonly<Record<string, (payload: unknown) => Promise<void>>>;

/** The running jobs of this process; several processes may run side by side, each line of work is done once. */
export interface Jobs {
  stop(): Promise<void>;
}

/** Starts the queue and its schedule: the modules' jobs county by county, and the chores. */
export async function startJobs(
  owner: pg.Pool,
  machine: Machine,
  log: Logger,
  work: { readonly jobs: readonly Job[]; readonly chores: readonly Chore[]; readonly errands: Errands },
): Promise<Jobs> {
  const tasks: TaskList = {
    ...Object.fromEntries(work.jobs.map((job) => [job.name, countyTask(machine, job)])),
    ...Object.fromEntries(
      work.chores.map((chore): [string, Task] => [chore.name, (_, { abortSignal }) => chore.run(abortSignal)]),
    ),
    ...Object.fromEntries(Object.entries(work.errands).map(([name, run]): [string, Task] => [name, run])),
  };
  const items: CronItem[] = [...work.jobs, ...work.chores].map(({ name, cron }) => ({
    task: name,
    match: cron,
    identifier: name,
    options: { jobKey: name },
  }));
  const runner = await run({
    pgPool: owner,
    taskList: tasks,
    parsedCronItems: parseCronItems(items),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: queueLogger(log),
  });
  return { stop: () => runner.stop() };
}

/** Runs a job for each county until it says there is no more, or the server stops. */
export async function runJob(machine: Machine, job: Job, stop?: AbortSignal): Promise<void> {
  for (const county of await countiesOf(machine.pool)) {
    for (;;) {
      if (stop?.aborted) return;
      const more = await asSystem(machine, county, (ctx) => job.run(ctx));
      if (!more) break;
    }
  }
}

const countyTask =
  (machine: Machine, job: Job): Task =>
  (_, { abortSignal }) =>
    runJob(machine, job, abortSignal);
