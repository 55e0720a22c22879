import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret, type World } from '../harness/world.ts';

/** A server in a process of its own, as `npm start` runs it. */
export interface ChildServer {
  readonly address: string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the program on a world's database and waits until it listens. The sessions and, when it is named, the keys of the world are good there too. */
export async function startChild(
  databaseUrl: string,
  world: Pick<World, 'dataDir'> | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'anlan-child-'));
  writeFileSync(join(dataDir, 'secret'), secret);
  const child = run({
    DATA_DIR: dataDir,
    ...(world && { KEYS_DIR: join(world.dataDir, 'keys') }),
    DATABASE_URL: databaseUrl,
    DEMO: '0',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...more,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => rmSync(dataDir, { recursive: true, force: true }));
  const address = await addressOf(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { address, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGINT') };
}

/** Starts the program with the given environment and tells what it said until it ended by itself. */
export async function runToEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly words: string }> {
  const child = run(env);
  let words = '';
  child.stdout?.on('data', (text: Buffer) => (words += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (words += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, words };
}

function run(env: Readonly<Record<string, string>>): ChildProcess {
  const main = join(import.meta.dirname, '../../src/server/main.ts');
  return spawn(process.execPath, [main], { env: { ...process.env, ...env }, cwd: tmpdir() });
}

function addressOf(child: ChildProcess): Promise<string> {
  let words = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: Buffer) => (words += text.toString()));
    child.stdout?.on('data', (text: Buffer) => {
      words += text.toString();
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(words);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${words}`)));
  });
}
