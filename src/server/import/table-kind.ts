import { open } from 'node:fs/promises';
import { Problem } from '../../kernel/problem.ts';
import { cleanName, extensionOf } from '../files/name.ts';
import { isPlainText } from '../files/plain-text.ts';

/** The kinds of table that can be read. */
export type TableKind = 'xlsx' | 'xls' | 'csv';

const endings: Readonly<Record<TableKind, readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm', 'et'],
  xls: ['xls', 'et'],
  csv: ['csv', 'txt'],
};
const maxUnpacked = 2_000_000_000;
const maxMembers = 5_000;

/** The kind of a table by its content, whatever it is called. Throws Problem 'unsupported' or 'invalid' for what cannot be read, 'tooLarge' for a zip bomb. */
export async function tableKind(
  path: string,
  rawName: string,
): Promise<{ readonly kind: TableKind; readonly name: string }> {
  const kind = await kindOf(path);
  const name = cleanName(rawName);
  const ending = extensionOf(name);
  if (ending !== '' && !Object.values(endings).some((all) => all.includes(ending)))
    throw new Problem('unsupported', `不支持 .${ending} 文件，请另存为 .xlsx、.xls 或 .csv 后再导入`);
  return { kind, name };
}

async function kindOf(path: string): Promise<TableKind> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = await pieceOf(handle, 0, 8);
    if (head.subarray(0, 4).toString('hex') === '504b0304') {
      checkArchive(membersOf(await pieceOf(handle, Math.max(0, size - 4_000_000), 4_000_000), size));
      return 'xlsx';
    }
    if (head.toString('hex') === 'd0cf11e0a1b11ae1') return 'xls';
  } finally {
    await handle.close();
  }
  if (await isPlainText(path)) return 'csv';
  throw new Problem('unsupported', '无法识别这个文件：请选择 .xlsx、.xls 或 .csv（UTF-8 或 GBK 编码）表格');
}

interface Member {
  readonly path: string;
  readonly packed: number;
  readonly size: number;
}

function checkArchive(members: readonly Member[]): void {
  if (
    !members.some(({ path }) => path === '[Content_Types].xml') ||
    !members.some(({ path }) => path.startsWith('xl/'))
  )
    throw new Problem('unsupported', '这个压缩包不是 Excel 工作簿，请选择 .xlsx 表格');
  const size = members.reduce((sum, member) => sum + member.size, 0);
  // Deflate makes nothing smaller than about a thousandth: beyond that the sizes are not true.
  const isLying = members.some((member) => member.size > 1_000_000 && member.size > member.packed * 1_100);
  if (size > maxUnpacked || members.length > maxMembers || isLying)
    throw new Problem(
      'tooLarge',
      '文件解压后过大，可能不是正常的表格。请删去图片和多余的工作表，或分成几个文件后再导入',
    );
}

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
      packed: tail.readUInt32LE(at + 20),
      size: tail.readUInt32LE(at + 24),
    });
    at += 46 + length + (moreLength ?? 0) + (noteLength ?? 0);
  }
  if (members.length === 0) throw damaged();
  return members;
}

async function pieceOf(
  handle: { read: (b: Buffer, o: number, l: number, p: number) => Promise<{ bytesRead: number }> },
  from: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}
