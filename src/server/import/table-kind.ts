import { inflateRawSync } from 'node:zlib';
import { Problem } from '../../kernel/problem.ts';
import { extensionOf } from '../files/name.ts';
import { arePlainText } from '../files/plain-text.ts';

/** The kinds of table that can be read. */
export type TableKind = 'xlsx' | 'xls' | 'csv';

const endings: Readonly<Record<TableKind, readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm', 'et'],
  xls: ['xls', 'et'],
  csv: ['csv', 'txt'],
};
const maxUnpacked = 2_000_000_000;
const maxMembers = 5_000;
/** Sheets are read as they are unpacked; all else, as the texts that sheets share, is held in memory, several times over. */
const maxHeld = 120_000_000;

/** The kind of a table by its content, whatever it is called. Throws Problem 'unsupported' or 'invalid' for what cannot be read, 'tooLarge' for a zip bomb. */
export function tableKind(bytes: Buffer, name: string): TableKind {
  const kind = kindOf(bytes);
  const ending = extensionOf(name);
  if (ending !== '' && !Object.values(endings).some((all) => all.includes(ending)))
    throw new Problem('unsupported', `不支持 .${ending} 文件，请另存为 .xlsx、.xls 或 .csv 后再导入`);
  return kind;
}

function kindOf(bytes: Buffer): TableKind {
  const head = bytes.subarray(0, 8);
  if (head.subarray(0, 4).toString('hex') === '504b0304') {
    checkArchive(bytes, membersOf(bytes.subarray(-4_000_000), bytes.length));
    return 'xlsx';
  }
  if (head.toString('hex') === 'd0cf11e0a1b11ae1') return 'xls';
  if (arePlainText(piecesOf(bytes))) return 'csv';
  throw new Problem('unsupported', '无法识别这个文件：请选择 .xlsx、.xls 或 .csv（UTF-8 或 GBK 编码）表格');
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

interface Member {
  readonly path: string;
  /** Where its own header begins. */
  readonly at: number;
  readonly packed: number;
  readonly size: number;
}

function checkArchive(bytes: Buffer, members: readonly Member[]): void {
  if (
    !members.some(({ path }) => path === '[Content_Types].xml') ||
    !members.some(({ path }) => path.startsWith('xl/'))
  )
    throw new Problem('unsupported', '这个压缩包不是 Excel 工作簿，请选择 .xlsx 表格');
  const size = members.reduce((sum, member) => sum + member.size, 0);
  // Deflate makes nothing smaller than about a thousandth: beyond that the sizes are not true.
  const isLying = members.some((member) => member.size > 1_000_000 && member.size > member.packed * 1_100);
  if (size > maxUnpacked || members.length > maxMembers || isLying || members.some((one) => isTooBig(bytes, one)))
    throw new Problem(
      'tooLarge',
      '文件解压后过大，可能不是正常的表格。请删去图片和多余的工作表，或分成几个文件后再导入',
    );
}

/** Whether what would be held in memory is more than may be, whatever the directory says: it is unpacked so far, once. */
function isTooBig(bytes: Buffer, { path, at, packed, size }: Member): boolean {
  if (path.startsWith('xl/worksheets/') || path.startsWith('xl/media/')) return false;
  if (size > maxHeld) return true;
  if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== deflated) return false;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  try {
    inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: maxHeld });
    return false;
  } catch (error) {
    return error instanceof RangeError; // what is damaged, the reader tells
  }
}
const deflated = 8;

const damaged = () => new Problem('invalid', '文件不完整或已损坏，请用 Excel 打开另存一份后再导入');

/** What the directory at the end of a zip archive says of its members. */
function membersOf(tail: Buffer, size: number): readonly Member[] {
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) throw damaged();
  let at = tail.readUInt32LE(end + 16) - (size - tail.length);
  const members: Member[] = [];
  while (at >= 0 && at + 46 <= end && tail.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, moreLength, noteLength] = [28, 30, 32].map((place) => tail.readUInt16LE(at + place));
    const length = nameLength ?? 0;
    members.push({
      path: tail.subarray(at + 46, at + 46 + length).toString('utf8'),
      at: tail.readUInt32LE(at + 42),
      packed: tail.readUInt32LE(at + 20),
      size: tail.readUInt32LE(at + 24),
    });
    at += 46 + length + (moreLength ?? 0) + (noteLength ?? 0);
  }
  if (members.length === 0) throw damaged();
  return members;
}
