import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import { byteStream } from './byte-stream.ts';
import { errno, freshPath, moveInto, onDisk, openWorkFolder } from './disk.ts';
import { decideKind, pixelLimit } from './kind.ts';
import { makeThumbnail, type ThumbnailWidth, thumbnailWidths } from './thumbnail.ts';

/** A file as it was kept: sha-256 of its content in lower-case hex, media type by content, size in bytes, name fit to show. */
export type StoredFile = { readonly hash: string; readonly type: string; readonly size: number; readonly name: string };

/** Decides what a finished file is by its content and name, or throws the Problem that keeps it out. */
export type Judge = (path: string, name: string) => Promise<{ readonly type: string; readonly name: string }>;

/** The bytes of a kept file, read as the stream is. */
export type FileBody = { readonly stream: ReadableStream<Uint8Array>; readonly size: number };

/** Bytes to keep, at once or as they arrive. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/** Files by their content: the same content is kept once, whatever it is called and however often it is put. Who may read one is not known here. */
export type FileStore = {
  /**
   * Keeps the content and answers only when it is safe on the disk; on any failure nothing is left.
   * Throws Problem tooLarge above `maxBytes`, unsupported or invalid by content and name, unavailable when the disk refuses.
   */
  put(
    content: FileContent,
    file: { readonly name: string; readonly maxBytes: number; readonly judge?: Judge },
  ): Promise<StoredFile>;
  /** Where a kept file lies, for readers that need it whole. */
  path(hash: string): string;
  /** The content of a kept file; throws Problem missing. */
  get(hash: string): Promise<FileBody>;
  /** A small upright WebP (`image/webp`) of a kept JPEG, PNG or WebP, made once; throws Problem missing, or unsupported for other kinds. */
  thumbnail(hash: string, width: ThumbnailWidth): Promise<FileBody>;
};

/** Opens a store in a folder of its own, which is made when missing; `refuseWrites` throws a Problem while nothing may be kept. Throws Problem unavailable, naming the folder, when it cannot be written. */
export async function openFileStore(folder: string, refuseWrites: () => void = () => undefined): Promise<FileStore> {
  const work = join(folder, 'incoming');
  try {
    await openWorkFolder(work);
  } catch (error) {
    const reason = errno(error);
    if (reason === undefined) throw error;
    const advice = '请检查该目录的属主、权限和剩余空间，或在设置中换一个目录';
    throw new Problem('unavailable', `附件目录 ${folder} 无法写入（${reason}）：${advice}`, { reason });
  }
  let queue: Promise<unknown> = Promise.resolve();

  async function put(
    content: FileContent,
    { name, maxBytes, judge = decideKind }: { name: string; maxBytes: number; judge?: Judge },
  ): Promise<StoredFile> {
    refuseWrites();
    const part = freshPath(work);
    try {
      const { hash, size } = await receive(content, part, maxBytes);
      const kind = await onDisk(judge(part, name));
      await onDisk(moveInto(part, pathOf(folder, hash)));
      return { hash, size, ...kind };
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  async function get(hash: string): Promise<FileBody> {
    const path = pathOf(folder, hash);
    return { stream: byteStream(piecesOf(path)), size: await sizeOf(path) };
  }

  async function thumbnail(hash: string, width: ThumbnailWidth): Promise<FileBody> {
    if (!thumbnailWidths.includes(width)) throw new Problem('invalid', `缩略图宽度只有 ${thumbnailWidths.join('、')}`);
    const original = pathOf(folder, hash);
    const path = `${original}.${width}.webp`;
    await sizeOf(original);
    if (!(await exists(path))) {
      // One picture at a time, whoever asks: unpacking is what costs memory.
      const turn = queue.then(() => makeOnce(original, path, width));
      queue = turn.catch(() => undefined);
      await turn;
    }
    return { stream: byteStream(piecesOf(path)), size: await sizeOf(path) };
  }

  async function makeOnce(original: string, path: string, width: ThumbnailWidth): Promise<void> {
    if (await exists(path)) return;
    const maxPixels = await onDisk(pixelLimit(original));
    if (maxPixels === undefined) throw new Problem('unsupported', '这种文件没有缩略图，请下载后查看');
    const part = freshPath(work);
    try {
      await onDisk(makeThumbnail(original, part, width, maxPixels));
      await onDisk(moveInto(part, path));
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  return { put, path: (hash) => pathOf(folder, hash), get, thumbnail };
}

async function receive(content: FileContent, part: string, maxBytes: number): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  const handle = await onDisk(open(part, 'wx'));
  try {
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      size += piece.length;
      if (size > maxBytes)
        throw new Problem('tooLarge', `文件超过 ${spokenSize(maxBytes)} 的上限，请压缩或分开后再传`, { maxBytes });
      digest.update(piece);
      await onDisk(handle.writeFile(piece));
    }
    if (size === 0) throw new Problem('invalid', '文件是空的，请重新选择');
    await onDisk(handle.sync());
  } finally {
    await onDisk(handle.close());
  }
  return { hash: digest.digest('hex'), size };
}

function pathOf(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Problem('missing', '附件不存在');
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function sizeOf(path: string): Promise<number> {
  const found = await onDisk(
    stat(path).catch((error: unknown) => (errno(error) === 'ENOENT' ? undefined : Promise.reject(error))),
  );
  if (found === undefined) throw new Problem('missing', '附件不存在或已丢失，请联系系统管理员从备份恢复');
  return found.size;
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path)) yield piece;
}

function spokenSize(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 104_857.6) / 10} MB` : `${Math.floor(bytes / 102.4) / 10} KB`;
}
