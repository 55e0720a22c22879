import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One member of an archive: its path and its text, pulled piece by piece while the archive is being read. */
export type ZipMember = { readonly path: string; readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

type Written = {
  readonly path: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
};

const streamedUtf8 = 0x0808; // sizes follow the data; names are UTF-8
const deflateMethod = 8;
const firstDosDay = 0x21; // 1980-01-01: the same content gives the same bytes

/**
 * A zip archive in pieces, made as it is read and never held in memory. Each member is read to its end before the next is asked for,
 * so a later one may tell what was learnt from an earlier. Throws RangeError when a member or the archive passes 4 GiB.
 */
export async function* zip(members: AsyncIterable<ZipMember> | Iterable<ZipMember>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const member of members) {
    const path = Buffer.from(member.path);
    const tally = { crc: 0, size: 0 };
    let packed = 0;
    yield localHeader(path);
    for await (const piece of deflated(member.content, tally)) {
      packed += piece.length;
      yield piece;
    }
    yield fields([4, 0x08074b50], [4, tally.crc], [4, packed], [4, tally.size]);
    written.push({ path, at, packed, ...tally });
    at += 30 + path.length + packed + 16;
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield fields(
    [4, 0x06054b50],
    [4, 0],
    [2, written.length],
    [2, written.length],
    [4, directory.length],
    [4, at],
    [2, 0],
  );
}

async function* deflated(
  content: ZipMember['content'],
  tally: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  async function* counted() {
    for await (const piece of content) {
      tally.crc = crc32(piece, tally.crc);
      tally.size += piece.length;
      yield piece;
    }
  }
  const source = Readable.from(counted(), { highWaterMark: 1 });
  // A failure of the source destroys the deflater, whose reader then throws it: the callback has nothing left to do.
  for await (const piece of pipeline(source, createDeflateRaw(), () => undefined)) yield piece;
}

function localHeader(path: Buffer): Buffer {
  const head = fields([4, 0x04034b50], [2, 20], [2, streamedUtf8], [2, deflateMethod], [2, 0], [2, firstDosDay]);
  return Buffer.concat([head, fields([4, 0], [4, 0], [4, 0], [2, path.length], [2, 0]), path]);
}

function directoryEntry(member: Written): Buffer {
  const head = fields(
    [4, 0x02014b50],
    [2, 20],
    [2, 20],
    [2, streamedUtf8],
    [2, deflateMethod],
    [2, 0],
    [2, firstDosDay],
  );
  const sizes = fields([4, member.crc], [4, member.packed], [4, member.size], [2, member.path.length]);
  return Buffer.concat([head, sizes, fields([4, 0], [4, 0], [4, 0], [4, member.at]), member.path]);
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
