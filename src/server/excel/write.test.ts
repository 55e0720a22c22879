import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fileTypeFromBuffer } from 'file-type';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { Cell, Column } from './sheet.ts';
import { streamSheet, writeWorkbook } from './write.ts';

const columns: readonly Column[] = [
  { label: '编号', width: 14, kind: 'text' },
  { label: '隐患描述', width: 40, kind: 'text' },
  { label: '罚款（元）', width: 12, kind: 'number' },
  { label: '到期日', width: 12, kind: 'day' },
  { label: '登记时间', width: 20, kind: 'instant' },
];

function hazard(n: number): readonly Cell[] {
  const day = new Date(Date.UTC(2026, 0, 1 + (n % 180))).toISOString();
  return [
    `隐患〔2026〕${n}号`,
    `第${n}处：灭火器压力不足，疏散通道堆放杂物`,
    n * 1.25,
    day.slice(0, 10),
    day.replace('T00:00', 'T02:30'),
  ];
}

function* hazards(count: number) {
  for (let n = 1; n <= count; n += 1) yield hazard(n);
}

async function* later<T>(rows: Iterable<T>) {
  for (const row of rows) yield await Promise.resolve(row);
}

function named(name: string) {
  return { name, columns, rows: [] };
}

async function* broken() {
  yield hazard(1);
  await Promise.resolve();
  throw new Error('connection lost');
}

async function bytesOf(stream: ReadableStream<Uint8Array>) {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What the wall clock in Shanghai shows at the instant, as the reader gives it. */
function wallTime(instant: string) {
  return new Date(Date.parse(instant) + 8 * 3_600_000).getTime();
}

test('50,000 rows are written in memory that does not grow', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const held: number[] = [];
  async function* watched() {
    for (let n = 1; n <= 50_000; n += 1) {
      if (n % 5000 === 0) {
        await new Promise((resume) => setImmediate(resume));
        collect();
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        held.push(heapUsed + arrayBuffers);
      }
      yield hazard(n);
    }
  }
  let bytes = 0;
  for await (const piece of streamSheet({ name: '隐患', columns, rows: watched() })) bytes += piece.length;
  assert.ok(bytes > 1_000_000, `${bytes} bytes`);
  const [first = 0, ...rest] = held;
  const growth = Math.max(...rest) - first;
  assert.ok(growth < 3_000_000, `held ${growth} bytes more than at the beginning`);
});

test('50,000 rows read back equal', async () => {
  const bytes = await bytesOf(streamSheet({ name: '隐患', columns, rows: later(hazards(50_000)) }));
  let n = 0;
  for await (const { values } of streamXlsxRows(bytes)) {
    if (n > 0) {
      const [number, text, money, day, instant] = hazard(n);
      const [readNumber, readText, readMoney, readDay, readInstant] = values;
      assert.ok(readNumber === number && readText === text && readMoney === money, `row ${n}`);
      assert.ok(readDay instanceof Date && readDay.toISOString().slice(0, 10) === day, `day of row ${n}`);
      assert.ok(
        readInstant instanceof Date && readInstant.getTime() === wallTime(String(instant)),
        `instant of row ${n}`,
      );
    }
    n += 1;
  }
  assert.equal(n, 50_001);
});

test('the heading is bold and frozen and the filter covers every row', async () => {
  const bytes = await writeWorkbook([{ name: '隐患', columns, rows: hazards(3) }]);
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  assert.deepEqual(sheet?.rows[0], ['编号', '隐患描述', '罚款（元）', '到期日', '登记时间']);
  assert.equal(sheet?.cells?.get('0,0')?.style?.font?.bold, true);
  assert.notEqual(sheet?.cells?.get('1,0')?.style?.font?.bold, true);
  assert.equal(sheet?.autoFilter?.range, 'A1:E4');
  assert.equal(sheet?.freezePane?.rows, 1);
  assert.equal(sheet?.columns?.[1]?.width, 40);
  assert.equal((await fileTypeFromBuffer(bytes))?.ext, 'xlsx');
});

