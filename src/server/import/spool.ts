import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpooledRow } from './reading.ts';
import { type FileKey, openedPiece } from './seal-file.ts';

/** Where the rows of files lie once they have been read, until they are in their ledger: what can be made again from the file. */
export interface Spool {
  path(batch: string): string;
  has(batch: string): boolean;
  forget(batch: string): Promise<void>;
  /** The rows behind an ordinal, in pieces of so many; `key` is that of their file. */
  pieces(batch: string, key: FileKey, behind: number, size: number): AsyncGenerator<readonly SpooledRow[]>;
}

/** Opens the spool in a folder, which is made when missing. What a process that died has left there of answers goes. */
export async function openSpool(folder: string, now: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  await forgetLeft(folder, Date.parse(now) - leftMs);
  const path = (batch: string) => join(folder, `${batch}.rows`);
  return {
    path,
    has: (batch) => existsSync(path(batch)),
    forget: (batch) => rm(path(batch), { force: true }),
    pieces: (batch, key, behind, size) => piecesOf(path(batch), key, behind, size),
  };
}

/** So long nothing that is being made stays. */
const leftMs = 3_600_000;

async function forgetLeft(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(xlsx|part|ndjson)$/.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => undefined); // another process may be at it
    if (found && found.mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}

async function* piecesOf(
  path: string,
  key: FileKey,
  behind: number,
  size: number,
): AsyncGenerator<readonly SpooledRow[]> {
  let piece: SpooledRow[] = [];
  let ordinal = 0;
  for await (const line of linesOf(path, key)) {
    ordinal += 1;
    if (ordinal <= behind) continue;
    piece.push(JSON.parse(line) as SpooledRow); // what read-worker.ts has written
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** Whole lines stand sealed together, behind the length of what they have become. */
async function* linesOf(path: string, key: FileKey): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; ;) {
      const head = await bytesAt(file, at, 4);
      if (head.length < 4) return;
      const sealed = await bytesAt(file, at + 4, head.readUInt32LE());
      at += 4 + sealed.length;
      for (const line of openedPiece(sealed, key).split('\n')) if (line !== '') yield line;
    }
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
