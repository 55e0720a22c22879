/** A workbook as Excel 97 to 2003 wrote it (BIFF8 within a compound file), of one sheet: a table of rows with its headings first. */
export function oldWorkbook(name: string, rows: readonly (readonly (string | number | null)[])[]): Buffer {
  const begin = (kind: number) => record(0x0809, u16(0x0600), u16(kind), Buffer.alloc(12));
  const end = record(0x000a);
  const title = Buffer.from(name, 'utf16le');
  const sheetOf = (at: number) => record(0x0085, u32(at), u16(0), Buffer.from([name.length, 1]), title);
  const head = begin(5);
  const at = head.length + sheetOf(0).length + end.length;
  const cells = rows.flatMap((row, line) =>
    row.flatMap((cell, column) => (cell === null ? [] : [cellOf(cell, u16(line), u16(column))])),
  );
  return compound(Buffer.concat([head, sheetOf(at), end, begin(0x10), ...cells, end]));
}

function cellOf(cell: string | number, line: Buffer, column: Buffer): Buffer {
  if (typeof cell === 'string')
    return record(0x0204, line, column, u16(0), u16(cell.length), Buffer.from([1]), Buffer.from(cell, 'utf16le'));
  const number = Buffer.alloc(8);
  number.writeDoubleLE(cell);
  return record(0x0203, line, column, u16(0), number);
}

function record(id: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u16(id), u16(content.length), content]);
}

const sector = 512;
const [free, chainEnd, fatSector] = [0xffffffff, 0xfffffffe, 0xfffffffd];

/** A compound file of one stream: its header, one sector of allocation, one of directory, and the stream behind them. */
function compound(stream: Buffer): Buffer {
  const length = Math.max(stream.length, 4096); // what is shorter would lie among the short ones
  const count = Math.ceil(length / sector);
  const fat = Array.from({ length: sector / 4 }, (_, at) => {
    if (at === 0) return fatSector;
    if (at === 1 || at === count + 1) return chainEnd;
    return at <= count ? at + 1 : free;
  });
  const header = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(16),
    ...[0x3e, 3, 0xfffe, 9, 6].map(u16),
    Buffer.alloc(6),
    ...[0, 1, 1, 0, 4096, chainEnd, 0, chainEnd, 0, 0].map(u32),
    ...Array.from({ length: 108 }, () => u32(free)),
  ]);
  const directory = [entry('Root Entry', 5, 1, chainEnd, 0), entry('Workbook', 2, free, 2, length), none(), none()];
  const content = Buffer.alloc(count * sector);
  stream.copy(content);
  return Buffer.concat([header, ...fat.map(u32), ...directory, content]);
}

function entry(name: string, kind: number, child: number, start: number, size: number): Buffer {
  const title = Buffer.alloc(64);
  title.write(name, 'utf16le');
  const ties = [free, free, child].map(u32);
  const lengths = [u16((name.length + 1) * 2), Buffer.from([kind, 1])];
  return Buffer.concat([title, ...lengths, ...ties, Buffer.alloc(36), u32(start), u32(size), u32(0)]);
}

const none = () => Buffer.concat([Buffer.alloc(68), u32(free), u32(free), u32(free), Buffer.alloc(48)]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