for (const text of [
  '=1+1',
  '+86 0816',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://a","b")',
]) {
  test(`the text ${JSON.stringify(text)} stays a text and is no formula`, async () => {
    const bytes = await writeWorkbook([{ name: '表', columns: columns.slice(0, 1), rows: [[text]] }]);
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    assert.equal(sheet?.rows[1]?.[0], text);
    assert.equal(sheet?.cells?.get('1,0')?.formula, undefined);
    assert.equal(sheet?.cells?.get('1,0')?.style?.numFmt, '@');
  });
}

const kept: readonly (readonly [string, Column['kind'], Cell, unknown])[] = [
  ['markup', 'text', '<b>&"\'</b>', '<b>&"\'</b>'],
  ['a code that looks like an escape', 'text', 'a_x000D_b', 'a_x000D_b'],
  ['control characters and line ends', 'text', 'a\u0001b\r\nc\u000B', 'a\u0001b\r\nc\u000B'],
  ['outer spaces', 'text', '  两端  ', '  两端  '],
  ['rare characters', 'text', '𠮷😀', '𠮷😀'],
  ['half a character', 'text', 'a\uD842', 'a\uFFFD'],
  ['a credit code in a text column', 'text', '91330100799655058B', '91330100799655058B'],
  ['digits in a text column', 'text', '007', '007'],
  ['a database decimal', 'number', '12.50', 12.5],
  ['more digits than Excel keeps', 'number', '1234567890123456789', '1234567890123456789'],
  ['words in a number column', 'number', '不详', '不详'],
  ['no number', 'number', Number.NaN, 'NaN'],
  ['a day that is none', 'day', '待定', '待定'],
  ['a day before the calendar of Excel', 'day', '1900-01-05', '1900-01-05'],
  ['yes', 'text', true, '是'],
];
for (const [what, kind, cell, expected] of kept) {
  test(`${what} is kept`, async () => {
    const bytes = await writeWorkbook([{ name: '表', columns: [{ label: '列', width: 9, kind }], rows: [[cell]] }]);
    assert.deepEqual((await readXlsx(bytes)).sheets[0]?.rows[1]?.[0], expected);
  });
}

test('a text longer than Excel takes is cut and says so', async () => {
  const bytes = await writeWorkbook([{ name: '表', columns: columns.slice(0, 1), rows: [['长'.repeat(40_000)]] }]);
  const cell = String((await readXlsx(bytes)).sheets[0]?.rows[1]?.[0]);
  assert.equal(cell.length, 32_767);
  assert.ok(cell.endsWith('…'));
});

test('more rows than a sheet holds go on in the next sheet, under the same heading', async () => {
  const bytes = await bytesOf(streamSheet({ name: '隐患', columns, rows: hazards(5) }, 3));
  const { sheets } = await readXlsx(bytes);
  assert.deepEqual(
    sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['隐患', 3],
      ['隐患_2', 3],
      ['隐患_3', 2],
    ],
  );
  assert.equal(sheets[2]?.rows[0]?.[0], '编号');
  assert.equal(sheets[2]?.rows[1]?.[0], '隐患〔2026〕5号');
});

test('names of sheets are made to fit and to differ', async () => {
  const bytes = await writeWorkbook([named("'a/b[c]'"), named('A b c'), named('长'.repeat(40)), named('')]);
  const names = (await readXlsx(bytes)).sheets.map(({ name }) => name);
  assert.deepEqual(names, ['a b c', 'A b c_2', '长'.repeat(31), '表']);
});

test('an error of the rows is the error of the stream', async () => {
  await assert.rejects(bytesOf(streamSheet({ name: '隐患', columns, rows: broken() })), /connection lost/);
});

test('a reader who goes away ends the rows', async () => {
  let ended = false;
  async function* endless() {
    try {
      for (let n = 1; ; n += 1) yield await Promise.resolve(hazard(n));
    } finally {
      ended = true;
    }
  }
  const reader = streamSheet({ name: '隐患', columns, rows: endless() }).getReader();
  for (let piece = 0; piece < 20; piece += 1) await reader.read();
  await reader.cancel();
  assert.equal(ended, true);
});
