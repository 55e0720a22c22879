import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../kernel/problem.ts';

/**
 * Ends what a killed predecessor left in a cluster folder: a server still running, its orphaned workers, lock files naming a process id
 * that something else has meanwhile. Call it only while holding the folder. Linux only (it reads /proc).
 */
export async function clearLeftovers(cluster: string, socketFolder: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (processesIn(cluster).includes(pid)) await end(cluster, [pid], 'SIGINT', 30);
  // Workers without their postmaster leave at once when told to quit; the write-ahead log makes good what they leave undone.
  await end(cluster, processesIn(cluster), 'SIGQUIT', 10);
  await end(cluster, processesIn(cluster), 'SIGKILL', 5);
  const stubborn = processesIn(cluster);
  if (stubborn.length > 0) {
    throw new Problem(
      'unavailable',
      `上次运行留下的数据库进程（进程号 ${stubborn.join('、')}）停不下来。请结束这些进程，再重新启动。`,
      { cluster, stubborn },
    );
  }
  // PostgreSQL itself clears a file whose process is gone, but would take another program under that number for a running server.
  if (existsSync(`/proc/${pid}`)) rmSync(pidFile, { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketFolder, name), { force: true });
}

function readPid(pidFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

async function end(cluster: string, pids: readonly number[], signal: NodeJS.Signals, seconds: number): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has left meanwhile, or is not ours to end: the caller looks again.
    }
  }
  for (let waited = 0; waited < seconds * 1000 && processesIn(cluster).length > 0 && pids.length > 0; waited += 20) {
    await sleep(20);
  }
}

/** The PostgreSQL processes that work in a cluster folder. */
function processesIn(cluster: string): readonly number[] {
  const home = statSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, cluster, home))
    .map(Number);
}

function worksIn(pid: string, cluster: string, home: { readonly dev: number; readonly ino: number }): boolean {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return sameFolder(pid, home) ?? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

/** Whether a process stands in a folder; undefined when we may not look. */
function sameFolder(pid: string, home: { readonly dev: number; readonly ino: number }): boolean | undefined {
  try {
    const { dev, ino } = statSync(`/proc/${pid}/cwd`);
    return dev === home.dev && ino === home.ino;
  } catch {
    return undefined;
  }
}
