import { cellOf, type Outline } from './outline-of.ts';

/** A font of exactly the given characters, as a TrueType file (ISO/IEC 14496-22); each as wide as its cell of the grid. */
export function trueType(name: string, outlines: ReadonlyMap<number, Outline>): Buffer {
  const characters = [...outlines].toSorted(([a], [b]) => a - b);
  const glyphs = [Buffer.alloc(0), ...characters.map(([, outline]) => glyphOf(outline))];
  const metrics = [[1000, 0], ...characters.map(([codePoint, outline]) => [cellOf(codePoint), leftOf(outline)])];
  return fontFile({
    cmap: cmapOf(characters.map(([codePoint]) => codePoint)),
    glyf: Buffer.concat(glyphs),
    head: headOf(),
    hhea: words(1, 0, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, metrics.length),
    hmtx: words(...metrics.flat()),
    loca: locaOf(glyphs),
    maxp: words(1, 0, glyphs.length, 4000, 400, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    name: nameOf(name),
    post: words(3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  });
}

function glyphOf(outline: Outline): Buffer {
  if (outline.length === 0) return Buffer.alloc(0);
  const points = outline.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const ends = outline.map((_, at) => outline.slice(0, at + 1).reduce((sum, { length }) => sum + length, 0) - 1);
  const bytes = Buffer.concat([
    words(outline.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), ...ends, 0),
    Buffer.from(points.map(({ isOn }) => (isOn ? 1 : 0))),
    words(...steps(xs), ...steps(ys)),
  ]);
  return padded(bytes);
}

/** Where a shape begins: what draws it moves it there. */
const leftOf = (outline: Outline) => (outline.length === 0 ? 0 : Math.min(...outline.flat().map(({ x }) => x)));

const steps = (values: readonly number[]) => values.map((value, at) => value - (values[at - 1] ?? 0));

function locaOf(glyphs: readonly Buffer[]): Buffer {
  let offset = 0;
  const offsets = [0, ...glyphs.map(({ length }) => (offset += length))];
  return longs(...offsets);
}

/** Format 12: groups of codes that follow each other, each with its first glyph. */
function cmapOf(codePoints: readonly number[]): Buffer {
  const groups: { from: number; to: number; glyph: number }[] = [];
  for (const [at, code] of codePoints.entries()) {
    const last = groups.at(-1);
    if (last && last.to === code - 1) last.to = code;
    else groups.push({ from: code, to: code, glyph: at + 1 });
  }
  const body = groups.flatMap(({ from, to, glyph }) => [from, to, glyph]);
  return Buffer.concat([
    words(0, 1, 3, 10),
    longs(12),
    words(12, 0),
    longs(16 + groups.length * 12, 0, groups.length, ...body),
  ]);
}

function headOf(): Buffer {
  // Version 1.0, revision, checksum (of no use in a font that is embedded), magic number; times are left out, so that bytes repeat.
  const start = Buffer.concat([longs(0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5), words(0, 1000), longs(0, 0, 0, 0)]);
  return Buffer.concat([start, words(0, -200, 1000, 1000, 0, 8, 2, 1, 0)]);
}

function nameOf(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const records = [1, 4, 6].flatMap((kind) => [3, 1, 0x409, kind, text.length, 0]);
  return Buffer.concat([words(0, 3, 6 + 36, ...records), text]);
}

function fontFile(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  let offset = 12 + entries.length * 16;
  const directory = entries.map(([tag, table]) => {
    const entry = Buffer.concat([Buffer.from(tag, 'latin1'), longs(0, offset, table.length)]);
    offset += padded(table).length;
    return entry;
  });
  const head = Buffer.concat([longs(0x0001_0000), words(entries.length, 0, 0, 0)]);
  return Buffer.concat([head, ...directory, ...entries.map(([, table]) => padded(table))]);
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, at * 2);
  return bytes;
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
}
