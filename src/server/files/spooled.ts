import { type FileHandle, open, rm } from 'node:fs/promises';

/** Takes the next bytes; refuses them when nobody reads any more. */
export type Write = (piece: Uint8Array) => Promise<void>;

const headBytes = 1024 * 1024;

/**
 * Bytes that are written as fast as they come and read as slowly as anybody likes: the first megabyte stays in memory, what follows lies in
 * a file that is gone with the process at the latest. Writing begins when reading does, and ends in an error when reading ends before it.
 */
export async function* spooled(path: string, fill: (write: Write) => Promise<void>): AsyncGenerator<Uint8Array, void> {
  const head: Uint8Array[] = [];
  let file: FileHandle | undefined;
  let [inHead, inFile] = [0, 0];
  let [left, full] = [false, false];
  let more = Promise.withResolvers<void>();
  const tell = () => {
    more.resolve();
    more = Promise.withResolvers();
  };
  const write: Write = async (piece) => {
    if (left) throw new Error('nobody reads this any more');
    if (file === undefined && inHead < headBytes) {
      head.push(piece);
      inHead += piece.length;
    } else {
      file ??= await opened(path);
      await file.writeFile(piece);
      inFile += piece.length;
    }
    tell();
  };
  const filling = fill(write).finally(() => {
    full = true;
    tell();
  });
  filling.catch(() => undefined); // thrown below, to whoever reads
  try {
    let [pieces, bytes] = [0, 0];
    for (;;) {
      const next = more.promise;
      const piece = head[pieces];
      if (piece) {
        pieces += 1;
        yield piece;
      } else if (file && bytes < inFile) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), { position: bytes });
        bytes += bytesRead;
        yield buffer.subarray(0, bytesRead);
      } else if (full) break;
      else await next;
    }
    await filling;
  } finally {
    left = true;
    await filling.catch(() => undefined);
    await file?.close();
  }
}

/** A new file that has no name any more: it lives as long as it is open. */
async function opened(path: string): Promise<FileHandle> {
  const file = await open(path, 'wx+');
  await rm(path);
  return file;
}
