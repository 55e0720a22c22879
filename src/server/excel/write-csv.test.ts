import assert from 'node:assert/strict';
import { test } from 'node:test';
import { streamCsv } from './write-csv.ts';

test('CSV opens in Excel as Chinese, with Shanghai times, and evaluates nothing', async () => {
  const stream = streamCsv({
    columns: [
      { label: '名称', width: 9, kind: 'text' },
      { label: '数', width: 9, kind: 'number' },
      { label: '时间', width: 9, kind: 'instant' },
    ],
    rows: [
      ['=1+1', -5, '2026-03-01T02:00:00.000Z'],
      ['说"一",二\n三', '=2', null],
      ['＠a', true, '不详'],
      ['\tb', null, '-x'],
    ],
  });
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(
    bytes.subarray(3).toString(),
    ['名称,数,时间', "'=1+1,-5,2026-03-01 10:00:00", '"说""一"",二\n三",\'=2,', "'＠a,是,不详", "'\tb,,'-x"].join(
      '\r\n',
    ),
  );
});
