import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cell, Column } from '../src/server/excel/sheet.ts';
import { streamSheet } from '../src/server/excel/write.ts';

/** How many rows the file has: as many as one that a well-known product of this kind gave up on. */
export const fileRows = 128_053;

/** How many of so many rows are in the ledger already, and how many cannot be taken. */
export const knownOf = (rows: number): number => Math.floor(rows / 4);
export const badOf = (rows: number): number => Math.floor(rows / 100);

const columns: readonly Column[] = [
  '序号',
  '区域',
  '单位名称',
  '统一社会信用代码',
  '行业领域',
  '规模',
  '地址',
  '位置',
  '从业人数',
  '主要负责人',
  '负责人电话',
  '安全管理人员',
  '两重点一重大',
  '风险等级',
  '备注',
  '状态',
  '建档日期',
  '最近确认日期',
  '关闭退出日期',
  '关闭退出原因',
].map((label) => ({
  label,
  width: 14,
  kind: label === '从业人数' || label === '序号' ? 'number' : label.endsWith('日期') ? 'day' : 'text',
}));

const sectors = ['页岩砖厂', '危险化学品', '加油站', '工贸', '小作坊', '餐饮燃气用户', '养老机构', '商场超市', '其他'];
const kinds = ['砖厂', '化工厂', '加油站', '机械厂', '家具厂', '餐馆', '养老院', '商场', '建材厂'];
const scales = ['规上', '规下', '小微', '个体工商户'];
const grades = ['红（重大）', '橙（较大）', '黄（一般）', '蓝（低）'];

/** Writes a workbook of sites, 20 columns; `version` changes what an update changes. */
export async function writeFileOf(path: string, rows: number, version: number): Promise<void> {
  await pipeline(
    Readable.fromWeb(streamSheet({ name: '监管单位', columns, rows: rowsOf(rows, version) }) as never),
    createWriteStream(path),
  );
}

function* rowsOf(rows: number, version: number): Generator<readonly Cell[]> {
  for (let n = 1; n <= rows; n += 1) yield rowOf(n, version);
}

function rowOf(n: number, version: number): readonly Cell[] {
  const of = <T>(all: readonly T[], salt: number): T | undefined => all[(n * salt) % all.length];
  const day = (salt: number) => `20${String(20 + ((n * salt) % 6))}-0${1 + ((n * salt) % 9)}-1${(n * salt) % 9}`;
  const isBad = version === 2 && n % 100 === 0;
  const isClosed = n % 11 === 0;
  return [
    n,
    `第${1 + (n % 33)}镇${1 + (n % 10)}村`,
    `安澜县${String(n)}号${of(kinds, 7) ?? ''}有限责任公司`,
    null,
    isBad ? '没有这个行业' : (of(sectors, 7) ?? ''),
    of(scales, 3) ?? '',
    `第${1 + (n % 33)}镇建设路${n}号附${n % 20}号`,
    `104.${String(100_000 + ((n * 7919) % 899_981))},31.${String(100_000 + ((n * 104_729) % 899_981))}`, // no two in one line,
    version === 1 ? 2 : 3 + (n % 200),
    `负责人${n % 5000}`,
    `139${String(10_000_000 + (n % 89_999_999))}`,
    `安全员${n % 3000}`,
    n % 13 === 0 ? '是' : '否',
    of(grades, 5) ?? '',
    `第${n}家，${of(kinds, 5) ?? ''}，年初摸底登记`,
    isClosed ? '已关闭退出' : '在册',
    day(3),
    day(7),
    isClosed ? day(5) : null,
    isClosed ? '停产' : null,
  ];
}
