import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Problem } from '../../kernel/problem.ts';
import type { Identity } from './embedded-identity.ts';
import type { Programs } from './embedded-programs.ts';
import { type Purpose, serverSettings } from './embedded-settings.ts';

/** What a server is started with. */
export type Launch = {
  readonly cluster: string;
  readonly host: string;
  readonly programs: Programs;
  readonly identity: Identity;
  readonly purpose: Purpose;
  readonly log: (line: string) => void;
  readonly settings: Readonly<Record<string, string>>;
};

/** A server that answers. */
export type Server = {
  readonly child: ChildProcess;
  readonly gone: Promise<unknown>;
  readonly lastWords: () => string;
};

/** Starts the server program and waits until it answers; throws Problem 'unavailable' with its last words when it ends instead. */
export async function launch(start: Launch): Promise<Server> {
  const { cluster, host, programs, identity, purpose, log, settings } = start;
  const words = [...identity.prefix, programs.postgres, '-D', cluster, ...serverSettings(purpose, host, settings)];
  const [command = '', ...rest] = words;
  // A session of its own: Ctrl-C in the terminal is for us, and we stop the database when our work is put down.
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn(command, rest, { cwd: '/', env: programs.environment, stdio: [...stdio], detached: true });
  const { promise: ready, resolve: isReady, reject: hasFailed } = Promise.withResolvers<void>();
  const { promise: gone, resolve: hasGone } = Promise.withResolvers<void>();
  const heard: string[] = [];
  const lastWords = () => heard.join('\n');
  createInterface({ input: child.stderr }).on('line', (line) => {
    heard.splice(0, heard.length - 19);
    heard.push(line);
    log(line);
    if (line.endsWith('database system is ready to accept connections')) isReady();
  });
  child.once('error', hasFailed);
  // 'close' comes when the last line was read, but orphaned workers of a killed server would hold it up.
  child.once('exit', () => setTimeout(hasGone, 200));
  child.once('close', hasGone);
  void gone.then(() => hasFailed(failedStart(lastWords())));
  await ready;
  return { child, gone, lastWords };
}

/** The two handles on a running server. */
export type Controls = {
  /** Ends it (fast: open transactions are rolled back) and resolves when it has gone. May be called more than once. */
  readonly stop: () => Promise<void>;
  /** Calls the listener with its last words when it ends without having been told to. */
  readonly onExit: (listener: (lastWords: string) => void) => void;
};

/** How to end a running server, and how to learn that it ended. */
export function controls({ child, gone, lastWords }: Server, purpose: Purpose): Controls {
  let told = false;
  const endWithUs = () => void child.kill('SIGINT');
  process.once('exit', endWithUs);
  void gone.then(() => process.off('exit', endWithUs));
  return {
    stop: async () => {
      told = true;
      child.kill(purpose === 'test' ? 'SIGQUIT' : 'SIGINT');
      const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000);
      await gone;
      clearTimeout(impatience);
    },
    onExit: (listener) => {
      void gone.then(() => told || listener(lastWords()));
    },
  };
}

/** What the user is told when the database program ends instead of starting. */
export function failedStart(lastWords: string): Problem {
  return new Problem(
    'unavailable',
    `内置数据库未能启动。请检查磁盘空间和数据目录的权限。它最后的话是：\n${lastWords}`,
    { lastWords },
  );
}
