import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../kernel/problem.ts';

/** A predecessor that was just killed takes a moment to vanish. */
const patience = { tries: 40, pause: 50 };

/**
 * Holds a data folder for this process alone and returns the release; waits up to two seconds for a predecessor to go. The lock is an
 * abstract socket (Linux), which the kernel takes back when the process dies, so that no stale lock can be left behind.
 */
export async function holdFolder(folder: string): Promise<() => void> {
  const { dev, ino } = statSync(folder);
  for (let tries = 0; tries < patience.tries; tries += 1) {
    const server = await listen(`\0anlan-data-${dev}-${ino}`);
    if (server !== undefined) return () => void server.close();
    await sleep(patience.pause);
  }
  throw new Problem(
    'unavailable',
    `数据目录 ${folder} 正由另一个运行中的安澜使用。请先停止它，或用 DATA_DIR 指定别的目录。`,
    { folder },
  );
}

/** Takes the name, or returns undefined when somebody has it. */
async function listen(name: string): Promise<Server | undefined> {
  const server = createServer((connection) => connection.destroy());
  const { promise, resolve, reject } = Promise.withResolvers<Server | undefined>();
  server.once('error', (error) => {
    if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined);
    else reject(error);
  });
  server.listen(name, () => resolve(server.unref()));
  return promise;
}
