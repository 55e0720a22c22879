import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createZstdCompress, createZstdDecompress, zstdCompress } from 'node:zlib';
import { Problem } from '../../kernel/problem.ts';

/** Content as it is kept: the sha-256 of it and its size in bytes, the name of the object and the size that has on the disk. */
export interface Kept {
  readonly hash: string;
  readonly size: number;
  readonly object: string;
  readonly stored: number;
}

/** How content is kept: packed (zstd) or as it is; `signal` gives up, `read` hears of every piece. */
export interface Keeping {
  readonly pack: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly read?: (bytes: number) => void;
}

/** Content by its hash in a folder, each once; what is new was read back and compared before it counts as kept. */
export interface ObjectPool {
  keep(path: string, keeping: Keeping): Promise<Kept>;
  /** The object of content whose hash is known, when it is there and whole. */
  findKept(hash: string, pack: boolean): Promise<Kept | undefined>;
  /** Writes an object's content to a path, and throws Problem 'refused' when it is no longer what was kept. */
  restore(object: string, to: string): Promise<number>;
  /** Why an object is not what it was, or undefined when it is. */
  findFault(object: string): Promise<string | undefined>;
  /** Removes what this pool has added since it was opened. */
  undo(): Promise<void>;
  /** Removes every packed object that is not named, and gives how many bytes that freed. Attachments stay: they are never removed at home. */
  sweep(wanted: ReadonlySet<string>): Promise<number>;
  /** The hashes of what is kept as it is: the attachments, also those that came after the last backup. */
  listPlain(): Promise<readonly string[]>;
}

const packed = '.zst';
const small = 4 * 1024 * 1024;
const compress = promisify(zstdCompress);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Opens the pool in a folder. `trusted` are the objects of whole backups with their stored sizes: others are read again before they are used again. */
export function openPool(folder: string, trusted: ReadonlyMap<string, number>): ObjectPool {
  const added = new Set<string>();
  const pathOf = (object: string) => join(folder, object.slice(0, 2), object);

  async function findKept(hash: string, pack: boolean): Promise<Kept | undefined> {
    const object = pack ? `${hash}${packed}` : hash;
    const found = await stat(pathOf(object)).catch(() => undefined);
    if (found === undefined) return undefined;
    const isTrusted = trusted.get(object) === found.size || added.has(object);
    if (!isTrusted && (await findFault(object)) !== undefined) return undefined;
    return { hash, size: 0, object, stored: found.size };
  }

  async function keep(path: string, keeping: Keeping): Promise<Kept> {
    const { size: about } = await stat(path);
    return about <= small ? keepSmall(path, keeping) : keepLarge(path, keeping);
  }

  /** A small file is read once, also while it changes. */
  async function keepSmall(path: string, { pack, read, signal }: Keeping): Promise<Kept> {
    signal?.throwIfAborted();
    const bytes = await readFile(path);
    const hash = sha256(bytes);
    read?.(bytes.length);
    const there = await findKept(hash, pack);
    if (there !== undefined) return { ...there, size: bytes.length };
    return written(async (part) => {
      await writeFile(part, pack ? await compress(bytes) : bytes, { flag: 'wx' });
      return { hash, size: bytes.length, pack };
    });
  }

  async function keepLarge(path: string, keeping: Keeping): Promise<Kept> {
    const known = await digest(createReadStream(path), keeping.signal);
    const there = await findKept(known.hash, keeping.pack);
    keeping.read?.(known.size);
    if (there !== undefined) return { ...there, size: known.size };
    return written(async (part) => {
      // A file of a running database may have changed since: what counts is what was written.
      const tap = counter(keeping.signal);
      const packing = keeping.pack ? [createZstdCompress()] : [];
      await pipeline([createReadStream(path), tap.stream, ...packing, createWriteStream(part, { flags: 'wx' })]);
      return { ...tap.end(), pack: keeping.pack };
    });
  }

  /** Writes an object beside its place, reads it back, and puts it there. */
  async function written(
    write: (part: string) => Promise<{ readonly hash: string; readonly size: number; readonly pack: boolean }>,
  ): Promise<Kept> {
    const part = join(folder, `${randomUUID()}.part`);
    await mkdir(folder, { recursive: true });
    try {
      const { hash, size, pack } = await write(part);
      const object = pack ? `${hash}${packed}` : hash;
      const again = await digest(content(part, object));
      if (again.hash !== hash) throw new Problem('unavailable', `备份盘写入后读回不一致（${object}），请更换备份盘`);
      await mkdir(join(folder, object.slice(0, 2)), { recursive: true });
      await rename(part, pathOf(object));
      added.add(object);
      return { hash, size, object, stored: (await stat(pathOf(object))).size };
    } finally {
      await rm(part, { force: true });
    }
  }

  async function restore(object: string, to: string): Promise<number> {
    const tap = counter();
    await pipeline([content(pathOf(object), object), tap.stream, createWriteStream(to, { flags: 'wx', mode: 0o600 })]);
    const { hash, size } = tap.end();
    if (hash !== hashOf(object))
      throw new Problem('refused', `备份中的 ${object} 已损坏，请换一份备份恢复`, { object });
    return size;
  }

  async function findFault(object: string): Promise<string | undefined> {
    try {
      const { hash } = await digest(content(pathOf(object), object));
      return hash === hashOf(object) ? undefined : '内容与校验值不符';
    } catch (error) {
      return `读不出来（${error instanceof Error ? error.message : String(error)}）`;
    }
  }

  async function undo(): Promise<void> {
    for (const object of added) await rm(pathOf(object), { force: true });
    added.clear();
  }

  async function sweep(wanted: ReadonlySet<string>): Promise<number> {
    let freed = 0;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || wanted.has(entry.name) || isPlain(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      freed += (await stat(path)).size;
      await rm(path, { force: true });
    }
    return freed;
  }

  const listPlain = async () =>
    (await readdir(folder, { recursive: true })).map((path) => basename(path)).filter(isPlain);

  return { keep, findKept, restore, findFault, undo, sweep, listPlain };
}

const isPlain = (name: string) => /^[0-9a-f]{64}$/.test(name);

const hashOf = (object: string) => object.slice(0, 64);

function content(path: string, object: string): NodeJS.ReadableStream {
  const bytes = createReadStream(path);
  if (!object.endsWith(packed)) return bytes;
  const unpacking = createZstdDecompress();
  bytes.once('error', (error) => unpacking.destroy(error));
  return bytes.pipe(unpacking);
}

/** The hash and size of what a stream brings. */
export async function digest(
  stream: NodeJS.ReadableStream,
  signal?: AbortSignal,
): Promise<{ readonly hash: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of stream) {
    signal?.throwIfAborted();
    hash.update(piece);
    size += piece.length;
  }
  return { hash: hash.digest('hex'), size };
}

/** Lets bytes through and knows their hash and number at the end. */
function counter(signal?: AbortSignal) {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(piece: Buffer, _, done) {
      if (signal?.aborted) return done(signal.reason);
      hash.update(piece);
      size += piece.length;
      return done(null, piece);
    },
  });
  return { stream, end: () => ({ hash: hash.digest('hex'), size }) };
}
