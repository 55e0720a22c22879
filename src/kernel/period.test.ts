import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halfYearBefore, parsePeriod, previousYear } from './period.ts';
import { Problem } from './problem.ts';

const named: readonly (readonly [string, string, string, string])[] = [
  ['2026', '2026-01-01', '2026-12-31', '2026年'],
  ['2026H1', '2026-01-01', '2026-06-30', '2026年上半年'],
  ['2026H2', '2026-07-01', '2026-12-31', '2026年下半年'],
  ['2026Q1', '2026-01-01', '2026-03-31', '2026年第一季度'],
  ['2026Q3', '2026-07-01', '2026-09-30', '2026年第三季度'],
  ['2026-05', '2026-05-01', '2026-05-31', '2026年5月'],
  ['2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
  ['2026-01-01..2026-05-31', '2026-01-01', '2026-05-31', '2026年1—5月'],
  ['2026-01-05..2026-05-31', '2026-01-05', '2026-05-31', '2026年1月5日至5月31日'],
  ['2025-12-01..2026-02-28', '2025-12-01', '2026-02-28', '2025年12月至2026年2月'],
  ['2025-12-15..2026-03-15', '2025-12-15', '2026-03-15', '2025年12月15日至2026年3月15日'],
  ['2026-05-01..2026-05-31', '2026-05-01', '2026-05-31', '2026年5月'],
  ['2026-05-12..2026-05-12', '2026-05-12', '2026-05-12', '2026年5月12日'],
];
for (const [code, from, to, label] of named) {
  test(`${code} is ${label}`, () => assert.deepEqual(parsePeriod(code), { code, from, to, label }));
}

for (const code of [
  '',
  '26',
  '2026H3',
  '2026Q0',
  '2026-13',
  '2026-5',
  '2026h1',
  '2026-02-30..2026-03-01',
  '2026-05-31..2026-05-01',
  '2026-05-01',
  '2026..2027',
  ' 2026',
]) {
  test(`'${code}' is no period`, () => {
    assert.throws(
      () => parsePeriod(code),
      (error) => error instanceof Problem && error.code === 'invalid',
    );
  });
}

const earlier: readonly (readonly [string, string])[] = [
  ['2026H1', '2025H1'],
  ['2026Q3', '2025Q3'],
  ['2026', '2025'],
  ['2026-05', '2025-05'],
  ['2026-01-01..2026-05-31', '2025-01-01..2025-05-31'],
  ['2024-02-01..2024-02-29', '2023-02-01..2023-02-28'],
  ['2025-01-01..2025-02-28', '2024-01-01..2024-02-29'],
  ['2024-02-29..2024-03-15', '2023-02-28..2023-03-15'],
];
for (const [code, before] of earlier) {
  test(`the same period before ${code} is ${before}`, () => assert.equal(previousYear(parsePeriod(code)).code, before));
}

test('a report written in a half-year is about the one before', () => {
  assert.equal(halfYearBefore('2026-07-01').code, '2026H1');
  assert.equal(halfYearBefore('2026-12-31').code, '2026H1');
  assert.equal(halfYearBefore('2026-06-30').code, '2025H2');
  assert.equal(halfYearBefore('2026-01-01').code, '2025H2');
});
