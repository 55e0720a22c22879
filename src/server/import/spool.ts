import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpooledRow } from './reading.ts';

/** Where the rows of files lie once they have been read, until they are in their ledger: what can be made again from the file. */
export interface Spool {
  path(batch: string): string;
  has(batch: string): boolean;
  forget(batch: string): Promise<void>;
  /** The rows behind an ordinal, in pieces of so many. */
  pieces(batch: string, behind: number, size: number): AsyncGenerator<readonly SpooledRow[]>;
}

/** Opens the spool in a folder, which is made when missing. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const path = (batch: string) => join(folder, `${batch}.ndjson`);
  return {
    path,
    has: (batch) => existsSync(path(batch)),
    forget: (batch) => rm(path(batch), { force: true }),
    pieces: (batch, behind, size) => piecesOf(path(batch), behind, size),
  };
}

async function* piecesOf(path: string, behind: number, size: number): AsyncGenerator<readonly SpooledRow[]> {
  let piece: SpooledRow[] = [];
  let ordinal = 0;
  for await (const line of linesOf(path)) {
    ordinal += 1;
    if (ordinal <= behind) continue;
    piece.push(JSON.parse(line) as SpooledRow); // what read-worker.ts has written
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** Lines end with a line feed and nothing else: text may hold other signs that readers of lines take for an end. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array();
  for await (const bytes of createReadStream(path, { highWaterMark: 262_144 })) {
    const all = Buffer.concat([rest, bytes as Uint8Array]); // no encoding is set
    let from = 0;
    for (let to = all.indexOf(10, from); to >= 0; to = all.indexOf(10, from)) {
      yield all.toString('utf8', from, to);
      from = to + 1;
    }
    rest = all.subarray(from);
  }
}
