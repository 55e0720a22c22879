import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpooledRow } from './reading.ts';
import { type FileKey, openedPiece, sealedPiece } from './seal-file.ts';
import type { Growth } from './growth.ts';

/** Where the rows of files lie once they have been read, until they are in their ledger: what can be made again from the file. */
export interface Spool {
  path(batch: string): string;
  has(batch: string): boolean;
  /** Where the rows are being written; `complete` makes them those of the batch. */
  partPath(batch: string): string;
  complete(batch: string): Promise<void>;
  forget(batch: string): Promise<void>;
  /** The rows behind an ordinal, in pieces of so many; `key` is that of their file. Those still being read come as they do. */
  pieces(batch: string, key: FileKey, behind: number, size: number, growth?: Growth): AsyncGenerator<SpoolPiece>;
  /** Where stands what the check has found of the rows. */
  findingsPath(batch: string): string;
}

/** Some rows of the spool that stand one behind the other; most of the time is in reading them, so that it is done when they are asked for. */
export interface SpoolPiece {
  readonly count: number;
  readonly rows: () => readonly SpooledRow[];
}

/** Opens the spool in a folder, which is made when missing. What a process that died has left there of answers goes. */
export async function openSpool(folder: string, now: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  await forgetLeft(folder, Date.parse(now) - leftMs);
  const path = (batch: string) => join(folder, `${batch}.rows`);
  const partPath = (batch: string) => `${path(batch)}.part`;
  const findingsPath = (batch: string) => join(folder, `${batch}.found`);
  return {
    path,
    partPath,
    findingsPath,
    has: (batch) => existsSync(path(batch)),
    complete: (batch) => rename(partPath(batch), path(batch)),
    forget: async (batch) => {
      for (const one of [path, partPath, findingsPath]) await rm(one(batch), { force: true });
    },
    pieces: (batch, key, behind, size, growth) =>
      piecesOf(growth ? partPath(batch) : path(batch), key, behind, size, growth),
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
  growth: Growth | undefined,
): AsyncGenerator<SpoolPiece> {
  let piece: string[] = [];
  let ordinal = 0;
  for await (const line of linesOf(path, key, growth)) {
    ordinal += 1;
    if (ordinal <= behind) continue;
    piece.push(line);
    if (piece.length < size) continue;
    yield pieceOf(piece);
    piece = [];
  }
  if (piece.length > 0) yield pieceOf(piece);
}

const pieceOf = (lines: readonly string[]): SpoolPiece => ({
  count: lines.length,
  rows: () => lines.map((line) => JSON.parse(line) as SpooledRow), // what read-worker.ts has written
});

/** Whole lines that stand sealed together, behind the length of what they have become. */
export function framedPiece(lines: string, key: FileKey): Buffer {
  const sealed = sealedPiece(lines, key);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(sealed.length);
  return Buffer.concat([head, sealed]);
}

/** The lines of a file of framed pieces; of one that is still growing each as soon as it is there. */
export async function* linesOf(path: string, key: FileKey, growth?: Growth): AsyncGenerator<string> {
  const isMore = growth?.beyond ?? (() => Promise.resolve(true));
  if (!(await isMore(0))) return;
  const file = await open(path, 'r');
  try {
    for (let at = 0; await isMore(at);) {
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
