import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, listening on a port of 127.0.0.1. */
export interface Listening {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a program and waits until it prints the address it listens at; throws with its last words when it ends instead. */
export async function listening(
  program: URL,
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Listening> {
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(program)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise: address, resolve: found, reject } = Promise.withResolvers<string>();
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const words: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    words.push(line);
    const url = /http:\/\/[\w.]+:\d+/.exec(line)?.[0];
    if (url) found(url);
  });
  void gone.then(() => reject(new Error(`${program.pathname} ended: ${words.slice(-5).join('\n')}`)));
  const url = await address;
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { url, pid: child.pid ?? 0, stop };
}

const ticksPerSecond = 100;

/** The processor time a process has used so far, in milliseconds. */
export function cpuOf(pid: number): number {
  const [user, system] = timesOf(pid);
  return ((user + system) * 1000) / ticksPerSecond;
}

/** The processor time a process and those it started have used so far, also those that have ended, in milliseconds. */
export function familyCpuOf(pid: number): number {
  const [user, system, waitedUser, waitedSystem] = timesOf(pid);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  const own = ((user + system + waitedUser + waitedSystem) * 1000) / ticksPerSecond;
  return children.reduce((sum, child) => sum + cpuOf(Number(child)), own);
}

/** The process that started a process; 0 when it has ended. */
export function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0);
}

/** The resident memory of a process now, in bytes. */
export function residentOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

function timesOf(pid: number): readonly [number, number, number, number] {
  const [user = 0, system = 0, waitedUser = 0, waitedSystem = 0] = statOf(pid).slice(11, 15).map(Number);
  return [user, system, waitedUser, waitedSystem];
}

/** What the kernel tells of a process behind its name, from its state on; nothing when it has ended. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}
