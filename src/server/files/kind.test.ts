import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { Problem } from '../../kernel/problem.ts';
import { writeWorkbook } from '../excel/write.ts';
import { zip } from '../excel/zip.ts';
import { decideKind } from './kind.ts';

const folder = await mkdtemp(join(tmpdir(), 'kinds-'));
after(() => rm(folder, { recursive: true, force: true }));

async function decide(content: Uint8Array | string, name: string) {
  const path = join(folder, 'a.part');
  await writeFile(path, content);
  return decideKind(path, name);
}

const wordTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

async function archive(...paths: string[]) {
  const parts: Uint8Array[] = [];
  for await (const part of zip(
    paths.map((path) => ({ path, content: [Buffer.from(path === '[Content_Types].xml' ? wordTypes : 'x')] })),
  ))
    parts.push(part);
  return Buffer.concat(parts);
}

function box(kind: string, brand: string) {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}`),
    Buffer.alloc(4),
    Buffer.from(`${brand}${kind}`),
    Buffer.alloc(64),
  ]);
}

/** A PNG that claims to be of this size and has no picture inside. */
async function claimedPng(width: number, height: number) {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

const canvas = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
const jpeg = await canvas.clone().jpeg().toBuffer();
const png = await canvas.clone().png().toBuffer();
const webp = await canvas.clone().webp().toBuffer();
const docx = await archive('[Content_Types].xml', 'word/document.xml');
const xlsx = await writeWorkbook([{ name: '表', columns: [{ label: '列', width: 9, kind: 'text' }], rows: [['值']] }]);
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';
const wav = Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt '), Buffer.alloc(32)]);
const mp3 = Buffer.concat([
  Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x0a'),
  Buffer.alloc(10),
  Buffer.from([0xff, 0xfb, 0x90, 0x64]),
  Buffer.alloc(500),
]);
const gbk = Buffer.from([0xd2, 0xfe, 0xbb, 0xbc, 0x2c, 0x31, 0x0d, 0x0a]); // 隐患,1
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const html = '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';

const taken: readonly (readonly [string, Uint8Array | string, string, string])[] = [
  ['现场.JPG', jpeg, 'image/jpeg', '现场.jpg'],
  ['现场.jpeg', jpeg, 'image/jpeg', '现场.jpeg'],
  ['截图.png', png, 'image/png', '截图.png'],
  ['照片.webp', webp, 'image/webp', '照片.webp'],
  ['IMG_1.HEIC', box('mif1', 'heic'), 'image/heic', 'IMG_1.heic'],
  ['文书.pdf', pdf, 'application/pdf', '文书.pdf'],
  ['文书.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '文书.docx'],
  ['清单.xlsx', xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '清单.xlsx'],
  ['录像.mp4', box('mp42', 'isom'), 'video/mp4', '录像.mp4'],
  ['录音.m4a', box('mp42', 'M4A '), 'audio/mp4', '录音.m4a'],
  ['录音.m4a', box('mp42', 'isom'), 'audio/mp4', '录音.m4a'],
  ['录音.wav', wav, 'audio/wav', '录音.wav'],
  ['录音.mp3', mp3, 'audio/mpeg', '录音.mp3'],
  ['清单.csv', '\uFEFF名称,数\r\n灭火器,3\r\n', 'text/csv', '清单.csv'],
  ['清单.csv', gbk, 'text/csv', '清单.csv'],
  ['代号.csv', 'BM,压力<5人\r\n', 'text/csv', '代号.csv'],
  ['说明.txt', '说明', 'text/plain', '说明.txt'],
  ['image', jpeg, 'image/jpeg', 'image.jpg'],
  ['录像', box('mp42', 'isom'), 'video/mp4', '录像.mp4'],
  ['整改方案v1.2', pdf, 'application/pdf', '整改方案v1.2.pdf'],
  ['', '文字', 'text/plain', '未命名.txt'],
];
for (const [name, content, type, shown] of taken) {
  test(`'${name}' is taken as ${type}`, async () =>
    assert.deepEqual(await decide(content, name), { type, name: shown }));
}

const refused: readonly (readonly [string, string, Uint8Array | string, string, RegExp])[] = [
  ['a drawing', 'a.svg', svg, 'unsupported', /不支持 \.svg 文件。可上传/],
  ['a drawing called a picture', 'a.png', svg, 'invalid', /不是有效的PNG图片/],
  ['a drawing without a name', 'a', svg, 'unsupported', /无法识别/],
  ['a declared drawing without a name', 'a', `<?xml version="1.0"?>${svg}`, 'unsupported', /无法识别/],
  ['a web page', 'a.html', html, 'unsupported', /\.html/],
  ['a web page called text', 'a.txt', html, 'invalid', /纯文本/],
  ['a web page called a list', 'a.csv', `\uFEFF\n\n${html}`, 'invalid', /纯文本/],
  ['a web page called a picture', 'a.jpg', html, 'invalid', /不是有效的JPEG图片/],
  ['a document called a picture', 'a.jpg', pdf, 'invalid', /文件名是 \.jpg，内容却是PDF文档/],
  ['a picture called text', 'a.txt', jpeg, 'invalid', /内容却是JPEG图片/],
  ['a picture called another picture', 'a.png', jpeg, 'invalid', /内容却是JPEG图片/],
  ['a workbook called a document', 'a.docx', xlsx, 'invalid', /内容却是Excel/],
  ['an archive called a document', 'a.docx', await archive('a.txt'), 'invalid', /不是有效的Word/],
  ['an archive', 'a.zip', await archive('a.txt'), 'unsupported', /\.zip/],
  ['an archive without a name', 'a', await archive('a.txt'), 'unsupported', /无法识别/],
  ['a program', 'a.exe', 'MZ', 'unsupported', /\.exe/],
  ['a program behind a picture name', 'a.jpg.exe', jpeg, 'unsupported', /\.exe/],
  ['binary called text', 'a.txt', Buffer.from([0x61, 0, 0x62]), 'invalid', /UTF-8/],
  ['text in UTF-16', 'a.txt', Buffer.from('\uFEFF文字\n', 'utf16le'), 'invalid', /UTF-8/],
  ['text cut inside a character', 'a.txt', Buffer.from([0xd2, 0xfe, 0xff]), 'invalid', /UTF-8/],
  ['a picture with nothing after its mark', 'a.jpg', jpeg.subarray(0, 24), 'invalid', /已损坏/],
  [
    'a picture that unpacks to gigabytes',
    'a.png',
    await claimedPng(60_000, 60_000),
    'tooLarge',
    /60000×60000 超过 3000 万像素/,
  ],
];
for (const [what, name, content, code, text] of refused) {
  test(`${what} is refused (${code})`, async () => {
    await assert.rejects(
      decide(content, name),
      (error) => error instanceof Problem && error.code === code && text.test(error.message),
    );
  });
}
