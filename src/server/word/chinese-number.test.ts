import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseNumber } from '../../codes/chinese-number.ts';
import { chineseDay, chineseMoment, chineseSpan, documentNumber, wanYuan } from './chinese-number.ts';

test('numbers from 1 to 99 are written in Chinese', () => {
  const cases: readonly (readonly [number, string])[] = [
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [90, '九十'],
    [99, '九十九'],
  ];
  for (const [value, words] of cases) assert.equal(chineseNumber(value), words);
  for (const value of [0, 100, 1.5, -1, Number.NaN]) assert.throws(() => chineseNumber(value), RangeError);
});

test('a day has no zeros before month and day (GB/T 9704-2012 7.3.5.4)', () => {
  assert.equal(chineseDay('2026-03-01'), '2026年3月1日');
  assert.equal(chineseDay('2026-10-31'), '2026年10月31日');
  assert.throws(() => chineseDay('2026年3月1日'), { code: 'invalid' });
});

test('an instant is told on the clock of the county', () => {
  assert.equal(chineseMoment('2026-02-28T16:05:00.000Z'), '2026年3月1日0时05分');
  assert.equal(chineseSpan('2026-03-01T01:05:00.000Z', '2026-03-01T03:30:00.000Z'), '2026年3月1日9时05分至11时30分');
  assert.equal(
    chineseSpan('2026-03-01T15:00:00.000Z', '2026-03-01T17:00:00.000Z'),
    '2026年3月1日23时00分至2026年3月2日1时00分',
  );
  assert.throws(() => chineseMoment('yesterday'), { code: 'invalid' });
});

test('an amount in fen is written in ten thousands of yuan without rounding', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0万元'],
    [12_000_000, '12万元'],
    [1_031_180_000, '1031.18万元'],
    [1, '0.000001万元'],
    [-1_500_000, '-1.5万元'],
  ];
  for (const [fen, words] of cases) assert.equal(wanYuan(fen), words);
  assert.throws(() => wanYuan(0.5), RangeError);
});

test('a document number has the year in full in 〔〕 and neither 第 nor zeros (GB/T 9704-2012 7.2.5)', () => {
  assert.equal(documentNumber('安应急', 2026, 7), '安应急〔2026〕7号');
});
