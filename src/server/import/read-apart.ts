import { Worker } from 'node:worker_threads';
import { Problem } from '../../kernel/problem.ts';
import type { Annotation, FromReader, Peek, Peeked, Reading, ReadSoFar, ToReader } from './reading.ts';

const mostMegabytes = 320;

/**
 * What a file is, and its sheets with their first lines, read in a thread of its own. Throws Problem 'unsupported' or 'invalid' for what
 * cannot be read, 'tooLarge' for a zip bomb.
 */
export async function peekApart(asked: Omit<Peek, 'task'>): Promise<Peeked> {
  return (await apart({ task: 'peek', ...asked }, () => undefined, new AbortController().signal)) as Peeked; // what a peek answers
}

/** Reads all rows into the spool in a thread of its own and gives their number; `tell` hears how far it is. An abort ends it. */
export async function readApart(
  asked: Omit<Reading, 'task'>,
  tell: (sofar: ReadSoFar) => void,
  signal: AbortSignal,
): Promise<number> {
  return Number(await apart({ task: 'read', ...asked }, tell, signal));
}

/** Writes a file again with what is to be said of its rows, in a thread of its own. */
export async function annotateApart(asked: Omit<Annotation, 'task'>): Promise<void> {
  await apart({ task: 'annotate', ...asked }, () => undefined, new AbortController().signal);
}

async function apart(asked: ToReader, tell: (sofar: ReadSoFar) => void, signal: AbortSignal): Promise<unknown> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const stop = () => reject(new Problem('refused', '已停止读取'));
  worker.on('message', (message: FromReader) => {
    if ('done' in message) resolve(message.done);
    else if ('read' in message) tell(message);
    else reject(new Problem(message.refused.code, message.refused.words));
  });
  worker.on('error', (error) => reject(unreadable(error)));
  worker.on('exit', () => reject(unreadable(new Error('the reader ended without an answer'))));
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** What went wrong in a file, in words that say what to do. The reader has no other work than the file. */
function unreadable(error: unknown): Problem {
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/encrypt|password/i.test(words)) return new Problem('invalid', '文件设有打开密码，请在 Excel 中取消密码后再导入');
  if (/OUT_OF_MEMORY|heap|memory limit|exceeds limit/i.test(words))
    return new Problem('tooLarge', '文件太大，读取时超出内存上限。请分成几个文件后再导入');
  return new Problem('invalid', '文件读不出来，可能已损坏：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入', {
    reason: words.slice(0, 300),
  });
}
